using Engine.Access;
using Engine.Access.Desk;
using Engine.Access.Invitations;
using Engine.Access.Management;
using Engine.Modules;
using Engine.SignIn;
using Engine.SignIn.Protection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Schema;
using Shouldly;
using Testing;

namespace Engine.Tests.Access.Invitations;

public sealed class InvitationTests : IAsyncLifetime
{
    private const string Password = "een goed wachtwoord";
    private const string New = "nora@delinde.nl";

    private Workplace place = null!;
    private Colleague manager = null!;

    public async Task InitializeAsync()
    {
        place = await Workplace.OpenAsync();
        manager = await place.AddAsync("mia", new RoleScope("beheerder", null));
    }

    public async Task DisposeAsync() => await place.DisposeAsync();

    [Fact]
    public async Task Of_a_hundred_uses_of_one_link_at_once_one_succeeds_AUT_6()
    {
        await InviteAsync(New);
        var token = await place.TokenAsync(New);
        token.Length.ShouldBeGreaterThan(64, "256 bits in hexadecimal");
        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Task.Run(() => AcceptInTurnAsync(token))));
        answers.Count(a => !a.IsRefused).ShouldBe(1);
        answers.Where(a => a.IsRefused).ShouldAllBe(a => a.Refusals[0].Code == AcceptInvitation.Worthless.Code);
        (await place.RowsAsync(db => db.Set<Membership>().CountAsync(m => m.OrganisationId == place.Here.Id))).ShouldBe(2);
        (await AcceptAsync(token)).IsRefused.ShouldBeTrue();
    }

    [Fact]
    public async Task A_new_link_makes_the_old_one_worthless_and_a_withdrawn_one_opens_nothing()
    {
        var invitation = await InviteAsync(New);
        var first = await place.TokenAsync(New);
        (await AgainAsync(invitation)).Refusals[0].Code.ShouldBe("invitation.just-sent");
        place.Clock.Advance(TimeSpan.FromMinutes(2));
        (await AgainAsync(invitation)).IsRefused.ShouldBeFalse();
        var second = await place.TokenAsync(New);
        (await AcceptAsync(first)).IsRefused.ShouldBeTrue();
        (await place.LogAsync("portal.uitnodiging-opnieuw")).ShouldHaveSingleItem().ObjectId.ShouldBe(invitation.Id);
        (await place.AsAsync(manager, s => s.GetRequiredService<OwnInvitations>().WithdrawAsync(invitation.Id, default))).IsRefused.ShouldBeFalse();
        (await AcceptAsync(second)).IsRefused.ShouldBeTrue();
        (await place.AccountAsync(invitation.AccountId)).State.ShouldBe(AccountState.Invited);
    }

    [Fact]
    public async Task A_link_lives_as_long_as_the_tenant_says()
    {
        await InviteAsync(New);
        var token = await place.TokenAsync(New);
        place.Clock.Advance(TimeSpan.FromHours(47));
        (await FindAsync(token)).ShouldNotBeNull();
        place.Clock.Advance(TimeSpan.FromHours(2));
        (await FindAsync(token)).ShouldBeNull();
        var (lines, _) = await place.AsAsync(manager, s => s.GetRequiredService<UserOverview>().ListAsync(default));
        lines.Single(l => l.IsInvitation).State.ShouldBe(UserState.Expired);
    }

    [Fact]
    public async Task A_link_of_this_tenant_and_purpose_opens_nothing_else()
    {
        await InviteAsync(New);
        var token = await place.TokenAsync(New);
        (await place.Async(s => s.GetRequiredService<SetPassword>().HandleAsync(new(token, Password, Password), default))).IsRefused.ShouldBeTrue();
        (await place.Database.As(TestTenants.Zuid, s => s.GetRequiredService<AcceptInvitation>().FindAsync(token, default))).ShouldBeNull();
        (await place.AsAsync(manager, s => s.GetRequiredService<AcceptInvitation>().FindAsync(null, default))).ShouldBeNull();
    }

    [Fact]
    public async Task Who_had_an_account_gets_a_membership_after_accepting_and_the_inviter_learns_nothing()
    {
        var known = await place.AddAtAsync(place.There, "jan", new RoleScope("lezer", null));
        var stamp = (await place.AccountAsync(known.Account)).SecurityStamp;
        await InviteAsync(known.Mail);
        await InviteAsync(New);
        var (lines, _) = await place.AsAsync(manager, s => s.GetRequiredService<UserOverview>().ListAsync(default));
        var (had, has) = (lines.Single(l => l.Mail == known.Mail), lines.Single(l => l.Mail == New));
        (had with { Id = has.Id, Mail = has.Mail, Access = has.Access }).ShouldBe(has, "both look the same");

        // a change of password in between does not matter, since the link gives no password
        await place.RowsAsync(db => db.Set<Account>().Where(a => a.Id == known.Account).ExecuteUpdateAsync(set => set.SetProperty(a => a.SecurityStamp, "anders")));
        (await AcceptAsync(await place.TokenAsync(known.Mail), password: "wordt niet gebruikt")).IsRefused.ShouldBeFalse();
        (await place.AccountAsync(known.Account)).PasswordHash.ShouldBe("x");
        stamp.ShouldNotBeNull();
        (await place.RowsAsync(db => db.Set<Membership>().CountAsync(m => m.AccountId == known.Account))).ShouldBe(2);
        (lines, _) = await place.AsAsync(manager, s => s.GetRequiredService<UserOverview>().ListAsync(default));
        lines.Single(l => l.Mail == known.Mail).LastSignIn.ShouldBeNull("when the person signed in elsewhere is not told");
    }

    [Fact]
    public async Task A_change_of_address_or_a_disabled_account_makes_the_link_worthless_AUT_6()
    {
        var moved = await place.AddAtAsync(place.There, "jan", new RoleScope("lezer", null));
        var disabled = await place.AddAtAsync(place.There, "piet", new RoleScope("lezer", null));
        await InviteAsync(moved.Mail);
        await InviteAsync(disabled.Mail);
        var tokens = new[] { await place.TokenAsync(moved.Mail), await place.TokenAsync(disabled.Mail) };
        await place.RowsAsync(db => db.Set<Account>().Where(a => a.Id == moved.Account).ExecuteUpdateAsync(set => set.SetProperty(a => a.NormalizedMail, "NIEUW@DELINDE.NL")));
        await place.RowsAsync(db => db.Set<Account>().Where(a => a.Id == disabled.Account).ExecuteUpdateAsync(set => set.SetProperty(a => a.State, AccountState.Disabled)));
        foreach (var token in tokens)
        {
            (await FindAsync(token)).ShouldBeNull();
        }
    }

    [Fact]
    public async Task An_invitation_obeys_the_mail_rules_and_is_not_doubled()
    {
        (await TryInviteAsync("nora@gmail.com")).Refusals[0].Code.ShouldBe("mail.free");
        (await TryInviteAsync(manager.Mail)).Refusals[0].Code.ShouldBe("invitation.member");
        var twice = await Task.WhenAll(Task.Run(() => TryInviteAsync(New)), Task.Run(() => TryInviteAsync(New)));
        twice.Count(r => !r.IsRefused).ShouldBe(1);
        (await place.MailsAsync(New)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Withdrawing_and_inviting_anew_is_no_way_to_send_more_mails()
    {
        var invitation = await InviteAsync(New);
        (await place.AsAsync(manager, s => s.GetRequiredService<OwnInvitations>().WithdrawAsync(invitation.Id, default))).IsRefused.ShouldBeFalse();
        (await TryInviteAsync(New)).Refusals[0].Code.ShouldBe("invitation.just-sent");
        (await place.MailsAsync(New)).ShouldHaveSingleItem();
        place.Clock.Advance(TimeSpan.FromMinutes(1));
        (await TryInviteAsync(New)).IsRefused.ShouldBeFalse();
    }

    [Fact]
    public async Task A_membership_that_an_import_made_meanwhile_gets_the_roles_that_it_lacks()
    {
        var invitation = await InviteAsync(New);
        await place.RowsAsync(db =>
        {
            var imported = new Membership { AccountId = invitation.AccountId, OrganisationId = place.Here.Id };
            db.AddRange(imported, new Grant { MembershipId = imported.Id, Role = "lezer" }, new Grant { MembershipId = imported.Id, Role = "chef" });
            return db.SaveChangesAsync();
        });
        (await AcceptAsync(await place.TokenAsync(New))).IsRefused.ShouldBeFalse();
        var membership = await place.RowsAsync(db => db.Set<Membership>().SingleAsync(m => m.AccountId == invitation.AccountId));
        (await place.AccessAsync(new(invitation.AccountId, membership.Id, New, place.Here.Id))).ShouldBe([new("chef", null), new("lezer", null)]);
    }

    [Fact]
    public async Task An_import_at_the_same_moment_is_told_and_the_link_still_works()
    {
        await using var busy = await Workplace.OpenAsync(DatabaseProvider.Sqlite);
        var mia = await busy.AddAsync("mia", new RoleScope("beheerder", null));
        (await busy.AsAsync(mia, s => s.GetRequiredService<InviteColleague>().HandleAsync(new("Nora", New, [new("lezer", null)]), default))).IsRefused.ShouldBeFalse();
        await busy.RowsAsync(db => db.Database.ExecuteSqlRawAsync("""
            CREATE TRIGGER "Import" BEFORE INSERT ON "Membership" BEGIN
              INSERT INTO "Membership" ("TenantId", "Id", "AccountId", "OrganisationId") VALUES (NEW."TenantId", 'import', NEW."AccountId", NEW."OrganisationId");
            END
            """));
        var token = await busy.TokenAsync(New);
        (await AcceptAsync()).Refusals[0].Code.ShouldBe(AcceptInvitation.Overtaken.Code);
        await busy.RowsAsync(db => db.Database.ExecuteSqlRawAsync("""DROP TRIGGER "Import" """));
        (await AcceptAsync()).IsRefused.ShouldBeFalse();

        Task<Result<Account>> AcceptAsync() => busy.Async(s => s.GetRequiredService<AcceptInvitation>().HandleAsync(new(token, Password, Password), default));
    }

    [Fact]
    public async Task A_fault_of_the_database_is_not_told_as_an_act_of_a_colleague()
    {
        await using var broken = await Workplace.OpenAsync(DatabaseProvider.Sqlite);
        var mia = await broken.AddAsync("mia", new RoleScope("beheerder", null));
        await broken.RowsAsync(db => db.Database.ExecuteSqlRawAsync("CREATE TRIGGER Full BEFORE INSERT ON Invitations BEGIN SELECT RAISE(ABORT, 'full'); END"));
        await Should.ThrowAsync<DbUpdateException>(() => broken.AsAsync(mia, s => s.GetRequiredService<InviteColleague>()
            .HandleAsync(new("Nora", New, [new("lezer", null)]), default)));
        await Should.ThrowAsync<DbUpdateException>(() => broken.AsAsync(mia, s => s.GetRequiredService<DeskInvitation>()
            .HandleAsync(new(broken.Here.Id, "Nora", New, [new("lezer", null)]), default)));
    }

    [Fact]
    public async Task Nobody_sends_or_withdraws_what_the_own_role_could_not_give()
    {
        var invitation = await InviteAsync(New);
        var part = await place.AddAsync("bas", new RoleScope("beheerder", place.One.Id));
        var other = await place.AddAtAsync(place.There, "jan", new RoleScope("beheerder", null));
        foreach (var who in (Colleague[])[part, other])
        {
            (await place.AsAsync(who, s => s.GetRequiredService<OwnInvitations>().WithdrawAsync(invitation.Id, default))).Refusals[0].Code.ShouldBe(AccessRefusals.Unknown.Code);
            (await place.AsAsync(who, s => s.GetRequiredService<OwnInvitations>().SendAgainAsync(invitation.Id, default))).Refusals[0].Code.ShouldBe(AccessRefusals.Unknown.Code);
        }
    }

    [Fact]
    public async Task What_never_opened_is_forgotten_in_time_and_what_did_is_kept()
    {
        await InviteAsync(New);
        await InviteAsync("otto@delinde.nl");
        (await AcceptAsync(await place.TokenAsync("otto@delinde.nl"))).IsRefused.ShouldBeFalse();
        place.Clock.Advance(TimeSpan.FromDays(89));
        await ForgetAsync();
        (await place.RowsAsync(db => db.Set<Invitation>().CountAsync())).ShouldBe(2);
        place.Clock.Advance(TimeSpan.FromDays(4));
        await ForgetAsync();
        (await place.RowsAsync(db => db.Set<Invitation>().CountAsync())).ShouldBe(0);
        (await place.RowsAsync(db => db.Set<Account>().OrderBy(a => a.Mail).Select(a => a.Mail).ToListAsync())).ShouldBe([manager.Mail, "otto@delinde.nl"]);

        Task<int> ForgetAsync() => place.Async(async s =>
        {
            await ActivatorUtilities.CreateInstance<Engine.Jobs.RetentionJob>(s).HandleAsync(Guid.Empty, s.GetRequiredService<Engine.Data.PortalDbContext>(), default);
            return await s.GetRequiredService<Engine.Data.PortalDbContext>().SaveChangesAsync();
        });
    }

    private async Task<Invitation> InviteAsync(string mail)
    {
        (await TryInviteAsync(mail)).IsRefused.ShouldBeFalse();
        return await place.InvitationAsync(mail);
    }

    private Task<Result<Invitation>> TryInviteAsync(string mail) =>
        place.AsAsync(manager, s => s.GetRequiredService<InviteColleague>().HandleAsync(new("Nora", mail, [new("lezer", null)]), default));

    private Task<Result<Invitation>> AgainAsync(Invitation invitation) =>
        place.AsAsync(manager, s => s.GetRequiredService<OwnInvitations>().SendAgainAsync(invitation.Id, default));

    private Task<OpenInvitation?> FindAsync(string token) => place.Async(s => s.GetRequiredService<AcceptInvitation>().FindAsync(token, default));

    /// <summary>As a person does who is told that it is busy: once more.</summary>
    private async Task<Result<Account>> AcceptInTurnAsync(string token)
    {
        while (true)
        {
            try
            {
                return await AcceptAsync(token);
            }
            catch (BusyException)
            {
                await Task.Yield();
            }
        }
    }

    private Task<Result<Account>> AcceptAsync(string token, string password = Password) =>
        place.Async(s => s.GetRequiredService<AcceptInvitation>().HandleAsync(new(token, password, password), default));
}
