using Engine.Tenancy;
using Engine.Tenancy.ChangeSets;
using Engine.Tests.Features;
using Shouldly;

namespace Engine.Tests.Tenancy.ChangeSets;

/// <summary>The clock of these tests stands at 16 September 2026, 12:00 in the Netherlands.</summary>
public sealed class PlannedChangeTests
{
    [Fact]
    public async Task A_planned_change_counts_from_its_moment_in_Dutch_time()
    {
        await using var portal = await ChangingPortal.StartAsync();
        var set = (await portal.SwitchAsync("noord", "uit", from: "17-09-2026 07:00")).Value;
        set.LiveFrom.ShouldBe(new(2026, 9, 17, 5, 0, 0, TimeSpan.Zero));
        portal.Config("noord").State.ShouldBe(SwitchState.On);

        portal.Time.Set(set.LiveFrom.AddSeconds(-1));
        await portal.RefreshAsync();
        portal.Config("noord").State.ShouldBe(SwitchState.On);

        portal.Time.Set(set.LiveFrom);
        await portal.RefreshAsync();
        portal.Config("noord").State.ShouldBe(SwitchState.Off);
        (await portal.HistoryAsync("noord")).ShouldHaveSingleItem().Set.State.ShouldBe(ChangeSetState.Live);
        (await portal.UndoAsync("noord", 1)).IsRefused.ShouldBeFalse();
        portal.Config("noord").Organisations["100"].ShouldBe(SwitchState.Off);
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_holds_up_its_own_plan_and_nobody_elses()
    {
        await using var portal = await ChangingPortal.StartAsync();
        await portal.SwitchAsync("noord", "uit", from: "17-09-2026 07:00");
        await portal.SwitchAsync("zuid", "uit", from: "17-09-2026 07:00");
        await portal.WriteTextAsync("noord", "{");
        portal.Time.Advance(TimeSpan.FromDays(1));
        await portal.RefreshAsync();
        portal.Config("zuid").State.ShouldBe(SwitchState.Off);
        (await portal.HistoryAsync("noord")).ShouldHaveSingleItem().Set.State.ShouldBe(ChangeSetState.Planned);

        await portal.WriteAsync("noord", ChangingPortal.Features);
        await portal.RefreshAsync();
        portal.Config("noord").State.ShouldBe(SwitchState.Off);
    }

    [Fact]
    public async Task What_changed_between_plan_and_moment_is_kept()
    {
        await using var portal = await ChangingPortal.StartAsync();
        await portal.SwitchAsync("noord", "aan", "groep:klein", ProefModule.Wijzigen, "17-09-2026 07:00");
        await portal.SwitchAsync("noord", "grijs", feature: ProefModule.Wijzigen);
        portal.Time.Advance(TimeSpan.FromDays(1));
        await portal.RefreshAsync();
        var config = portal.Tenant("noord").Config.Features[ProefModule.Wijzigen];
        config.Audiences["klein"].ShouldBe(SwitchState.On);
    }

    [Fact]
    public async Task A_withdrawn_change_never_counts_and_cannot_be_withdrawn_after_its_moment()
    {
        await using var portal = await ChangingPortal.StartAsync();
        await portal.SwitchAsync("noord", "uit", from: "17-09-2026 07:00");
        (await portal.WithdrawAsync("noord", 1)).IsRefused.ShouldBeFalse();
        await portal.SwitchAsync("noord", "grijs", from: "17-09-2026 08:00");
        portal.Time.Advance(TimeSpan.FromDays(1));
        await portal.RefreshAsync();
        portal.Config("noord").State.ShouldBe(SwitchState.Greyed);
        (await portal.WithdrawAsync("noord", 2)).Refusals.ShouldHaveSingleItem().Code.ShouldBe("not-planned");
    }

    [Fact]
    public async Task A_plan_that_the_file_no_longer_accepts_fails_alone()
    {
        await using var portal = await ChangingPortal.StartAsync();
        await portal.SwitchAsync("noord", "uit", "groep:klein", from: "17-09-2026 07:00");
        await portal.WriteAsync("noord", """{ "audiences": { "groot": { "name": "Groot" } }, "features": { "proef.inzien": { "state": "on" } } }""");
        await portal.Get<TenantLoader>().ReloadAsync(CancellationToken.None);
        portal.Time.Advance(TimeSpan.FromDays(1));
        await portal.RefreshAsync();
        var set = (await portal.HistoryAsync("noord")).ShouldHaveSingleItem().Set;
        set.State.ShouldBe(ChangeSetState.Failed);
        set.Fault.ShouldNotBeNull().ShouldContain("klein");
        portal.Get<ConfigurationHealth>().Current.Errors.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("31-02-2027 07:00")]
    [InlineData("28-03-2027 02:30")]
    [InlineData("16-09-2026 11:59")]
    [InlineData("16-09-2029 12:00")]
    [InlineData("morgen")]
    public async Task A_moment_that_is_past_far_or_no_moment_at_all_is_refused(string from)
    {
        await using var portal = await ChangingPortal.StartAsync();
        (await portal.SwitchAsync("noord", "uit", from: from)).Refusals.ShouldHaveSingleItem().Field.ShouldBe("From");
    }
}
