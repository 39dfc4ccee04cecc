using Engine.Audit;
using Engine.Data;
using Engine.Tenancy;
using Engine.Tenancy.ChangeSets;
using Engine.Tests.Features;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Engine.Data.Databases;
using Shouldly;

namespace Engine.Tests.Tenancy.ChangeSets;

public sealed class ChangeSetTests
{
    [Fact]
    public async Task A_switch_for_everyone_counts_at_once_and_for_whoever_had_a_setting_of_their_own()
    {
        await using var portal = await ChangingPortal.StartAsync();
        var set = (await portal.SwitchAsync("noord", "uit")).Value;
        (set.Number, set.State, set.AccountId).ShouldBe((1, ChangeSetState.Live, ProefModule.Person().AccountId));
        portal.Config("noord").State.ShouldBe(SwitchState.Off);
        portal.Config("noord").Audiences.ShouldBeEmpty();
        portal.Config("noord").Organisations.ShouldBeEmpty();
    }

    [Fact]
    public async Task Only_the_changed_tenant_is_built_anew()
    {
        await using var portal = await ChangingPortal.StartAsync();
        var (noord, zuid) = (portal.Tenant("noord"), portal.Tenant("zuid"));
        await portal.SwitchAsync("noord", "uit");
        portal.Tenant("noord").ShouldNotBeSameAs(noord);
        portal.Tenant("zuid").ShouldBeSameAs(zuid);
        portal.Config("zuid").State.ShouldBe(SwitchState.On);
    }

    [Theory]
    [InlineData("iedereen", ProefModule.Inzien)]
    [InlineData("groep:klein", ProefModule.Inzien)]
    [InlineData("organisatie:100", ProefModule.Inzien)]
    [InlineData("iedereen", ProefModule.Wijzigen)]
    [InlineData("groep:klein", ProefModule.Wijzigen)]
    public async Task Undo_restores_the_document_to_the_byte(string scope, string feature)
    {
        await using var portal = await ChangingPortal.StartAsync();
        var before = portal.Effective("noord");
        var set = (await portal.SwitchAsync("noord", "aan", scope, feature, notice: "Héél \"even\" </script>")).Value;
        portal.Effective("noord").ShouldNotBe(before);
        var undo = await portal.As("noord", services => services.GetRequiredService<UndoChange>().HandleAsync(new(set.Number, 2), CancellationToken.None));
        undo.Value.Undoes.ShouldBe(set.Number);
        portal.Effective("noord").ShouldBe(before);
        portal.Tenant("noord").Config.Features.ContainsKey(ProefModule.Wijzigen).ShouldBeFalse();
    }

    [Fact]
    public async Task A_switch_for_one_group_leaves_a_feature_off_for_all_others()
    {
        await using var portal = await ChangingPortal.StartAsync();
        (await portal.SwitchAsync("noord", "aan", "groep:klein", ProefModule.Wijzigen)).IsRefused.ShouldBeFalse();
        var config = portal.Tenant("noord").Config.Features[ProefModule.Wijzigen];
        config.State.ShouldBe(SwitchState.Off);
        config.Audiences["klein"].ShouldBe(SwitchState.On);
    }

    [Fact]
    public async Task Undoing_keeps_both_changes_in_the_history_and_cannot_be_done_twice()
    {
        await using var portal = await ChangingPortal.StartAsync();
        await portal.SwitchAsync("noord", "uit");
        await portal.UndoAsync("noord", 1);
        (await portal.HistoryAsync("noord")).Select(l => (l.Set.Number, l.Set.State)).ShouldBe([(2, ChangeSetState.Live), (1, ChangeSetState.Undone)]);
        (await portal.UndoAsync("noord", 1)).Refusals.ShouldHaveSingleItem().Code.ShouldBe("not-live");
    }

    [Fact]
    public async Task What_was_changed_again_later_is_undone_in_turn()
    {
        await using var portal = await ChangingPortal.StartAsync();
        await portal.SwitchAsync("noord", "uit");
        await portal.SwitchAsync("noord", "grijs");
        (await portal.UndoAsync("noord", 1)).Refusals.ShouldHaveSingleItem().Code.ShouldBe("changed-later");
        (await portal.UndoAsync("noord", 2)).IsRefused.ShouldBeFalse();
        portal.Config("noord").State.ShouldBe(SwitchState.Off);
    }

    [Fact]
    public async Task Of_two_admins_the_second_is_told_what_happened_meanwhile()
    {
        await using var portal = await ChangingPortal.StartAsync();
        (await portal.SwitchAsync("noord", "uit", seen: 0)).IsRefused.ShouldBeFalse();
        (await portal.SwitchAsync("noord", "grijs", seen: 0)).Refusals.ShouldHaveSingleItem().Code.ShouldBe(LandChange.ChangedMeanwhile);
        portal.Config("noord").State.ShouldBe(SwitchState.Off);
    }

    [Fact]
    public async Task Of_two_admins_in_the_very_same_moment_one_wins()
    {
        await using var portal = await ChangingPortal.StartAsync();
        for (var round = 0; round < 10; round++)
        {
            var (seen, first, second) = (2 * round, $"eerste {round}", $"tweede {round}");
            var results = await Task.WhenAll(
                Task.Run(() => portal.SwitchAsync("noord", "uit", seen: seen, notice: first)),
                Task.Run(() => portal.SwitchAsync("noord", "grijs", seen: seen, notice: second)));
            results.Count(r => r.IsRefused).ShouldBe(1);
            (await portal.HistoryAsync("noord")).Count.ShouldBe(round + 1);
        }
    }

