using Engine.Data;
using Engine.Data.Encryption;
using Engine.Jobs;
using Engine.Tenancy;
using Engine.Workflows.Definitions;
using Engine.Workflows.Execution.State;
using Engine.Workflows.Library;
using Engine.Workflows.Runtime;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Schema;
using Shouldly;
using Testing;
using Testing.Databases;

namespace Engine.Tests.Workflows.Runtime;

/// <summary>A database with two tenants, a clock that the test moves, and workers that run when the test says so.</summary>
internal sealed class WorkflowPortal : IAsyncDisposable
{
    public WorkflowPortal(Action<IServiceCollection>? configure = null, DatabaseProvider? provider = null, IReadOnlyDictionary<string, string?>? settings = null, PostgresServer? server = null)
    {
        Database = new(services => Add(services, configure), provider, settings, server);
        Publish();
    }

    private WorkflowPortal(WorkflowPortal first, Action<IServiceCollection>? configure)
    {
        Clock = first.Clock;
        Database = TestDatabase.Node(first.Database, services => Add(services, configure));
        Publish();
    }

    public FakeTime Clock { get; } = new();

    public TestDatabase Database { get; }

    public WorkflowPortal Node(Action<IServiceCollection>? configure = null) => new(this, configure);

    public Task DrainAsync() => Database.Services.GetRequiredService<JobPump>().DrainAsync();

    public Task<T> As<T>(Tenant tenant, Func<IServiceProvider, Task<T>> work) => Database.As(tenant, work);

    public Task<T> Read<T>(Tenant tenant, Func<PortalDbContext, Task<T>> read) => As(tenant, services => read(services.GetRequiredService<PortalDbContext>()));

    public async Task PublishAsync(Tenant tenant, string json)
    {
        var definition = DefinitionReader.Read(json).Definition.ShouldNotBeNull();
        await As(tenant, async services =>
        {
            var store = services.GetRequiredService<WorkflowStore>();
            var kept = await store.KeepAsync(definition, VersionOrigin.File, null, default);
            var published = await store.PublishAsync(kept, definition, default);
            published.Refusals.ShouldBeEmpty();
            return true;
        });
    }

    /// <summary>Published without being checked, for activities that only a test has.</summary>
    public Task StoreAsync(Tenant tenant, string json) => As(tenant, async services =>
    {
        var kept = await services.GetRequiredService<WorkflowStore>().KeepAsync(DefinitionReader.Read(json).Definition.ShouldNotBeNull(), VersionOrigin.File, null, default);
        (kept.PublishedAs, kept.PublishedAt) = (kept.DefinitionId, Clock.GetUtcNow());
        await services.GetRequiredService<PortalDbContext>().SaveChangesAsync();
        return true;
    });

    /// <param name="id">Null for one that nobody needs to know beforehand.</param>
    public Task<Guid> StartAsync(Tenant tenant, string definition, IReadOnlyDictionary<string, object?>? inputs = null, Guid? id = null) => As(tenant, async services =>
    {
        var request = new StartWorkflow.Request(definition, inputs ?? new Dictionary<string, object?>()) { Id = id ?? Guid.CreateVersion7() };
        var started = await services.GetRequiredService<StartWorkflow>().AddAsync(request, default);
        await services.GetRequiredService<PortalDbContext>().SaveChangesAsync();
        return started.ShouldNotBeNull().Id;
    });

    public Task<WorkflowInstance> InstanceAsync(Tenant tenant, Guid id) => Read(tenant, db => db.Set<WorkflowInstance>().AsNoTracking().SingleAsync(i => i.Id == id));

    public Task<List<WorkflowBookmark>> BookmarksAsync(Tenant tenant, Guid id) =>
        Read(tenant, db => db.Set<WorkflowBookmark>().AsNoTracking().Where(b => b.InstanceId == id).OrderBy(b => b.Number).ToListAsync());

    /// <summary>What the instance wrote, in order.</summary>
    public Task<List<string>> LinesAsync(Tenant tenant, Guid id) => As(tenant, async services =>
    {
        var protector = services.GetRequiredService<FieldProtector>();
        var records = await services.GetRequiredService<PortalDbContext>().Set<WorkflowRecord>().AsNoTracking()
            .Where(r => r.InstanceId == id && r.Line != null).OrderBy(r => r.Step).ThenBy(r => r.Number).ToListAsync();
        return records.ConvertAll(r => protector.Reveal("workflow.line", r.Line.ShouldNotBeNull()));
    });

    /// <summary>Resumes one bookmark, as whoever waits for it would.</summary>
    public Task ResumeAsync(Tenant tenant, WorkflowBookmark bookmark, object? payload = null) => As(tenant, async services =>
    {
        services.GetRequiredService<Signals>().Add(new()
        {
            InstanceId = bookmark.InstanceId, Kind = SignalKind.Resume, DeliveryKey = $"test:{bookmark.Id}", Number = bookmark.Number, At = Clock.GetUtcNow(),
            Payload = services.GetRequiredService<SealedValues>().Seal("workflow.signal", payload),
        });
        await services.GetRequiredService<PortalDbContext>().SaveChangesAsync();
        return true;
    });

    /// <summary>Runs it as the cases say: resumes all that waits, round after round.</summary>
    /// <param name="work">What the workers do; null to work off everything.</param>
    public async Task<WorkflowInstance> RunToEndAsync(Tenant tenant, Guid id, Func<Task>? work = null)
    {
        work ??= DrainAsync;
        await work();
        for (var round = 0; round < 50; round++)
        {
            var bookmarks = await BookmarksAsync(tenant, id);
            if (bookmarks.Count == 0 || (await InstanceAsync(tenant, id)).Status == WorkflowStatus.Finished)
            {
                break;
            }

            foreach (var bookmark in bookmarks)
            {
                await ResumeAsync(tenant, bookmark);
                await work();
            }
        }

        return await InstanceAsync(tenant, id);
    }

    public ValueTask DisposeAsync() => Database.DisposeAsync();

    /// <summary>Gives a tenant a file of the test's own.</summary>
    public void Publish(Tenant? changed = null) => Database.Services.GetRequiredService<TenantCatalogue>()
        .Publish(new([.. new[] { TestTenants.Noord, TestTenants.Zuid }.Where(t => t.Id != changed?.Id), .. changed is null ? Array.Empty<Tenant>() : [changed]]));

    private void Add(IServiceCollection services, Action<IServiceCollection>? configure)
    {
        services.AddSingleton<TimeProvider>(Clock);
        configure?.Invoke(services);
    }
}
