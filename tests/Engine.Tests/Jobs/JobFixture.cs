using System.Text;
using Engine.Data;
using Engine.Jobs;
using Engine.Notifications;
using Engine.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Schema;
using Testing;

namespace Engine.Tests.Jobs;

/// <summary>A database with two tenants, a clock that the test moves, and one kind of work whose effects can be counted.</summary>
internal sealed class JobFixture : IAsyncDisposable
{
    public const string Kind = "test.work";
    public const string OutsideKind = "test.outside";

    private const string FloodSqlite = """
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {0})
        INSERT INTO "QueueHeads" ("Id", "TenantId", "Kind", "RowId", "Lane", "Due", "Attempts", "Fence")
        SELECT printf('00000000-0000-0000-0001-%012d', i), {1}, {2}, printf('00000000-0000-0000-0002-%012d', i), 0, {3}, 0, 0 FROM n
        """;

    private const string FloodPostgres = """
        INSERT INTO "QueueHeads" ("Id", "TenantId", "Kind", "RowId", "Lane", "Due", "Attempts", "Fence")
        SELECT gen_random_uuid(), {1}, {2}, gen_random_uuid(), 0, {3}, 0, 0 FROM generate_series(1, {0})
        """;

    public JobFixture(Action<IServiceCollection>? configure = null, DatabaseProvider? provider = null)
    {
        Database = new(services => Add(services, configure), provider);
        Publish(TestTenants.Noord, TestTenants.Zuid);
    }

    private JobFixture(JobFixture first)
    {
        Clock = first.Clock;
        Database = TestDatabase.Node(first.Database, services => Add(services, null));
        Publish(TestTenants.Noord, TestTenants.Zuid);
    }

    /// <summary>A second node on the same database, with the same clock and a mind of its own.</summary>
    public JobFixture Node() => new(this);

    public FakeTime Clock { get; } = new();

    public TestWork Work { get; } = new();

    public TestDatabase Database { get; }

    public JobPump Pump => Database.Services.GetRequiredService<JobPump>();

    public void Publish(params Tenant[] tenants) => Database.Services.GetRequiredService<TenantCatalogue>().Publish(new(tenants));

    public Task Queue(Tenant tenant, params Guid[] rows) => Queue(tenant, Kind, rows);

    public Task Queue(Tenant tenant, string kind, params Guid[] rows) => Database.As(tenant, async services =>
    {
        var jobs = services.GetRequiredService<JobQueue>();
        foreach (var row in rows)
        {
            jobs.Add(kind, row);
        }

        await services.GetRequiredService<PortalDbContext>().SaveChangesAsync();
    });

    /// <summary>Puts many heads on the queue by one statement.</summary>
    public async Task Flood(Tenant tenant, int count)
    {
        var (sql, due) = Database.Provider == DatabaseProvider.Postgres ? (FloodPostgres, (object)Clock.GetUtcNow()) : (FloodSqlite, Clock.GetUtcNow().UtcTicks);
        await using var scope = Database.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
        await db.Database.ExecuteSqlRawAsync(sql, count, tenant.Id, Kind, due);
    }

    public async Task<List<QueueHead>> Heads()
    {
        await using var scope = Database.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<PortalDbContext>().Set<QueueHead>().AsNoTracking().OrderBy(h => h.Id).ToListAsync();
    }

    /// <summary>Waits until the one head was claimed this often.</summary>
    public async Task UntilClaimed(int times)
    {
        while ((await Heads()).Single().Attempts < times)
        {
            await Task.Delay(10);
        }
    }

    /// <summary>Rows on which the work had its effect, once per time.</summary>
    public Task<List<string>> Effects(Tenant tenant) => Database.As<List<string>>(tenant, async services =>
        [.. (await services.GetRequiredService<PortalDbContext>().Set<OutboxMessage>().OrderBy(m => m.Id).Select(m => m.Content).ToListAsync()).Select(Encoding.UTF8.GetString)]);

    public ValueTask DisposeAsync() => Database.DisposeAsync();

    private void Add(IServiceCollection services, Action<IServiceCollection>? configure)
    {
        services.AddSingleton<TimeProvider>(Clock);
        services.AddSingleton(Work);
        services.AddScoped<JobHandler, TestHandler>();
        services.AddScoped<JobHandler, TestOutsideHandler>();
        configure?.Invoke(services);
    }
}

/// <summary>What the test wants to happen inside the work.</summary>
internal sealed class TestWork
{
    public Func<Guid, IServiceProvider, Task> Before { get; set; } = (_, _) => Task.CompletedTask;
}

/// <summary>Work whose effect is one row, without any check that would hide a second one.</summary>
internal sealed class TestHandler(TestWork work, IServiceProvider services, TimeProvider time) : JobHandler
{
    public override string Kind => JobFixture.Kind;

    public override string Title => Kind;

    public override int MaximumAttempts => 3;

    public override async Task HandleAsync(Guid row, PortalDbContext db, CancellationToken cancellation)
    {
        db.Add(new OutboxMessage { Channel = Channel.Mail, Content = Encoding.UTF8.GetBytes(row.ToString()), CreatedAt = time.GetUtcNow() });
        await work.Before(row, services);
    }
}

/// <summary>The same with an effect outside before it.</summary>
internal sealed class TestOutsideHandler(TestWork work, IServiceProvider services, TimeProvider time) : OutsideJobHandler
{
    public override string Kind => JobFixture.OutsideKind;

    public override string Title => Kind;

    public override int MaximumAttempts => 3;

    public override Task ActAsync(Guid row, PortalDbContext db, CancellationToken cancellation) => work.Before(row, services);

    public override Task HandleAsync(Guid row, PortalDbContext db, CancellationToken cancellation)
    {
        db.Add(new OutboxMessage { Channel = Channel.Mail, Content = Encoding.UTF8.GetBytes(row.ToString()), CreatedAt = time.GetUtcNow() });
        return Task.CompletedTask;
    }
}