    [Fact]
    public async Task Every_change_is_one_event_in_the_log()
    {
        await using var portal = await ChangingPortal.StartAsync();
        await portal.SwitchAsync("noord", "uit");
        await portal.UndoAsync("noord", 1);
        await portal.SwitchAsync("noord", "grijs", from: "17-09-2026 07:00");
        await portal.WithdrawAsync("noord", 3);
        var events = await portal.As("noord", services => services.GetRequiredService<PortalDbContext>().Set<AuditEvent>()
            .Where(e => e.ObjectType == "wijziging").OrderBy(e => e.Id).Select(e => e.Type).ToListAsync());
        events.ShouldBe(["portal.functie-schakelen", "portal.wijziging-terugdraaien", "portal.functie-schakelen", "portal.wijziging-intrekken"]);
    }

    [Fact]
    public async Task A_file_that_changed_under_a_change_leaves_the_last_good_version_and_is_reported()
    {
        await using var portal = await ChangingPortal.StartAsync();
        await portal.SwitchAsync("noord", "uit", "groep:klein");
        await portal.WriteAsync("noord", """{ "audiences": { "groot": { "name": "Groot" } }, "features": { "proef.inzien": { "state": "on" } } }""");
        await portal.Get<TenantLoader>().ReloadAsync(CancellationToken.None);
        portal.Config("noord").Audiences["klein"].ShouldBe(SwitchState.Off);
        portal.Get<ConfigurationHealth>().Current.Kept.ShouldBe(["noord"]);
        portal.Config("zuid").State.ShouldBe(SwitchState.On);
    }

    [Theory]
    [InlineData("bestaat.niet", "iedereen", "uit", "unknown")]
    [InlineData("collectiviteit.zoeken", "iedereen", "uit", "unknown")]
    [InlineData(ProefModule.Inzien, "groep:bestaat-niet", "uit", "scope")]
    [InlineData(ProefModule.Inzien, "organisatie:999", "uit", "scope")]
    [InlineData(ProefModule.Inzien, "organisatie:", "uit", "scope")]
    [InlineData(ProefModule.Inzien, "", "uit", "scope")]
    [InlineData(ProefModule.Inzien, "iedereen", "kapot", "state")]
    [InlineData(ProefModule.Inzien, "iedereen", null, "state")]
    [InlineData(ProefModule.Inzien, "groep:klein", "grijs", "unchanged")]
    [InlineData(PortalFeatures.SwitchFeatures, "iedereen", "uit", "lock-out")]
    [InlineData(PortalFeatures.SwitchFeatures, "organisatie:100", "grijs", "lock-out")]
    public async Task A_switch_that_cannot_be_is_refused_by_name_and_changes_nothing(string feature, string scope, string? state, string code)
    {
        await using var portal = await ChangingPortal.StartAsync();
        var before = portal.Effective("noord");
        (await portal.SwitchAsync("noord", state ?? "", scope, feature)).Refusals.ShouldContain(r => r.Code == code);
        portal.Effective("noord").ShouldBe(before);
    }

    /// <summary>ISO-11.</summary>
    [Fact]
    public async Task An_admin_who_uses_names_and_numbers_of_another_tenant_changes_nothing_there()
    {
        await using var portal = await ChangingPortal.StartAsync();
        await portal.WriteAsync("zuid", """{ "audiences": { "zuidelijk": { "name": "Zuidelijk" } }, "features": { "proef.inzien": { "state": "on" } } }""");
        await portal.Get<TenantLoader>().ReloadAsync(CancellationToken.None);
        await portal.SwitchAsync("zuid", "uit");
        await portal.SwitchAsync("zuid", "grijs", from: "17-09-2026 07:00");
        var before = portal.Effective("zuid");

        (await portal.SwitchAsync("noord", "uit", "groep:zuidelijk")).IsRefused.ShouldBeTrue();
        (await portal.UndoAsync("noord", 1)).Refusals.ShouldHaveSingleItem().Code.ShouldBe("unknown");
        (await portal.WithdrawAsync("noord", 2)).Refusals.ShouldHaveSingleItem().Code.ShouldBe("unknown");
        (await portal.HistoryAsync("noord")).ShouldBeEmpty();

        await portal.RefreshAsync();
        portal.Effective("zuid").ShouldBe(before);
        (await portal.HistoryAsync("zuid")).Select(l => l.Set.State).ShouldBe([ChangeSetState.Planned, ChangeSetState.Live]);
    }

    [Fact]
    public async Task A_change_of_a_node_whose_clock_is_an_hour_behind_is_followed_like_any_other()
    {
        await using var portal = await ChangingPortal.StartAsync();
        await portal.SwitchAsync("noord", "uit");
        portal.Time.Advance(TimeSpan.FromHours(-1));
        (await portal.SwitchAsync("noord", "grijs")).IsRefused.ShouldBeFalse();
        portal.Config("noord").State.ShouldBe(SwitchState.Greyed);
    }

    [Fact]
    public async Task A_change_that_the_database_cannot_take_is_a_fault_and_not_somebody_being_first()
    {
        await using var portal = await ChangingPortal.StartAsync();
        await portal.As("noord", services => services.GetRequiredService<PortalDbContext>().Database.ExecuteSqlRawAsync(
            portal.Get<PortalDatabases>().IsEmbedded(PortalDatabases.Shared)
                ? """CREATE TRIGGER vol BEFORE INSERT ON "ChangeSets" BEGIN SELECT RAISE(ABORT, 'vol'); END"""
                : """UPDATE "ChangeCounter" SET "Value" = 9223372036854775807"""));
        await Should.ThrowAsync<Exception>(() => portal.SwitchAsync("noord", "uit"));
    }
}
