using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics;
using Engine.Data;
using Engine.Jobs;
using Engine.Tenancy;
using Engine.Workflows.Definitions;
using Engine.Workflows.Library;
using Engine.Workflows.Runtime;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Schema;
using Testing;
using Testing.Databases;

namespace Benchmarks.Measures;

/// <summary>A database with definitions to measure, the workers of one process, and the moment at which each instance was last written.</summary>
internal sealed class WorkflowBench : IAsyncDisposable
{
    /// <summary>Five activities, each of which waits for the clock for no time: one commit per activity, and one for the start.</summary>
    public const string Chain = "keten";
    public const int StepsOfChain = 6;

    /// <summary>Waits until it is resumed, and ends.</summary>
    public const string Waiting = "wacht";

    private static readonly Tenant Tenant = TestTenants.Noord;
    private readonly TestDatabase database;
    private readonly Written written = new();

    private WorkflowBench(DatabaseProvider provider, PostgresServer? server) =>
        database = new(services => services.AddSingleton<IInterceptor>(written), provider, new Dictionary<string, string?> { ["Jobs:Workers"] = "2" }, server);

    /// <summary>When the last step of an instance was committed, as a time stamp of the stopwatch.</summary>
    public ConcurrentDictionary<Guid, long> Moments => written.Moments;

    public static async Task<WorkflowBench> OpenAsync(DatabaseProvider provider, PostgresServer? server)
    {
        var bench = new WorkflowBench(provider, server);
        bench.database.Services.GetRequiredService<TenantCatalogue>().Publish(new([Tenant]));
        await bench.PublishAsync(Chain, string.Join(", ", Enumerable.Range(0, 5).Select(i => Delay($"d{i}", "00:00:00"))));
        await bench.PublishAsync(Waiting, """{ "type": "Elsa.RunTask", "id": "t", "taskName": { "typeName": "String", "expression": { "type": "Literal", "value": "iets" } } }""");
        return bench;
    }

    /// <summary>Starts instances without working on them.</summary>
    public async Task<IReadOnlyList<Guid>> StartAsync(string definition, int count)
    {
        StartWorkflow.Request[] requests = [.. Enumerable.Range(0, count).Select(_ => new StartWorkflow.Request(definition, new Dictionary<string, object?>()))];
        await database.As(Tenant, async services =>
        {
            await services.GetRequiredService<StartWorkflow>().AddAllAsync(requests, default);
            await services.GetRequiredService<PortalDbContext>().SaveChangesAsync();
        });
        return [.. requests.Select(r => r.Id)];
    }

    public Task PublishAsync(string id, string activities) => database.As(Tenant, async services =>
    {
        var json = $$"""{ "definitionId": "{{id}}", "name": "{{id}}", "root": { "type": "Elsa.Sequence", "id": "root", "activities": [ {{activities}} ] } }""";
        var definition = DefinitionReader.Read(json).Definition ?? throw new InvalidDataException(id);
        var store = services.GetRequiredService<WorkflowStore>();
        var published = await store.PublishAsync(await store.KeepAsync(definition, VersionOrigin.File, null, default), definition, default);
        if (published.IsRefused)
        {
            throw new InvalidOperationException(string.Join('\n', published.Refusals.Select(r => r.Message)));
        }
    });

    public static string Delay(string id, string span) =>
        $$"""{ "type": "Elsa.Delay", "id": "{{id}}", "timeSpan": { "typeName": "TimeSpan", "expression": { "type": "Literal", "value": "{{span}}" } } }""";

