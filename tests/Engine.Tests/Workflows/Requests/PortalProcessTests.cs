using Engine.Access;
using Engine.Access.Invitations;
using Engine.Access.Requests;
using Engine.Data;
using Engine.Features;
using Engine.Modules;
using Engine.Notifications;
using Engine.Tenancy;
using Engine.Tests.Workflows.Runtime;
using Engine.Workflows.Library.Files;
using Engine.Workflows.Requests;
using Engine.Workflows.Runtime;
using Engine.Workflows.Tasks;
using Engine.Workflows.Tasks.Deciding;
using Engine.Workflows.Tasks.Forms;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;
using Shouldly;
using Testing;

namespace Engine.Tests.Workflows.Requests;

/// <summary>
/// The definitions beside the tenant files, from the request to its end, with the worker struck down just before and just after each commit: statuses,
/// mails, tasks and accounts are the same.
/// </summary>
public sealed class PortalProcessTests
{
    private const string Applicant = "petra.smit@oosterpoort.example";

    private static readonly bool Long = Environment.GetEnvironmentVariable("PORTAL_TESTS") == "long";

    /// <summary>What people do, in order: decide, <c>activate</c>, or let a month go by.</summary>
    public static TheoryData<string, string, bool> Stories
    {
        get
        {
            var data = new TheoryData<string, string, bool>();
            foreach (var tenant in Long ? ["izz", "mijnzz", "bedrijfszorg"] : (string[])["izz"])
            {
                foreach (var story in (string[])["Approved activate", "MoreInfo Rejected", "Approved month"])
                {
                    data.Add(tenant, story, true);
                    data.Add(tenant, story, false);
                }
            }

            foreach (var story in Long ? ["Verified activate", "NeedsContact Rejected", "Verified month"] : (string[])["NeedsContact Verified activate"])
            {
                data.Add("inszo extra", story, true);
                data.Add("inszo extra", story, false);
            }

            return data;
        }
    }

    [Theory]
    [InlineData("izz", "Approved activate", "aangevraagd, in-behandeling, uitgenodigd, actief")]
    [InlineData("mijnzz", "Approved activate", "aangevraagd, in-behandeling, uitgenodigd, actief")]
    [InlineData("bedrijfszorg", "MoreInfo Approved activate", "aangevraagd, in-behandeling, meer-informatie, uitgenodigd, actief")]
    [InlineData("izz", "Approved days days activate", "aangevraagd, in-behandeling, uitgenodigd, actief")]
    [InlineData("izz", "Rejected", "aangevraagd, in-behandeling, geweigerd")]
    [InlineData("mijnzz", "Approved month", "aangevraagd, in-behandeling, uitgenodigd, verlopen")]
    [InlineData("inszo", "Rejected", "aangevraagd, in-behandeling, geweigerd")]
    [InlineData("inszo extra", "Verified activate", "aangevraagd, controleren, uitgenodigd, actief")]
    [InlineData("inszo extra", "NeedsContact Verified month", "aangevraagd, controleren, contact, uitgenodigd, verlopen")]
    [InlineData("inszo extra", "Rejected", "aangevraagd, controleren, geweigerd")]
    public async Task A_request_for_an_account_goes_its_way(string tenant, string story, string statuses) =>
        (await RunAsync(tenant, story, true, 0)).Statuses.ShouldBe($"{statuses} ended");

    [Theory]
    [MemberData(nameof(Stories))]
    public async Task A_worker_that_dies_changes_nothing_for_anybody(string tenant, string story, bool before)
    {
        var whole = await RunAsync(tenant, story, before, 0);
        foreach (var moment in Enumerable.Range(1, whole.Commits))
        {
            var struck = await RunAsync(tenant, story, before, moment);
            struck.Commits.ShouldBeGreaterThan(Killer.Struck, $"struck down at commit {moment}");
            (struck with { Commits = 0 }).ShouldBe(whole with { Commits = 0 }, $"struck down at commit {moment}");
        }
    }

    /// <param name="process">Id of the tenant; with <c>extra</c> a care provider asks for an account for a colleague.</param>
    private static async Task<Log> RunAsync(string process, string story, bool before, int moment)
    {
        var (id, isExtra) = (process.Split(' ')[0], process.EndsWith(" extra", StringComparison.Ordinal));
        var killer = new Killer(before, moment);
        await using var portal = new WorkflowPortal(services => services.AddScoped<TaskForm, GivenAccess>().AddSingleton<IInterceptor>(killer));
        var tenant = TestTenants.Make(id, """
            {
              "roles": {
                "servicedesk": { "name": "Servicedesk", "permissions": ["portal.accounts-helpen", "portal.taken-doen"], "staff": true },
                "chef": { "name": "Chef", "permissions": ["portal.gebruikers-beheren", "portal.taken-doen"] }
              }
            }
            """);
        portal.Database.Services.GetRequiredService<TenantCatalogue>().Publish(new([tenant]));
        var (desk, worker) = (new Organisation { Number = "desk", Name = "Desk", IsStaff = true }, new Account { Mail = "balie@desk.example", NormalizedMail = "BALIE@DESK.EXAMPLE", Name = "Balie", State = AccountState.Active });
        var place = new Organisation { Number = "100400", Name = "Oosterpoort" };
        var asker = new Account { Mail = "dokter@oosterpoort.example", NormalizedMail = "DOKTER@OOSTERPOORT.EXAMPLE", Name = "Dokter", State = AccountState.Active };
        await portal.Read(tenant, async db =>
        {
            var membership = new Membership { AccountId = worker.Id, OrganisationId = desk.Id };
            db.AddRange(desk, worker, membership, new Grant { MembershipId = membership.Id, Role = "servicedesk" }, place, asker);
            return await db.SaveChangesAsync();
        });
        await portal.As(tenant, async s =>
        {
            await s.GetRequiredService<PublishWorkflowFiles>().HandleAsync(Guid.Empty, s.GetRequiredService<PortalDbContext>(), default);
            if (isExtra)
            {
                s.GetRequiredService<CurrentActor>().OrNone = ActorOf(asker, place);
                (await s.GetRequiredService<RequestExtraAccount>().HandleAsync(new(Guid.NewGuid(), "Petra Smit", Applicant, "chef"), default)).Refusals.ShouldBeEmpty();
                return true;
            }

            (await s.GetRequiredService<RequestAccount>().HandleAsync(new(Guid.NewGuid(), "Oosterpoort", null, null, "Petra Smit", Applicant, null, [], null), default)).Refusals.ShouldBeEmpty();
            return true;
        });
        await killer.WorkAsync(portal);
        foreach (var act in story.Split(' '))
        {
            await ActAsync(portal, tenant, act, desk, worker);
            await killer.WorkAsync(portal);
        }

        return await LogAsync(portal, tenant, killer.Commits);
    }

