using Engine.Access;
using Engine.Data;
using Engine.Features;
using Engine.Jobs;
using Engine.Modules;
using Engine.Notifications;
using Engine.Tenancy;
using Engine.Tests.Workflows.Runtime;
using Engine.Workflows.Runtime;
using Engine.Workflows.Tasks;
using Engine.Workflows.Tasks.Deciding;
using Engine.Workflows.Tasks.Forms;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Schema;
using Shouldly;
using Testing;

namespace Engine.Tests.Workflows.Tasks;

internal sealed record Worker(Guid Account, Guid Membership, Organisation Organisation, string Mail);

/// <summary>Two tenants with a desk and customers, on whose people definitions wait.</summary>
internal sealed class TaskDesk : IAsyncDisposable
{
    public static readonly Tenant Noord = Make("noord");
    public static readonly Tenant Zuid = Make("zuid");

    private TaskDesk(DatabaseProvider? provider, Action<IServiceCollection>? configure)
    {
        Portal = new(configure, provider);
        Portal.Database.Services.GetRequiredService<TenantCatalogue>().Publish(new([Noord, Zuid]));
    }

    public WorkflowPortal Portal { get; }

    public Organisation Desk { get; } = new() { Number = "desk", Name = "Desk", IsStaff = true };

    public Organisation Linde { get; } = new() { Number = "100", Name = "De Linde" };

    public Organisation Wilg { get; } = new() { Number = "200", Name = "De Wilg" };

    public static async Task<TaskDesk> OpenAsync(DatabaseProvider? provider = null, Action<IServiceCollection>? configure = null)
    {
        var desk = new TaskDesk(provider, configure);
        await desk.RowsAsync(db =>
        {
            db.AddRange(desk.Desk, desk.Linde, desk.Wilg);
            return db.SaveChangesAsync();
        });
        return desk;
    }

    public static Tenant Make(string id) => TestTenants.Make(id, """
        {
          "roles": {
            "balie": { "name": "Balie", "permissions": ["portal.accounts-helpen", "portal.taken-doen"], "staff": true },
            "beheerder": { "name": "Beheerder", "permissions": ["portal.gebruikers-beheren", "portal.taken-doen"], "mayGrant": ["beheerder", "chef", "lezer"] },
            "controle": { "name": "Controle", "permissions": ["portal.taken-doen"], "staff": true },
            "chef": { "name": "Chef", "permissions": ["portal.taken-doen"] },
            "lezer": { "name": "Lezer", "permissions": ["portal.taken-doen"] }
          },
          "queues": { "post": ["balie", "controle"] },
          "retention": { "workflows": 30 }
        }
        """);

    public async Task<Worker> AddAsync(Organisation at, string name, params RoleScope[] access)
    {
        var mail = $"{name}@{at.Number}.example";
        var account = new Account { Mail = mail, NormalizedMail = Account.Normalize(mail), Name = name, State = AccountState.Active };
        var membership = new Membership { AccountId = account.Id, OrganisationId = at.Id };
        await RowsAsync(db =>
        {
            db.AddRange(account, membership);
            db.AddRange(access.Select(a => new Grant { MembershipId = membership.Id, Role = a.Role, ContractId = a.ContractId }));
            return db.SaveChangesAsync();
        });
        return new(account.Id, membership.Id, at, mail);
    }

    public Task<Worker> AddAsync(Organisation at, string name, string role) => AddAsync(at, name, new RoleScope(role, null));

    public Task<T> As<T>(Worker who, Func<IServiceProvider, Task<T>> work, Tenant? tenant = null, string? branch = null) => Portal.As(tenant ?? Noord, services =>
    {
        services.GetRequiredService<CurrentActor>().OrNone = new()
        {
            AccountId = who.Account, Name = who.Mail, Mail = who.Mail, OrganisationId = who.Organisation.Id, OrganisationNumber = who.Organisation.Number,
            OrganisationName = who.Organisation.Name, IsStaff = who.Organisation.IsStaff, Level = Level.Password, Roles = [], Permissions = PermissionSet.None,
            Stamp = "1", Contracts = [], Branch = branch,
        };
        return work(services);
    });

    public Task<T> RowsAsync<T>(Func<PortalDbContext, Task<T>> work) => Portal.Read(Noord, work);

    /// <summary>Starts a definition of one activity, and runs it until it waits.</summary>
    /// <returns>The instance.</returns>
    /// <param name="check">False for what the check before publishing would refuse, as it may come out of an expression.</param>
    public async Task<Guid> AskAsync(string activity, Guid? startedBy = null, bool check = true)
    {
        await (check ? Portal.PublishAsync(Noord, TaskFlows.Of(activity)) : Portal.StoreAsync(Noord, TaskFlows.Of(activity)));
        var id = await Portal.As(Noord, async services =>
        {
            var started = await services.GetRequiredService<StartWorkflow>().AddAsync(new("taak", new Dictionary<string, object?>()) { StartedBy = startedBy }, default);
            await services.GetRequiredService<PortalDbContext>().SaveChangesAsync();
            return started.ShouldNotBeNull().Id;
        });
        await Portal.DrainAsync();
        return id;
    }

    public Task<WorkTask> TaskAsync(Guid instance) => RowsAsync(db => db.Set<WorkTask>().AsNoTracking().OrderByDescending(t => t.Id).FirstAsync(t => t.InstanceId == instance));

    /// <returns>Null when it counts, else the code of the refusal.</returns>
    public async Task<string?> DecideAsync(Worker who, Guid task, string outcome, string? comment = null, TaskFields? fields = null) =>
        (await As(who, s => s.GetRequiredService<DecideTask>().HandleAsync(new(task, outcome, comment, fields ?? TaskFields.None), default))).Refusals?.FirstOrDefault()?.Code;

    public Task<WorkList.Page> ListAsync(Worker who, WorkList.Request? request = null, Tenant? tenant = null) =>
        As(who, s => s.GetRequiredService<WorkList>().ListAsync(request ?? new(WorkList.Whose.All, null, 10), default), tenant);

    /// <summary>What the instance says of how its activity ended, after all work is done.</summary>
    public async Task<List<string>> EndAsync(Guid instance)
    {
        await Portal.DrainAsync();
        return await Portal.LinesAsync(Noord, instance);
    }

    public Task<List<Letter>> MailsAsync() => Portal.As<List<Letter>>(Noord, async s => [.. await s.LettersAsync()]);

    /// <summary>The token in the link of a mail.</summary>
    /// <param name="number">Of the mails with a link, from 0; null for the newest.</param>
    public async Task<string> TokenAsync(int? number = null)
    {
        var links = (await MailsAsync()).Where(m => m.Body.Contains("?code=", StringComparison.Ordinal)).ToList();
        var body = links[number ?? links.Count - 1].Body;
        var start = body.IndexOf("?code=", StringComparison.Ordinal) + 6;
        return body[start..body.IndexOfAny(['\n', '\r', ' '], start)];
    }

    /// <summary>Removes what is no longer kept.</summary>
    public Task<int> RetainAsync() => Portal.As(Noord, async s =>
    {
        var db = s.GetRequiredService<PortalDbContext>();
        await s.GetServices<JobHandler>().OfType<RetentionJob>().Single().HandleAsync(Guid.Empty, db, default);
        return await db.SaveChangesAsync();
    });

    public static string? Code<T>(Result<T> result) => result.Refusals?.FirstOrDefault()?.Code;

    public ValueTask DisposeAsync() => Portal.DisposeAsync();
}
