using Engine.Access;
using Engine.Access.Management;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Schema;
using Shouldly;

namespace Engine.Tests.Access.Management;

public sealed class StopAccessTests
{
    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task Of_two_last_managers_who_leave_at_once_one_stays(DatabaseProvider provider)
    {
        await using var place = await Workplace.OpenAsync(provider);
        for (var round = 0; round < 8; round++)
        {
            var organisation = new Organisation { Number = $"r{round}", Name = "Ronde" };
            await place.RowsAsync(db =>
            {
                db.Add(organisation);
                return db.SaveChangesAsync();
            });
            var pair = new[] { await place.AddAtAsync(organisation, $"a{round}", new RoleScope("beheerder", null)), await place.AddAtAsync(organisation, $"b{round}", new RoleScope("beheerder", null)) };
            // each takes away the own access, or that of the other
            var across = round % 2 == 0;
            var answers = await Task.WhenAll(pair.Select((who, i) => Task.Run(() =>
                place.AsAsync(who, s => s.GetRequiredService<StopAccess>().HandleAsync(pair[across ? 1 - i : i].Membership, default)))));
            answers.Count(a => !a.IsRefused).ShouldBe(1, $"round {round}");
            (await place.RowsAsync(db => db.Set<Membership>().CountAsync(m => m.OrganisationId == organisation.Id && m.DisabledAt == null))).ShouldBe(1);
        }
    }

    [Fact]
    public async Task Access_to_another_organisation_and_the_roles_here_are_kept_001_55()
    {
        await using var place = await Workplace.OpenAsync();
        var manager = await place.AddAsync("mia", new RoleScope("beheerder", null));
        var here = await place.AddAsync("rik", new RoleScope("lezer", null));
        var there = await place.AddAtAsync(place.There, "rik", new RoleScope("lezer", null));
        (await place.AsAsync(manager, s => s.GetRequiredService<StopAccess>().HandleAsync(here.Membership, default))).IsRefused.ShouldBeFalse();
        (await place.AccountAsync(here.Account)).State.ShouldBe(AccountState.Active);
        (await place.RowsAsync(db => db.Set<Membership>().FirstAsync(m => m.Id == there.Membership))).DisabledAt.ShouldBeNull();
        (await place.MailsAsync(here.Mail)).ShouldHaveSingleItem().Subject.ShouldBe("Uw toegang is gestopt");
        (await place.AsAsync(manager, s => s.GetRequiredService<ResumeAccess>().HandleAsync(here.Membership, default))).IsRefused.ShouldBeFalse();
        (await place.AccessAsync(here)).ShouldBe([new("lezer", null)]);
        (await place.LogAsync("portal.toegang-hervatten")).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Who_holds_more_than_the_manager_may_hand_out_is_not_stopped_nor_given_back()
    {
        await using var place = await Workplace.OpenAsync();
        var manager = await place.AddAsync("mia", new RoleScope("beheerder", null));
        var chief = await place.AddAsync("rik", new("lezer", null), new("chef", null));
        ChangeAccessTests.Code(await place.AsAsync(manager, s => s.GetRequiredService<StopAccess>().HandleAsync(chief.Membership, default))).ShouldBe(AccessRefusals.NotWhollyYours.Code);
        await place.RowsAsync(db => db.Set<Membership>().Where(m => m.Id == chief.Membership).ExecuteUpdateAsync(set => set.SetProperty(m => m.DisabledAt, place.Clock.GetUtcNow())));
        ChangeAccessTests.Code(await place.AsAsync(manager, s => s.GetRequiredService<ResumeAccess>().HandleAsync(chief.Membership, default))).ShouldBe(AccessRefusals.NotWhollyYours.Code);
    }
}