    /// <summary>Works off all that is due, with as many workers as are said.</summary>
    /// <returns>Seconds.</returns>
    public async Task<double> DrainAsync(int workers)
    {
        var pump = database.Services.GetRequiredService<JobPump>();
        var from = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, workers).Select(_ => Task.Run(() => pump.DrainAsync())));
        return Stopwatch.GetElapsedTime(from).TotalSeconds;
    }

    /// <summary>What the framework needs for a row of the size of a state and a commit, each in a unit of work of its own.</summary>
    /// <returns>Seconds.</returns>
    public async Task<double> InsertAsync(int count, int workers)
    {
        var state = new byte[600];
        var from = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, workers).Select(_ => Task.Run(async () =>
        {
            for (var i = 0; i < count / workers; i++)
            {
                await database.As(Tenant, async services =>
                {
                    var db = services.GetRequiredService<PortalDbContext>();
                    await using var transaction = await db.Database.BeginTransactionAsync();
                    db.Add(new WorkflowSignal { Kind = SignalKind.Resume, DeliveryKey = Guid.NewGuid().ToString(), At = DateTimeOffset.UtcNow, Payload = state });
                    await db.SaveChangesAsync();
                    await transaction.CommitAsync();
                });
            }
        })));
        return Stopwatch.GetElapsedTime(from).TotalSeconds;
    }

    /// <summary>Resumes a waiting instance, as an answer does.</summary>
    public Task ResumeAsync(Guid instance) => database.As(Tenant, async services =>
    {
        var db = services.GetRequiredService<PortalDbContext>();
        var hash = await db.Set<WorkflowBookmark>().Where(b => b.InstanceId == instance).Select(b => b.Hash).SingleAsync();
        await services.GetRequiredService<Signals>().DeliverAsync($"meting:{instance}", hash, null, default);
    });

    /// <summary>When timers of these instances are due.</summary>
    public async Task<Dictionary<Guid, DateTimeOffset>> DueAsync(IReadOnlyList<Guid> instances)
    {
        var due = new Dictionary<Guid, DateTimeOffset>();
        await database.As(Tenant, async services => due = await services.GetRequiredService<PortalDbContext>().Set<WorkflowBookmark>()
            .Where(b => instances.Contains(b.InstanceId) && b.DueAt != null).ToDictionaryAsync(b => b.InstanceId, b => b.DueAt ?? default));
        return due;
    }

    /// <summary>Copies of one instance that waits for a timer far away, by the server itself.</summary>
    public async Task FillAsync(PostgresServer server, int count)
    {
        await PublishAsync("later", Delay("d", "23:00:00"));
        var one = (await StartAsync("later", 1))[0];
        await DrainAsync(1);
        server.Execute($"""
            CREATE TEMP TABLE ids AS SELECT gen_random_uuid() AS id FROM generate_series(1, {count});
            INSERT INTO "WorkflowInstances" SELECT (jsonb_populate_record(t, jsonb_build_object('Id', ids.id))).* FROM "WorkflowInstances" t, ids WHERE t."Id" = '{one}';
            INSERT INTO "WorkflowBookmarks" SELECT (jsonb_populate_record(t, jsonb_build_object('Id', gen_random_uuid(), 'InstanceId', ids.id))).* FROM "WorkflowBookmarks" t, ids WHERE t."InstanceId" = '{one}';
            INSERT INTO "QueueHeads" SELECT (jsonb_populate_record(t, jsonb_build_object('Id', gen_random_uuid(), 'RowId', ids.id))).* FROM "QueueHeads" t, ids WHERE t."RowId" = '{one}';
            """, database.Name);
        server.Execute("ANALYZE", database.Name);
    }

    /// <summary>Has the workers of a host run meanwhile.</summary>
    public async Task WhileWorkingAsync(Func<Task> work)
    {
        var services = database.Services.GetServices<IHostedService>().Where(s => s.GetType().Namespace == "Engine.Jobs").ToList();
        foreach (var service in services)
        {
            await service.StartAsync(default);
        }

        try
        {
            await work();
        }
        finally
        {
            foreach (var service in services)
            {
                await service.StopAsync(default);
            }
        }
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    private sealed class Written : DbTransactionInterceptor
    {
        public ConcurrentDictionary<Guid, long> Moments { get; } = [];

        public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            foreach (var entry in eventData.Context?.ChangeTracker.Entries<WorkflowInstance>().Where(e => e.Entity.Steps > 0).ToList() ?? [])
            {
                Moments[entry.Entity.Id] = Stopwatch.GetTimestamp();
            }

            return Task.CompletedTask;
        }
    }
}
