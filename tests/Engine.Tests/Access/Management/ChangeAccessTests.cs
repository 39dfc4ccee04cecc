using Engine.Access;
using Engine.Access.Management;
using Engine.Audit;
using Engine.Modules;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace Engine.Tests.Access.Management;

public sealed class ChangeAccessTests : IAsyncLifetime
{
    private Workplace place = null!;

    public async Task InitializeAsync() => place = await Workplace.OpenAsync();

    public async Task DisposeAsync() => await place.DisposeAsync();

    [Fact]
    public async Task A_manager_gives_and_takes_roles_and_contracts_and_the_colleague_is_told_002_28()
    {
        var manager = await place.AddAsync("mia", new RoleScope("beheerder", null));
        var reader = await place.AddAsync("rik", new RoleScope("lezer", null));
        var stamp = (await place.AccountAsync(reader.Account)).SecurityStamp;

        (await ChangeAsync(manager, reader, new("lezer", place.One.Id), new("beheerder", place.Two.Id))).IsRefused.ShouldBeFalse();

        (await place.AccessAsync(reader)).ShouldBe([new("beheerder", place.Two.Id), new("lezer", place.One.Id)]);
        (await place.AccountAsync(reader.Account)).SecurityStamp.ShouldNotBe(stamp, "open sessions end");
        (await place.MailsAsync(reader.Mail)).ShouldHaveSingleItem().Body.ShouldContain("Beheerder (12); Lezer (11)");
        var line = (await place.LogAsync("portal.toegang-wijzigen")).ShouldHaveSingleItem();
        line.Detail.ShouldBe("van: Lezer (alle contracten); naar: Beheerder (12); Lezer (11)");
        line.ObjectId.ShouldBe(reader.Account);
    }

    [Fact]
    public async Task Only_roles_that_the_own_role_names_are_handed_out_002_05()
    {
        var manager = await place.AddAsync("mia", new RoleScope("beheerder", null), new RoleScope("chef", null));
        var reader = await place.AddAsync("rik", new RoleScope("lezer", null));
        Code(await ChangeAsync(manager, reader, new RoleScope("chef", null))).ShouldBe(AccessRefusals.BeyondReach.Code);
        (await place.AccessAsync(reader)).ShouldBe([new("lezer", null)]);
        (await place.LogAsync("portal.toegang-wijzigen")).ShouldHaveSingleItem().Outcome.ShouldBe(AuditOutcome.Refused);
    }

    [Fact]
    public async Task A_customer_never_hands_out_a_role_of_the_insurers_staff()
    {
        var manager = await place.AddAsync("mia", new RoleScope("beheerder", null));
        var reader = await place.AddAsync("rik", new RoleScope("lezer", null));
        Code(await ChangeAsync(manager, reader, new RoleScope("balie", null))).ShouldBe(AccessRefusals.BeyondReach.Code);
    }

    [Fact]
    public async Task Only_contracts_in_the_own_reach_are_handed_out()
    {
        var manager = await place.AddAsync("mia", new RoleScope("beheerder", place.One.Id));
        var whole = await place.AddAsync("wim", new RoleScope("beheerder", null));
        var reader = await place.AddAsync("rik", new RoleScope("lezer", place.One.Id));
        Code(await ChangeAsync(manager, reader, new RoleScope("lezer", place.Two.Id))).ShouldBe(AccessRefusals.BeyondReach.Code);
        Code(await ChangeAsync(manager, reader, new RoleScope("lezer", null))).ShouldBe(AccessRefusals.BeyondReach.Code);
        Code(await ChangeAsync(whole, reader, new RoleScope("lezer", place.OfOthers.Id))).ShouldBe(AccessRefusals.BeyondReach.Code, "a contract of another organisation");
        Code(await ChangeAsync(manager, reader, new("lezer", place.One.Id), new("beheerder", place.One.Id))).ShouldBeNull();
    }

    [Fact]
    public async Task What_lies_outside_the_own_reach_stays_as_it_is()
    {
        var manager = await place.AddAsync("mia", new RoleScope("beheerder", place.One.Id));
        var reader = await place.AddAsync("rik", new("lezer", place.One.Id), new("lezer", place.Two.Id), new("chef", null));
        Code(await ChangeAsync(manager, reader)).ShouldBeNull();
        (await place.AccessAsync(reader)).ShouldBe([new("chef", null), new("lezer", place.Two.Id)]);
    }

