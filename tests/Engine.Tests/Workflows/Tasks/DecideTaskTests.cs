using Engine.Access;
using Engine.Audit;
using Engine.SignIn.EHerkenning;
using Engine.SignIn.SecondSteps;
using Engine.Workflows.Definitions;
using Engine.Workflows.Library;
using Engine.Workflows.Runtime;
using Engine.Workflows.Tasks;
using Engine.Workflows.Tasks.Deciding;
using Engine.Workflows.Tasks.Forms;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;
using Shouldly;

namespace Engine.Tests.Workflows.Tasks;

public sealed class DecideTaskTests
{
    [Theory]
    [InlineData("Approved", null, "Approved \"Approve\"")]
    [InlineData("Rejected", "Onbekend", "Rejected \"Reject\"")]
    [InlineData("MoreInfo", "Welke praktijk?", "MoreInfo \"MoreInfo\"")]
    public async Task Each_decision_goes_on_with_its_outcome(string outcome, string? comment, string line)
    {
        await using var desk = await TaskDesk.OpenAsync();
        var who = await desk.AddAsync(desk.Desk, "bo", "balie");
        var instance = await desk.AskAsync(TaskFlows.Approval());
        var task = await desk.TaskAsync(instance);
        (await desk.DecideAsync(who, task.Id, outcome, comment)).ShouldBeNull();
        (await desk.EndAsync(instance)).ShouldBe([line]);
        var decided = await desk.TaskAsync(instance);
        (decided.State, decided.Outcome).ShouldBe((TaskState.Decided, outcome));
        (await desk.RowsAsync(db => db.Set<AuditEvent>().SingleAsync(e => e.Type == "portal.taak-besluiten"))).Detail.ShouldBe(outcome);
    }

    [Fact]
    public async Task The_instance_gets_who_voted_what_with_the_comment()
    {
        await using var desk = await TaskDesk.OpenAsync();
        var who = await desk.AddAsync(desk.Desk, "bo", "balie");
        var instance = await desk.AskAsync(TaskFlows.Approval(output: "votes"));
        await desk.DecideAsync(who, (await desk.TaskAsync(instance)).Id, "Approved", "Prima");
        var line = (await desk.EndAsync(instance)).ShouldHaveSingleItem();
        line.ShouldContain(who.Account.ToString());
        line.ShouldContain("Prima");
    }

    [Fact]
    public async Task Who_asked_and_who_is_excluded_never_decide()
    {
        await using var desk = await TaskDesk.OpenAsync();
        var (requester, excluded, other) = (await desk.AddAsync(desk.Desk, "an", "balie"), await desk.AddAsync(desk.Desk, "bo", "balie"), await desk.AddAsync(desk.Desk, "cas", "balie"));
        var instance = await desk.AskAsync(TaskFlows.Approval(TaskFlows.Value("excludeUserIds", "List<String>", $"[\"{excluded.Account}\"]")), requester.Account);
        var task = await desk.TaskAsync(instance);
        (await desk.DecideAsync(requester, task.Id, "Approved")).ShouldBe(TaskRefusals.Own.Code);
        (await desk.DecideAsync(excluded, task.Id, "Approved")).ShouldBe(TaskRefusals.Own.Code);
        (await desk.DecideAsync(other, task.Id, "Approved")).ShouldBeNull();
    }