    private static async Task ActAsync(WorkflowPortal portal, Tenant tenant, string act, Organisation desk, Account worker)
    {
        switch (act)
        {
            case "month":
                portal.Clock.Advance(TimeSpan.FromDays(31));
                break;
            case "days":
                portal.Clock.Advance(TimeSpan.FromDays(5));
                break;
            case "activate":
                var token = (await LettersAsync(portal, tenant)).Select(l => l.Body).Last(b => b.Contains("?code=", StringComparison.Ordinal)).Split("?code=")[1].Split((char[])['\n', ' ', '\r'])[0];
                (await portal.As(tenant, s => s.GetRequiredService<AcceptInvitation>().HandleAsync(new(token, "een goed wachtwoord", "een goed wachtwoord"), default))).Refusals.ShouldBeEmpty();
                break;
            default:
                var task = await portal.Read(tenant, db => db.Set<WorkTask>().Where(t => t.State == TaskState.Open).Select(t => t.Id).SingleAsync());
                (await portal.As(tenant, s =>
                {
                    s.GetRequiredService<CurrentActor>().OrNone = ActorOf(worker, desk);
                    return s.GetRequiredService<DecideTask>().HandleAsync(new(task, act, "Omdat het zo is.", Ticked), default);
                })).Refusals.ShouldBeEmpty();
                break;
        }
    }

    private static readonly TaskFields Ticked = new(new Dictionary<string, StringValues> { [TaskChecks.Ticked(0)] = "true", [TaskChecks.Ticked(1)] = "true" });

    private static Actor ActorOf(Account account, Organisation at) => new()
    {
        AccountId = account.Id, Name = account.Name, Mail = account.Mail, OrganisationId = at.Id, OrganisationNumber = at.Number, OrganisationName = at.Name, IsStaff = at.IsStaff,
        Level = Level.Password, Roles = at.IsStaff ? ["servicedesk"] : [], Permissions = PermissionSet.None, Stamp = "1", Contracts = [],
    };

    private static async Task<Log> LogAsync(WorkflowPortal portal, Tenant tenant, int commits)
    {
        var request = await portal.Read(tenant, db => db.Set<PortalRequest>().SingleAsync());
        var statuses = (await portal.LinesOfAsync(tenant, request.Id)).Select(l => l.Status);
        return new(
            $"{string.Join(", ", statuses)} {(request.EndedAt is null ? "open" : "ended")}",
            string.Join(", ", (await LettersAsync(portal, tenant)).Select(l => $"{l.To} {l.Subject}").Order(StringComparer.Ordinal)),
            await portal.Read(tenant, async db => string.Join(", ", await db.Set<WorkTask>().OrderBy(t => t.Id).Select(t => t.State + " " + t.Outcome).ToListAsync())),
            await portal.Read(tenant, async db => string.Join(", ", await db.Set<Account>().OrderBy(a => a.Mail).Select(a => a.Mail + " " + a.State).ToListAsync())),
            await portal.Read(tenant, async db => $"{await db.Set<WorkflowBookmark>().CountAsync()} bookmarks, {await db.Set<WorkflowIncident>().CountAsync()} incidents"),
            commits);
    }

    private static Task<List<Letter>> LettersAsync(WorkflowPortal portal, Tenant tenant) => portal.As(tenant, s => s.LettersAsync());

    private sealed record Log(string Statuses, string Mails, string Tasks, string Accounts, string Rest, int Commits);

    /// <summary>Stands in for the form of the portal, which is a page.</summary>
    private sealed class GivenAccess(PortalDbContext db) : TaskForm
    {
        public override string Key => "account";

        public override Task<TaskFormView> ShowAsync(TaskFormRequest request, CancellationToken cancellation) => throw new NotSupportedException();

        public override async Task<Result<FormData>> ReadAsync(TaskFields fields, CancellationToken cancellation) => new FormData(new Dictionary<string, object?>
        {
            ["organisationId"] = (await db.Set<Organisation>().Where(o => !o.IsStaff).Select(o => o.Id).SingleAsync(cancellation)).ToString(), ["roles"] = new List<object?> { "chef|alle" },
        });
    }
}