    [Fact]
    public async Task Who_is_outside_the_own_reach_is_not_there()
    {
        var manager = await place.AddAsync("mia", new RoleScope("beheerder", place.One.Id));
        var elsewhere = await place.AddAsync("eva", new RoleScope("lezer", place.Two.Id));
        var other = await place.AddAtAsync(place.There, "jan", new RoleScope("lezer", null));
        var reader = await place.AddAsync("rik", new RoleScope("lezer", null));
        Code(await ChangeAsync(manager, elsewhere, new RoleScope("lezer", place.One.Id))).ShouldBe(AccessRefusals.Unknown.Code);
        Code(await ChangeAsync(manager, other, new RoleScope("lezer", place.One.Id))).ShouldBe(AccessRefusals.Unknown.Code);
        Code(await ChangeAsync(reader, manager)).ShouldBe(AccessRefusals.Unknown.Code, "who manages nobody sees nobody");
        var (lines, _) = await place.AsAsync(manager, s => s.GetRequiredService<UserOverview>().ListAsync(default));
        lines.Select(l => l.Name).ShouldBe(["mia", "rik"]);
    }

    [Fact]
    public async Task Nobody_raises_the_own_access()
    {
        var manager = await place.AddAsync("mia", new RoleScope("beheerder", null));
        await place.AddAsync("bas", new RoleScope("beheerder", null));
        Code(await ChangeAsync(manager, manager, new("beheerder", null), new("lezer", null))).ShouldBe(AccessRefusals.OwnElevation.Code);
        Code(await ChangeAsync(manager, manager, new RoleScope("beheerder", place.One.Id))).ShouldBeNull("less of the same is no elevation");
        Code(await ChangeAsync(manager, manager, new RoleScope("beheerder", place.Two.Id))).ShouldBe(AccessRefusals.BeyondReach.Code);
    }

    [Fact]
    public async Task The_last_manager_cannot_give_up_the_role_nor_a_contract_that_nobody_else_manages()
    {
        var manager = await place.AddAsync("mia", new("beheerder", null), new("lezer", null));
        var part = await place.AddAsync("bas", new("beheerder", place.One.Id), new("lezer", place.One.Id));
        Code(await ChangeAsync(manager, manager, new RoleScope("lezer", null))).ShouldBe(AccessRefusals.LastManager.Code);
        Code(await ChangeAsync(manager, manager, new RoleScope("beheerder", place.One.Id))).ShouldBe(AccessRefusals.LastManager.Code);
        Code(await place.AsAsync(manager, s => s.GetRequiredService<StopAccess>().HandleAsync(manager.Membership, default))).ShouldBe(AccessRefusals.LastManager.Code);
        Code(await ChangeAsync(part, part, new RoleScope("lezer", place.One.Id))).ShouldBeNull("the other one manages every contract");
        Code(await ChangeAsync(manager, part)).ShouldBe(AccessRefusals.NothingLeft.Code, "who has no role at all is stopped instead");
    }

    [Fact]
    public async Task Who_is_invited_stopped_or_disabled_does_not_count_as_a_manager_who_stays()
    {
        var manager = await place.AddAsync("mia", new RoleScope("beheerder", null));
        var stopped = await place.AddAsync("bas", new RoleScope("beheerder", null));
        var disabled = await place.AddAsync("tom", new RoleScope("beheerder", null));
        Code(await place.AsAsync(manager, s => s.GetRequiredService<StopAccess>().HandleAsync(stopped.Membership, default))).ShouldBeNull();
        await place.RowsAsync(async db =>
        {
            return await db.Set<Account>().Where(a => a.Id == disabled.Account).ExecuteUpdateAsync(set => set.SetProperty(a => a.State, AccountState.Disabled));
        });
        await place.AsAsync(manager, s => s.GetRequiredService<InviteColleague>().HandleAsync(new("Pia", "pia@delinde.nl", [new("beheerder", null)]), default));
        Code(await ChangeAsync(manager, manager)).ShouldBe(AccessRefusals.LastManager.Code);
    }

    [Fact]
    public async Task A_mandate_for_one_branch_hands_out_the_contracts_of_that_branch_only()
    {
        var manager = await place.AddAsync("mia", new RoleScope("beheerder", null));
        var reader = await place.AddAsync("rik", new RoleScope("lezer", place.One.Id));
        Code(await ChangeAsync(new("lezer", null))).ShouldBe(AccessRefusals.BeyondReach.Code);
        Code(await ChangeAsync(new("lezer", place.Two.Id))).ShouldBe(AccessRefusals.BeyondReach.Code);
        Code(await ChangeAsync(new("beheerder", place.One.Id))).ShouldBeNull();

        Task<Result<Account>> ChangeAsync(RoleScope access) =>
            place.AsAsync(manager, s => s.GetRequiredService<ChangeAccess>().HandleAsync(new(reader.Membership, [access]), default), place.One);
    }

    private Task<Result<Account>> ChangeAsync(Colleague who, Colleague of, params RoleScope[] access) =>
        place.AsAsync(who, s => s.GetRequiredService<ChangeAccess>().HandleAsync(new(of.Membership, access), default));

    internal static string? Code<T>(Result<T> result) => result.IsRefused ? result.Refusals[0].Code : null;
}