    [Theory]
    [InlineData("mail")]
    [InlineData("mobile")]
    [InlineData("broker")]
    [InlineData("nothing")]
    public async Task Another_account_of_the_same_person_is_no_second_pair_of_eyes(string shared)
    {
        await using var desk = await TaskDesk.OpenAsync();
        var (requester, twin) = (await desk.AddAsync(desk.Desk, "an", "balie"), await desk.AddAsync(desk.Desk, shared == "mail" ? "an+werk" : "bo", "balie"));
        await desk.Portal.As(TaskDesk.Noord, async s =>
        {
            var db = s.GetRequiredService<Engine.Data.PortalDbContext>();
            foreach (var account in await db.Set<Account>().ToListAsync())
            {
                account.Mobile = shared == "mobile" ? s.GetRequiredService<MobileNumbers>().Seal("+31612345678") : null;
                if (shared == "broker")
                {
                    db.Add(new ExternalLogin { AccountId = account.Id, Issuer = "makelaar", Organisation = account.Name, Acting = "persoon", CreatedAt = default });
                }
            }

            return await db.SaveChangesAsync();
        });
        var asked = await desk.TaskAsync(await desk.AskAsync(TaskFlows.Approval(), requester.Account));
        (await desk.DecideAsync(twin, asked.Id, "Approved")).ShouldBe(shared == "nothing" ? null : TaskRefusals.Own.Code);
        (await desk.As(twin, s => s.GetRequiredService<TaskFile>().LoadAsync(asked.Id, default))).ShouldNotBeNull().MayDecide.ShouldBeFalse();

        var two = await desk.TaskAsync(await desk.AskAsync(TaskFlows.Approval(TaskFlows.Whole("requiredApprovals", 2))));
        (await desk.DecideAsync(requester, two.Id, "Approved")).ShouldBeNull();
        (await desk.DecideAsync(twin, two.Id, "Approved")).ShouldBe(shared == "nothing" ? null : TaskRefusals.Voted.Code);
    }

