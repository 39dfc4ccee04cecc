using Engine.Access;
using Engine.Access.Invitations;
using Engine.Access.Management;
using Engine.Audit;
using Engine.Tests.Workflows.Tasks;
using Engine.Workflows.Accounts;
using Engine.Workflows.Runtime;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Schema;
using Shouldly;
using Testing;

namespace Engine.Tests.Workflows.Accounts;

/// <summary>Accounts that a definition makes, the link that it sends once, and the wait until somebody follows it.</summary>
public sealed class AccountWorkTests
{
    private const string Mail = "mia@delinde.example";
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Fact]
    public async Task An_account_is_made_with_its_roles_and_no_mail()
    {
        await using var desk = await TaskDesk.OpenAsync();
        var contract = new Contract { OrganisationId = desk.Linde.Id, Number = "1", Name = "Een", Start = new(2020, 1, 1) };
        await desk.RowsAsync(db => (db.Add(contract), db.SaveChangesAsync()).Item2);
        (await desk.EndAsync(await desk.AskAsync(Create(roles: ["chef", $"lezer|{contract.Id}"])))).ShouldBe([$"Created \"{(await AccountAsync(desk)).Id}\""]);
        (await AccountAsync(desk)).State.ShouldBe(AccountState.Invited);
        (await desk.RowsAsync(db => db.Set<InvitationGrant>().OrderBy(g => g.Role).Select(g => new RoleScope(g.Role, g.ContractId)).ToListAsync())).ShouldBe([new("chef", null), new("lezer", contract.Id)]);
        (await desk.MailsAsync()).ShouldBeEmpty();
        (await desk.RowsAsync(db => db.Set<Engine.SignIn.MailedToken>().CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task Who_is_there_or_invited_already_gets_no_second_account()
    {
        await using var desk = await TaskDesk.OpenAsync();
        var first = await desk.AskAsync(Create());
        (await desk.EndAsync(await desk.AskAsync(Create()))).ShouldBe([$"AlreadyExists \"{(await AccountAsync(desk)).Id}\""]);
        var member = await desk.AddAsync(desk.Linde, "bo", "lezer");
        (await desk.EndAsync(await desk.AskAsync(Create(member.Mail)))).ShouldBe([$"AlreadyExists \"{member.Account}\""]);
        (await desk.EndAsync(first)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Who_works_elsewhere_keeps_the_account_and_gets_the_access_too()
    {
        await using var desk = await TaskDesk.OpenAsync();
        var elsewhere = await desk.AddAsync(desk.Wilg, "bo", "lezer");
        (await desk.EndAsync(await desk.AskAsync(Create(elsewhere.Mail)))).ShouldBe([$"Created \"{elsewhere.Account}\""]);
        (await desk.RowsAsync(db => db.Set<Invitation>().SingleAsync())).OrganisationId.ShouldBe(desk.Linde.Id);
    }

    [Theory]
    [InlineData("role", "account.reach")]
    [InlineData("staff", "account.reach")]
    [InlineData("contract", "account.reach")]
    [InlineData("none", "account.roles")]
    [InlineData("organisation", "account.organisation")]
    [InlineData("desk", "account.organisation")]
    [InlineData("mail", "mail.invalid")]
    [InlineData("scheme", "account.scheme")]
    public async Task What_the_rules_do_not_allow_is_refused_and_the_log_says_why(string what, string code)
    {
        await using var desk = await TaskDesk.OpenAsync();
        var foreign = new Contract { OrganisationId = desk.Wilg.Id, Number = "2", Name = "Twee", Start = new(2020, 1, 1) };
        await desk.RowsAsync(db => (db.Add(foreign), db.SaveChangesAsync()).Item2);
        var instance = await desk.AskAsync(what switch
        {
            "role" => Create(roles: ["baas"]),
            "staff" => Create(roles: ["balie"]),
            "contract" => Create(roles: [$"lezer|{foreign.Id}"]),
            "none" => Create(roles: ["lezer|x"]),
            "organisation" => Create(organisation: "999"),
            "desk" => Create(organisation: "desk"),
            "mail" => Create("geen adres"),
            _ => Create(more: TaskFlows.Text("loginScheme", "eherkenning")),
        });
        (await desk.EndAsync(instance)).ShouldHaveSingleItem().ShouldMatch("^Refused \"[^\"]{20,}\\.\"$", "the reason is for whoever decides anew");
        (await desk.RowsAsync(db => db.Set<AuditEvent>().SingleAsync(e => e.Type == "portal.account-maken"))).ShouldSatisfyAllConditions(
            e => e.Outcome.ShouldBe(AuditOutcome.Refused), e => e.Detail.ShouldBe(code));
        (await desk.RowsAsync(db => db.Set<Account>().CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task Staff_get_no_access_as_a_customer()
    {
        await using var desk = await TaskDesk.OpenAsync();
        var staff = await desk.AddAsync(desk.Desk, "an", "balie");
        (await desk.EndAsync(await desk.AskAsync(Create(staff.Mail.ToUpperInvariant())))).ShouldBe(["Refused \"Eigen medewerkers krijgen geen toegang als klant.\""]);
        (await desk.RowsAsync(db => db.Set<AuditEvent>().SingleAsync(e => e.Type == "portal.account-maken"))).Detail.ShouldBe("account.own-staff");
        (await desk.RowsAsync(db => db.Set<Invitation>().CountAsync())).ShouldBe(0);
    }

    [Theory]
    [InlineData("100")]
    [InlineData("200")]
    public async Task Of_a_person_with_two_practices_the_link_is_for_the_one_of_the_process(string number)
    {
        await using var desk = await TaskDesk.OpenAsync();
        await desk.AskAsync(Create());
        await desk.AskAsync(Create(organisation: "200"));
        var (account, expected) = ((await AccountAsync(desk)).Id, number == "100" ? desk.Linde.Id : desk.Wilg.Id);
        var invitation = (await desk.RowsAsync(db => db.Set<Invitation>().SingleAsync(i => i.OrganisationId == expected))).Id;
        (await desk.EndAsync(await desk.AskAsync(Send(account, TaskFlows.Text("organisationId", number))))).ShouldBe([$"Done \"{invitation}\""]);
        (await desk.EndAsync(await desk.AskAsync(Send(account, TaskFlows.Text("organisationId", expected.ToString()))))).ShouldBe([$"AlreadySent \"{invitation}\""]);
        var unclear = await desk.AskAsync(Send(account));
        (await desk.RowsAsync(db => db.Set<WorkflowIncident>().SingleAsync(i => i.InstanceId == unclear))).Message.ShouldContain("\"organisationId\"");
        (await desk.MailsAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Telling_a_process_leaves_the_saving_to_who_withdraws()
    {
        await using var desk = await TaskDesk.OpenAsync();
        var (_, invitation) = await MakeAsync(desk);
        await desk.AskAsync(Await(invitation));
        (await desk.Portal.As(TaskDesk.Noord, async s =>
        {
            var db = s.GetRequiredService<Engine.Data.PortalDbContext>();
            await using var transaction = await db.Database.BeginTransactionAsync();
            (await db.Set<Invitation>().SingleAsync(i => i.Id == invitation)).State = InvitationState.Withdrawn;
            await s.GetRequiredService<ActivationWaits>().WithdrawnAsync(invitation, default);
            return db.Entry(db.Set<Invitation>().Local.Single()).State;
        })).ShouldBe(EntityState.Modified);
    }

    [Fact]
    public async Task The_link_is_sent_once_however_often_it_is_asked()
    {
        await using var desk = await TaskDesk.OpenAsync();
        var (account, invitation) = await MakeAsync(desk);
        (await desk.EndAsync(await desk.AskAsync(Send(account, TaskFlows.Span("linkLifetime", "1.00:00:00"))))).ShouldBe([$"Done \"{invitation}\""]);
        (await desk.EndAsync(await desk.AskAsync(Send(account)))).ShouldBe([$"AlreadySent \"{invitation}\""]);
        var mail = (await desk.MailsAsync()).ShouldHaveSingleItem();
        (mail.To, mail.Body.Contains("activeren?code=", StringComparison.Ordinal)).ShouldBe((Mail, true));
        (await desk.RowsAsync(db => db.Set<Invitation>().SingleAsync())).ExpiresAt.ShouldBe(desk.Portal.Clock.GetUtcNow().AddDays(1));
        (await AcceptAsync(desk)).ShouldBeNull();
        (await desk.EndAsync(await desk.AskAsync(Send(account)))).ShouldBe(["AlreadyActive null"]);
    }

    [Fact]
    public async Task A_link_that_may_be_sent_again_makes_the_one_before_worthless()
    {
        await using var desk = await TaskDesk.OpenAsync();
        var (account, _) = await MakeAsync(desk);
        await desk.AskAsync(Send(account, TaskFlows.Span("linkLifetime", "30.00:00:00")));
        (await desk.RowsAsync(db => db.Set<Invitation>().SingleAsync())).ExpiresAt.ShouldBe(desk.Portal.Clock.GetUtcNow().AddDays(7), "a link never works longer");
        await desk.AskAsync(Send(account, TaskFlows.Flag("once", false)));
        (await AcceptAsync(desk, 0)).ShouldBe(AcceptInvitation.Worthless.Code);
        (await AcceptAsync(desk, 1)).ShouldBeNull();
    }

    [Fact]
    public async Task The_link_and_its_reminder_go_in_the_words_that_the_definition_names()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("texts"));
        File.WriteAllText(folder.File("texts/welkom.md"), "Onderwerp: Welkom bij {{organisatie}}\n\nDag {{naam}} ({{gebruikersnaam}}), klik {{link}} voor {{geldigTot}}.");
        File.WriteAllText(folder.File("texts/denk-eraan.md"), "Onderwerp: Denk eraan\n\nDag {{naam}}, tot {{geldigTot}}.");
        File.WriteAllText(folder.File("texts/stuk.md"), "Onderwerp: Stuk\n\n{{bestaatniet}}");
        await using var desk = await TaskDesk.OpenAsync(configure: s => s.AddSingleton(new HostFolders(folder.Path, Repository.Path("themes"))));
        var (account, invitation) = await MakeAsync(desk);
        var broken = await desk.AskAsync(Send(account, TaskFlows.Text("templateKey", "stuk")));
        (await desk.RowsAsync(db => db.Set<WorkflowIncident>().SingleAsync(i => i.InstanceId == broken))).Message.ShouldContain("bestaatniet");
        (await desk.RowsAsync(db => db.Set<Engine.SignIn.MailedToken>().CountAsync())).ShouldBe(0);

        await desk.AskAsync(Send(account, TaskFlows.Text("templateKey", "welkom")));
        var mail = (await desk.MailsAsync()).ShouldHaveSingleItem();
        (mail.Subject, mail.Body.StartsWith($"Dag Mia de Wit ({Mail}), klik http", StringComparison.Ordinal)).ShouldBe(("Welkom bij De Linde", true));
        await desk.AskAsync(Await(invitation, TaskFlows.Reminder("01:00:00", "denk-eraan")));
        desk.Portal.Clock.Advance(Hour);
        await desk.Portal.DrainAsync();
        (await desk.MailsAsync())[^1].Subject.ShouldBe("Denk eraan");
        (await AcceptAsync(desk, 0)).ShouldBeNull();
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task Following_the_link_ends_the_wait_in_either_order(DatabaseProvider provider)
    {
        await using var desk = await TaskDesk.OpenAsync(provider);
        var (account, invitation) = await MakeAsync(desk);
        await desk.AskAsync(Send(account));
        var waiting = await desk.AskAsync(Await(invitation));
        (await desk.EndAsync(waiting)).ShouldBeEmpty();
        (await AcceptAsync(desk)).ShouldBeNull();
        (await desk.EndAsync(waiting)).ShouldBe(["Activated \"2026-09-16T10:00:00.000Z\""]);
        (await desk.EndAsync(await desk.AskAsync(Await(invitation)))).ShouldHaveSingleItem().ShouldStartWith("Activated");
        (await desk.RowsAsync(db => db.Set<ActivationWait>().CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task An_invitation_that_is_withdrawn_ends_the_wait_in_either_order()
    {
        await using var desk = await TaskDesk.OpenAsync();
        var manager = await desk.AddAsync(desk.Linde, "baas", "beheerder");
        var (_, invitation) = await MakeAsync(desk);
        var waiting = await desk.AskAsync(Await(invitation));
        TaskDesk.Code(await desk.As(manager, s => s.GetRequiredService<OwnInvitations>().WithdrawAsync(invitation, default))).ShouldBeNull();
        (await desk.EndAsync(waiting)).ShouldBe(["Revoked null"]);
        (await desk.EndAsync(await desk.AskAsync(Await(invitation)))).ShouldBe(["Revoked null"]);
    }

    [Fact]
    public async Task A_wait_that_ends_by_itself_reminds_first_and_hears_nothing_later()
    {
        await using var desk = await TaskDesk.OpenAsync();
        var (account, invitation) = await MakeAsync(desk);
        await desk.AskAsync(Send(account));
        var waiting = await desk.AskAsync(Await(invitation, TaskFlows.Reminders("01:00:00") + TaskFlows.After("02:00:00")));
        desk.Portal.Clock.Advance(Hour);
        await desk.Portal.DrainAsync();
        var reminder = (await desk.MailsAsync())[^1];
        (reminder.To, reminder.Body.Contains("code=", StringComparison.Ordinal)).ShouldBe((Mail, true));
        (await AcceptAsync(desk, 0)).ShouldBe("activation.token", "the reminder brought a new link");
        desk.Portal.Clock.Advance(Hour);
        (await desk.EndAsync(waiting)).ShouldBe(["Expired null"]);
        (await AcceptAsync(desk)).ShouldBeNull();
        (await desk.EndAsync(waiting)).ShouldBe(["Expired null"]);
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task Of_the_activation_and_the_end_of_the_wait_at_the_same_moment_one_counts(DatabaseProvider provider)
    {
        await using var desk = await TaskDesk.OpenAsync(provider);
        for (var round = 0; round < 5; round++)
        {
            var mail = $"m{round}@delinde.example";
            var (account, invitation) = await MakeAsync(desk, mail);
            await desk.AskAsync(Send(account));
            var waiting = await desk.AskAsync(Await(invitation, TaskFlows.After("01:00:00")));
            desk.Portal.Clock.Advance(Hour);
            var accepting = Task.Run(() => AcceptAsync(desk));
            await Task.WhenAll(accepting, Task.Run(desk.Portal.DrainAsync));
            (await accepting).ShouldBeNull();
            desk.Portal.Clock.Advance(TimeSpan.FromMinutes(1));
            (await desk.EndAsync(waiting)).ShouldHaveSingleItem().Split(' ')[0].ShouldBeOneOf("Activated", "Expired");
            (await desk.RowsAsync(db => db.Set<ActivationWait>().CountAsync())).ShouldBe(0, $"round {round}");
        }
    }

    [Fact]
    public async Task An_invitation_for_which_a_process_waits_is_kept_and_another_tenant_has_none()
    {
        await using var desk = await TaskDesk.OpenAsync();
        var (_, invitation) = await MakeAsync(desk);
        await desk.AskAsync(Await(invitation));
        desk.Portal.Clock.Advance(TimeSpan.FromDays(200));
        await desk.RetainAsync();
        (await desk.RowsAsync(db => db.Set<Invitation>().CountAsync())).ShouldBe(1);
        (await desk.Portal.Read(TaskDesk.Zuid, db => db.Set<ActivationWait>().CountAsync())).ShouldBe(0);
    }

    [Theory]
    [InlineData("SendActivation", "userId", "Dit account bestaat niet in dit portaal")]
    [InlineData("AwaitActivation", "activationId", "Deze activering bestaat niet in dit portaal")]
    public async Task What_does_not_exist_is_a_fault(string type, string input, string message)
    {
        await using var desk = await TaskDesk.OpenAsync();
        var instance = await desk.AskAsync(TaskFlows.Activity($"Portal.{type}", TaskFlows.Text(input, Guid.Empty.ToString()), "", type == "SendActivation" ? "activationId" : "activatedAt"));
        (await desk.RowsAsync(db => db.Set<WorkflowIncident>().SingleAsync(i => i.InstanceId == instance))).Message.ShouldBe(message);
    }

    private static string Create(string mail = Mail, string organisation = "100", string[]? roles = null, string more = "") => TaskFlows.Activity("Portal.CreateAccount",
        TaskFlows.Text("organisationId", organisation) + TaskFlows.Text("email", mail) + TaskFlows.Text("name", "Mia de Wit") + TaskFlows.Roles(roles ?? ["lezer"]) + more,
        """, "reason": { "typeName": "Object", "memoryReference": { "id": "v" } }""", "userId");

    private static string Send(Guid account, string more = "") => TaskFlows.Activity("Portal.SendActivation", TaskFlows.Text("userId", account.ToString()) + more, "", "activationId");

    private static string Await(Guid invitation, string more = "") => TaskFlows.Activity("Portal.AwaitActivation", TaskFlows.Text("activationId", invitation.ToString()) + more, "", "activatedAt");

    private static async Task<(Guid Account, Guid Invitation)> MakeAsync(TaskDesk desk, string mail = Mail)
    {
        await desk.AskAsync(Create(mail));
        return await desk.RowsAsync(db => db.Set<Invitation>().OrderByDescending(i => i.Id).Select(i => new ValueTuple<Guid, Guid>(i.AccountId, i.Id)).FirstAsync());
    }

    private static Task<Account> AccountAsync(TaskDesk desk) => desk.RowsAsync(db => db.Set<Account>().SingleAsync(a => a.Mail == Mail));

    /// <summary>Follows the link of a mail; null when it worked.</summary>
    /// <param name="number">Of the mail, from 0; null for the newest.</param>
    private static async Task<string?> AcceptAsync(TaskDesk desk, int? number = null)
    {
        var token = await desk.TokenAsync(number);
        return TaskDesk.Code(await desk.Portal.As(TaskDesk.Noord, s => s.GetRequiredService<AcceptInvitation>().HandleAsync(new(token, "appel kompas fiets", "appel kompas fiets"), default)));
    }
}