    [Theory]
    [InlineData("verification")]
    [InlineData("provider")]
    public async Task Who_asked_does_not_check_or_answer_the_own_request(string kind)
    {
        await using var desk = await TaskDesk.OpenAsync();
        var requester = kind == "provider" ? await desk.AddAsync(desk.Linde, "an", "lezer") : await desk.AddAsync(desk.Desk, "an", "balie");
        var instance = await desk.AskAsync(kind == "provider" ? TaskFlows.Provider("100") : TaskFlows.Verification("findings"), requester.Account);
        (await desk.DecideAsync(requester, (await desk.TaskAsync(instance)).Id, kind == "provider" ? "Declined" : "Rejected", "Nee")).ShouldBe(TaskRefusals.Own.Code);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Who_asked_as_a_visitor_is_known_by_the_mail_of_the_request(bool approval)
    {
        await using var desk = await TaskDesk.OpenAsync();
        var (requester, other) = (await desk.AddAsync(desk.Desk, "an", "balie"), await desk.AddAsync(desk.Desk, "bo", "balie"));
        var mails = TaskFlows.Value("excludeEmails", "List<String>", $"[\"{requester.Mail.ToUpperInvariant()}\",\"niemand@elders.example\"]");
        var task = await desk.TaskAsync(await desk.AskAsync(approval ? TaskFlows.Approval(mails)
            : TaskFlows.Activity("Portal.AwaitVerification", TaskFlows.Text("queue", "balie") + mails, "", "findings")));
        (await desk.DecideAsync(requester, task.Id, "Rejected", "Nee")).ShouldBe(TaskRefusals.Own.Code);
        (await desk.DecideAsync(other, task.Id, "Rejected", "Nee")).ShouldBeNull();
    }

    [Theory]
    [InlineData("approval", true)]
    [InlineData("approval", false)]
    [InlineData("verification", true)]
    [InlineData("verification", false)]
    public async Task A_mail_of_the_request_is_known_as_a_mailbox_also_when_its_account_comes_later(string kind, bool later)
    {
        await using var desk = await TaskDesk.OpenAsync();
        var other = await desk.AddAsync(desk.Desk, "bo", "balie");
        var early = later ? null : await desk.AddAsync(desk.Desk, "an", "balie");
        var mails = TaskFlows.Value("excludeEmails", "List<String>", "[\"an+eigen@desk.example\"]");
        var task = await desk.TaskAsync(await desk.AskAsync(kind == "approval" ? TaskFlows.Approval(mails)
            : TaskFlows.Activity("Portal.AwaitVerification", TaskFlows.Text("queue", "balie") + mails, "", "findings")));
        var requester = early ?? await desk.AddAsync(desk.Desk, "an", "balie");
        task.Excluded.Contains(requester.Account).ShouldBe(!later, "an account that is there keeps the task from its list as well");
        (await desk.DecideAsync(requester, task.Id, "Rejected", "Nee")).ShouldBe(TaskRefusals.Own.Code);
        (await desk.As(requester, s => s.GetRequiredService<TaskFile>().LoadAsync(task.Id, default))).ShouldNotBeNull().IsOwn.ShouldBeTrue();
        (await desk.DecideAsync(other, task.Id, "Rejected", "Nee")).ShouldBeNull();
    }

    [Fact]
    public async Task Who_asked_decides_where_the_definition_allows_it()
    {
        await using var desk = await TaskDesk.OpenAsync();
        var requester = await desk.AddAsync(desk.Desk, "an", "balie");
        var instance = await desk.AskAsync(TaskFlows.Approval(""", "excludeRequester": { "typeName": "Boolean", "expression": { "type": "Literal", "value": false } }"""), requester.Account);
        (await desk.DecideAsync(requester, (await desk.TaskAsync(instance)).Id, "Approved")).ShouldBeNull();
    }

    [Fact]
    public async Task The_approval_that_completes_the_number_decides_and_nobody_approves_twice()
    {
        await using var desk = await TaskDesk.OpenAsync();
        var (one, two, three) = (await desk.AddAsync(desk.Desk, "an", "balie"), await desk.AddAsync(desk.Desk, "bo", "balie"), await desk.AddAsync(desk.Desk, "cas", "balie"));
        var instance = await desk.AskAsync(TaskFlows.Approval(TaskFlows.Whole("requiredApprovals", 2)));
        var task = (await desk.TaskAsync(instance)).Id;
        (await desk.DecideAsync(one, task, "Approved")).ShouldBeNull();
        (await desk.DecideAsync(one, task, "Approved")).ShouldBe(TaskRefusals.Voted.Code);
        (await desk.EndAsync(instance)).ShouldBeEmpty();
        (await desk.DecideAsync(two, task, "Approved")).ShouldBeNull();
        (await desk.DecideAsync(three, task, "Rejected", "Nee")).ShouldBe(TaskRefusals.Ended.Code);
        (await desk.EndAsync(instance)).ShouldBe(["Approved \"Approve\""]);
    }

    [Fact]
    public async Task The_first_rejection_decides_whatever_the_number()
    {
        await using var desk = await TaskDesk.OpenAsync();
        var (one, two) = (await desk.AddAsync(desk.Desk, "an", "balie"), await desk.AddAsync(desk.Desk, "bo", "balie"));
        var instance = await desk.AskAsync(TaskFlows.Approval(TaskFlows.Whole("requiredApprovals", 3)));
        var task = (await desk.TaskAsync(instance)).Id;
        await desk.DecideAsync(one, task, "Approved");
        (await desk.DecideAsync(two, task, "Rejected", "Nee")).ShouldBeNull();
        (await desk.EndAsync(instance)).ShouldBe(["Rejected \"Reject\""]);
    }

    [Fact]
    public async Task A_role_that_was_lost_after_the_claim_does_not_decide()
    {
        await using var desk = await TaskDesk.OpenAsync();
        var who = await desk.AddAsync(desk.Desk, "bo", "balie");
        var task = (await desk.TaskAsync(await desk.AskAsync(TaskFlows.Approval()))).Id;
        (await desk.As(who, s => s.GetRequiredService<ClaimTask>().TakeAsync(task, default))).ShouldBeNull();
        await desk.RowsAsync(db => db.Set<Grant>().Where(g => g.MembershipId == who.Membership).ExecuteDeleteAsync());
        (await desk.DecideAsync(who, task, "Approved")).ShouldBe(TaskRefusals.Unknown.Code);
    }

    [Fact]
    public async Task Only_the_role_at_the_organisation_of_the_task_counts()
    {
        await using var desk = await TaskDesk.OpenAsync();
        var contract = new Contract { OrganisationId = desk.Linde.Id, Number = "1", Name = "Een", Start = new(2020, 1, 1) };
        await desk.RowsAsync(db => (db.Add(contract), db.SaveChangesAsync()).Item2);
        var chief = await desk.AddAsync(desk.Linde, "an", "chef");
        Worker[] others =
        [
            await desk.AddAsync(desk.Linde, "bo", "lezer"), await desk.AddAsync(desk.Wilg, "cas", "chef"), await desk.AddAsync(desk.Desk, "dirk", "balie"),
            await desk.AddAsync(desk.Linde, "eva", new RoleScope("chef", contract.Id)),
        ];
        var task = (await desk.TaskAsync(await desk.AskAsync(TaskFlows.Approval(TaskFlows.Roles("chef") + TaskFlows.Text("organisationId", "100"))))).Id;
        foreach (var other in others)
        {
            (await desk.DecideAsync(other, task, "Approved")).ShouldBe(TaskRefusals.Unknown.Code, other.Mail);
        }

        (await desk.As(chief, s => s.GetRequiredService<DecideTask>().HandleAsync(new(task, "Approved", null, TaskFields.None), default), branch: "000012345678")).Refusals[0].Code.ShouldBe(TaskRefusals.Unknown.Code);
        (await desk.As(chief, s => s.GetRequiredService<DecideTask>().HandleAsync(new(task, "Approved", null, TaskFields.None), default), TaskDesk.Zuid)).Refusals[0].Code.ShouldBe(TaskRefusals.Unknown.Code);
        await desk.RowsAsync(db => db.Set<Membership>().Where(m => m.Id == chief.Membership).ExecuteUpdateAsync(set => set.SetProperty(m => m.DisabledAt, desk.Portal.Clock.GetUtcNow())));
        (await desk.DecideAsync(chief, task, "Approved")).ShouldBe(TaskRefusals.Unknown.Code);
        await desk.RowsAsync(db => db.Set<Membership>().Where(m => m.Id == chief.Membership).ExecuteUpdateAsync(set => set.SetProperty(m => m.DisabledAt, (DateTimeOffset?)null)));
        (await desk.DecideAsync(chief, task, "Approved")).ShouldBeNull();
    }

    [Fact]
    public async Task A_role_of_the_staff_counts_at_no_customer()
    {
        await using var desk = await TaskDesk.OpenAsync();
        var strange = await desk.AddAsync(desk.Linde, "an", "balie");
        var task = (await desk.TaskAsync(await desk.AskAsync(TaskFlows.Approval()))).Id;
        (await desk.DecideAsync(strange, task, "Approved")).ShouldBe(TaskRefusals.Unknown.Code);
        (await desk.ListAsync(strange)).Rows.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_decision_that_is_not_offered_or_says_not_why_is_refused()
    {
        await using var desk = await TaskDesk.OpenAsync();
        var who = await desk.AddAsync(desk.Desk, "bo", "balie");
        var instance = await desk.AskAsync(TaskFlows.Approval(TaskFlows.Value("decisions", "List<String>", """["Approve","Reject"]""")));
        var task = (await desk.TaskAsync(instance)).Id;
        (await desk.DecideAsync(who, task, "MoreInfo", "x")).ShouldBe(TaskRefusals.NoOutcome.Code);
        (await desk.DecideAsync(who, task, "Verified")).ShouldBe(TaskRefusals.NoOutcome.Code);
        (await desk.DecideAsync(who, task, "Rejected", " ")).ShouldBe(TaskRefusals.NoComment.Code);
        (await desk.DecideAsync(who, task, "Rejected", new string('x', 1001))).ShouldBe(TaskRefusals.LongComment.Code);
        (await desk.EndAsync(instance)).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_was_checked_and_mended_goes_along()
    {
        await using var desk = await TaskDesk.OpenAsync();
        var who = await desk.AddAsync(desk.Desk, "bo", "balie");
        var instance = await desk.AskAsync(TaskFlows.Verification("findings"));
        var task = (await desk.TaskAsync(instance)).Id;
        (await desk.DecideAsync(who, task, "Verified", null, Fields(("Punt-1", "true")))).ShouldBe("task.unchecked");
        (await desk.DecideAsync(who, task, "Verified", null, Fields(("Punt-1", "true"), ("Punt-2", "true"), ("Bevinding-2", "Verhuisd")))).ShouldBeNull();
        (await desk.EndAsync(instance)).ShouldBe(
            ["""Verified [{"item":"AGB-code klopt","checked":true,"note":null},{"item":"Adres klopt","checked":true,"note":"Verhuisd"}]"""]);

        instance = await desk.AskAsync(TaskFlows.Verification("corrections"));
        await desk.DecideAsync(who, (await desk.TaskAsync(instance)).Id, "NeedsContact", "Bel even", Fields(("Gegeven-1", "De Linde"), ("Gegeven-2", "Laan 2")));
        (await desk.EndAsync(instance)).ShouldBe(["""NeedsContact {"Adres":"Laan 2"}"""]);
    }

    [Theory]
    [InlineData("Bevinding-2", "task.finding-length")]
    [InlineData("Gegeven-2", "task.correction-length")]
    public async Task What_was_found_or_mended_has_at_most_five_hundred_characters(string field, string code)
    {
        await using var desk = await TaskDesk.OpenAsync();
        var who = await desk.AddAsync(desk.Desk, "bo", "balie");
        var task = (await desk.TaskAsync(await desk.AskAsync(TaskFlows.Verification("findings")))).Id;
        (await desk.DecideAsync(who, task, "Rejected", "Te lang", Fields((field, new('x', TaskChecks.MaxFinding + 1))))).ShouldBe(code);
        (await desk.DecideAsync(who, task, "Rejected", "Past", Fields((field, new('x', TaskChecks.MaxFinding))))).ShouldBeNull();
    }

    [Fact]
    public async Task Only_what_the_definition_names_is_mended_and_it_does_not_become_empty()
    {
        await using var desk = await TaskDesk.OpenAsync();
        var who = await desk.AddAsync(desk.Desk, "an", "balie");
        var instance = await desk.AskAsync(TaskFlows.Verification("corrections", correctable: """["Adres"]"""));
        var task = (await desk.TaskAsync(instance)).Id;
        (string Name, string Value)[] ticked = [("Punt-1", "true"), ("Punt-2", "true")];
        (await desk.DecideAsync(who, task, "Verified", null, Fields([.. ticked, ("Gegeven-1", " ")]))).ShouldBe("task.correction-empty");
        (await desk.DecideAsync(who, task, "Verified", null, Fields([.. ticked, ("Gegeven-1", "Laan 2"), ("Gegeven-2", "Elders")]))).ShouldBeNull();
        (await desk.EndAsync(instance)).ShouldBe(["""Verified {"Adres":"Laan 2"}"""]);
    }

    [Fact]
    public async Task What_was_written_with_a_refusal_is_there_for_the_definition()
    {
        await using var desk = await TaskDesk.OpenAsync();
        var who = await desk.AddAsync(desk.Desk, "an", "balie");
        var instance = await desk.AskAsync(TaskFlows.Verification("comment"));
        await desk.DecideAsync(who, (await desk.TaskAsync(instance)).Id, "Rejected", "Onbekend");
        (await desk.EndAsync(instance)).ShouldBe(["Rejected \"Onbekend\""]);
    }

    [Fact]
    public async Task A_queue_of_the_tenant_is_done_by_each_of_its_roles()
    {
        await using var desk = await TaskDesk.OpenAsync();
        var who = await desk.AddAsync(desk.Desk, "bo", "controle");
        var instance = await desk.AskAsync(TaskFlows.Verification("verifiedBy", "post"));
        (await desk.DecideAsync(who, (await desk.TaskAsync(instance)).Id, "Rejected", "Bestaat niet")).ShouldBeNull();
        (await desk.EndAsync(instance)).ShouldBe([$"Rejected \"{who.Account}\""]);
    }

    [Fact]
    public async Task A_provider_answers_with_the_form_or_says_no()
    {
        await using var desk = await TaskDesk.OpenAsync();
        var (who, stranger) = (await desk.AddAsync(desk.Linde, "an", "lezer"), await desk.AddAsync(desk.Wilg, "bo", "lezer"));
        var instance = await desk.AskAsync(TaskFlows.Provider(desk.Linde.Id.ToString()));
        var task = (await desk.TaskAsync(instance)).Id;
        (await desk.DecideAsync(stranger, task, "Accepted", null, Fields(("Antwoord", "Ja")))).ShouldBe(TaskRefusals.Unknown.Code);
        (await desk.DecideAsync(who, task, "Accepted")).ShouldBe("task.text");
        (await desk.DecideAsync(who, task, "Accepted", null, Fields(("Antwoord", "Wij beginnen maandag")))).ShouldBeNull();
        (await desk.EndAsync(instance)).ShouldBe(["""Accepted {"text":"Wij beginnen maandag"}"""]);

        instance = await desk.AskAsync(TaskFlows.Provider("100"));
        (await desk.DecideAsync(who, (await desk.TaskAsync(instance)).Id, "Declined", "Geen plaats")).ShouldBeNull();
        (await desk.EndAsync(instance)).ShouldBe(["""Declined {"comment":"Geen plaats"}"""]);
    }

    [Theory]
    [InlineData("roles", "De rol \"baas\" bestaat niet in dit portaal")]
    [InlineData("nobody", "Zonder organisatie is een taak voor eigen medewerkers. Noem een rol van eigen medewerkers, of de organisatie")]
    [InlineData("form", "Het formulier \"raar\" bestaat niet in dit portaal")]
    [InlineData("organisation", "Deze organisatie bestaat niet in dit portaal")]
    [InlineData("decision", "Invoer \"decisions\": een besluit bestaat niet. Kies uit Approve, Reject en MoreInfo")]
    public async Task A_task_that_nobody_could_do_is_a_fault(string what, string message)
    {
        await using var desk = await TaskDesk.OpenAsync();
        var instance = await desk.AskAsync(Faulty(what), check: false);
        (await desk.RowsAsync(db => db.Set<WorkflowIncident>().SingleAsync(i => i.InstanceId == instance))).Message.ShouldBe(message);
        (await desk.RowsAsync(db => db.Set<WorkTask>().CountAsync())).ShouldBe(0);
    }

    [Theory]
    [InlineData("roles", "\"baas\" in het veld \"roles\" bestaat hier niet. Kies uit: balie, beheerder, chef, controle, lezer.")]
    [InlineData("uploadRoles", "\"baas\" in het veld \"roles\" bestaat hier niet.")]
    [InlineData("form", "\"raar\" in het veld \"formKey\" bestaat hier niet. Kies uit: tekst.")]
    [InlineData("providerForm", "\"raar\" in het veld \"formKey\" bestaat hier niet. Kies uit: tekst.")]
    [InlineData("decision", "\"Maybe\" in het veld \"decisions\" bestaat hier niet. Kies uit: Approve, MoreInfo, Reject.")]
    [InlineData("queue", "\"chef\" in het veld \"queue\" bestaat hier niet. Kies uit: balie, controle, post.")]
    public async Task A_name_that_is_not_there_stands_in_the_way_of_publishing(string what, string message)
    {
        await using var desk = await TaskDesk.OpenAsync();
        var refused = await desk.Portal.As(TaskDesk.Noord, async services =>
        {
            var definition = DefinitionReader.Read(TaskFlows.Of(Faulty(what))).Definition.ShouldNotBeNull();
            var store = services.GetRequiredService<WorkflowStore>();
            return await store.PublishAsync(await store.KeepAsync(definition, VersionOrigin.Console, null, default), definition, default);
        });
        refused.Refusals.ShouldHaveSingleItem().Message.ShouldContain(message);
    }

    private static string Faulty(string what) => what switch
    {
        "roles" => TaskFlows.Approval(TaskFlows.Roles("baas")),
        "uploadRoles" => TaskFlows.Activity("Portal.AwaitUpload", TaskFlows.Roles("baas"), "", "documentIds"),
        "nobody" => TaskFlows.Approval(TaskFlows.Roles("chef")),
        "form" => TaskFlows.Approval(TaskFlows.Text("formKey", "raar")),
        "organisation" => TaskFlows.Provider("999"),
        "providerForm" => TaskFlows.Provider("100", form: "raar"),
        "queue" => TaskFlows.Verification("findings", "chef"),
        _ => TaskFlows.Approval(TaskFlows.Value("decisions", "List<String>", """["Maybe"]""")),
    };

    internal static TaskFields Fields(params (string Name, string Value)[] fields) => new(fields.ToDictionary(f => f.Name, f => new StringValues(f.Value)));
}
