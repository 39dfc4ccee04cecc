using System.Text.Json.Nodes;
using Engine.Jobs;
using Engine.Tests.Workflows.Runtime;
using Engine.Notifications;
using Engine.Tenancy;
using Engine.Workflows.Definitions;
using Engine.Workflows.Execution.State;
using Engine.Workflows.Runtime;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Npgsql;
using Schema;
using Shouldly;
using Testing;
using Testing.Databases;
using Testing.Outside;
using Testing.Processes;

namespace Engine.Tests.Workflows.Proof;

/// <summary>
/// Portals as processes on one PostgreSQL, a system outside that they ask, and the people of the cases, who answer what is asked of them. The
/// test itself works nothing: it starts, answers and looks.
/// </summary>
internal sealed class Fleet : IAsyncDisposable
{
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(2);

    private const string Everything = "alles";

    private readonly TemporaryFolder folder = new();
    private readonly WorkflowPortal portal;
    private readonly OutsideServer outside;
    private readonly Tenant tenant;
    private readonly List<Guid> everything = [];
    private readonly PortalProcess[] processes;

    private Fleet(WorkflowPortal portal, OutsideServer outside, int size)
    {
        (this.portal, this.outside, processes) = (portal, outside, new PortalProcess[size]);
        tenant = TestTenants.Make("noord", Change(outside));
    }

    public int Size => processes.Length;

    public static async Task<Fleet> StartAsync(PostgresServer? server = null, int size = 2)
    {
        var outside = await OutsideServer.StartAsync("""{ "antwoord": "gevraagd" }""");
        var fleet = new Fleet(new WorkflowPortal(provider: DatabaseProvider.Postgres, server: server), outside, size);
        await fleet.PrepareAsync();
        for (var i = 0; i < size; i++)
        {
            fleet.processes[i] = fleet.Process();
        }

        await Task.WhenAll(fleet.processes.Select(p => p.Started));
        return fleet;
    }

    public PortalProcess this[int number] => processes[number];

    /// <summary>Strikes one down, and starts another in its place.</summary>
    public Task ReplaceAsync(int number)
    {
        processes[number].Kill();
        processes[number].Dispose();
        processes[number] = Process();
        return processes[number].Started;
    }

    /// <summary>Each case once and one of everything, all side by side, to the end: each must have written and become what it says.</summary>
    public async Task WaveAsync()
    {
        var wave = Cases.Select(CaseAsync).Append(EverythingAsync()).ToList();
        await Task.WhenAll(wave);
    }

    /// <summary>What is true when all is done: each effect once, and nothing left over.</summary>
    public async Task CheckAsync()
    {
        await UntilAsync(async () => await portal.Read(tenant, db => db.Set<QueueHead>().CountAsync(h => h.Kind.StartsWith("workflow.") && h.Kind != "workflow.stray" && h.Kind != "workflow.files")) == 0);
        await portal.Read(tenant, async db =>
        {
            var ended = db.Set<WorkflowInstance>().Where(i => i.EndedAt != null).Select(i => i.Id);
            (await db.Set<WorkflowBookmark>().CountAsync(b => ended.Contains(b.InstanceId))).ShouldBe(0);
            (await db.Set<WorkflowEffect>().CountAsync(e => e.State == EffectState.Waiting)).ShouldBe(0);
            (await db.Set<WorkflowInstance>().Where(i => i.ParentId != null).GroupBy(i => i.ParentId).Select(g => g.Count()).ToListAsync()).ShouldAllBe(children => children == 2);
            (await db.Set<WorkflowInstance>().CountAsync(i => i.ParentId != null)).ShouldBe(2 * everything.Count);
            (await db.Set<OutboxMessage>().CountAsync()).ShouldBe(everything.Count, "one mail of each, however often its step was lost");
            return true;
        });
        var asked = outside.Calls.GroupBy(c => c.Headers["Idempotency-Key"]).ToList();
        asked.Count.ShouldBe(everything.Count, "each is asked under one key, however often");
        asked.ShouldAllBe(a => a.Select(c => System.Text.Encoding.UTF8.GetString(c.Body)).Distinct().Count() == 1);
        everything.ShouldAllBe(id => asked.Any(a => a.Key.StartsWith($"noord:{id:N}:", StringComparison.Ordinal)));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in processes)
        {
            process?.Dispose();
        }

        await portal.DisposeAsync();
        await outside.DisposeAsync();
        folder.Dispose();
    }

    private static IEnumerable<JsonNode> Cases => (JsonNode.Parse(ElsaCases.Expectations)?.AsArray() ?? []).OfType<JsonNode>();

    private async Task PrepareAsync()
    {
        File.WriteAllText(folder.File("noord.json"), TestTenants.Document("noord", Change(outside)));
        portal.Publish(tenant);
        foreach (var name in Cases.Select(c => c["id"]?.GetValue<string>() ?? ""))
        {
            await portal.PublishAsync(tenant, ElsaCases.Text(name));
        }

        await portal.PublishAsync(tenant, Flows.Sequence("kind", Flows.Line("k", "kind")));
        await portal.PublishAsync(tenant, ProofFlows.Everything(Everything, outside.Url));
    }

    private async Task CaseAsync(JsonNode expected)
    {
        var name = expected["id"]?.GetValue<string>() ?? "";
        var inputs = (expected["input"] as JsonObject ?? []).ToDictionary(i => i.Key, i => (object?)i.Value?.GetValue<string>());
        var definition = DefinitionReader.Read(ElsaCases.Text(name)).Definition.ShouldNotBeNull().DefinitionId;
        var id = await StartAsync(definition, inputs);
        await QuietAsync(id);
        for (var round = 0; round < 20; round++)
        {
            var bookmarks = await Again(() => portal.BookmarksAsync(tenant, id));
            if (bookmarks.Count == 0 || (await Again(() => portal.InstanceAsync(tenant, id))).Status == WorkflowStatus.Finished)
            {
                break;
            }

            foreach (var bookmark in bookmarks)
            {
                await Again(async () =>
                {
                    // whoever does not know whether it came through brings it again: the same message twice is one
                    if (!await portal.Read(tenant, db => db.Set<WorkflowSignal>().AnyAsync(s => s.DeliveryKey == $"test:{bookmark.Id}")))
                    {
                        await portal.ResumeAsync(tenant, bookmark);
                    }

                    return true;
                });
                await QuietAsync(id);
            }
        }

        var outcome = expected["expect"].ShouldNotBeNull();
        (await Again(() => portal.LinesAsync(tenant, id))).ShouldBe(outcome["lines"]?.AsArray().Select(l => l?.GetValue<string>()), name);
        (await Again(() => portal.InstanceAsync(tenant, id))).SubStatus.ToString().ShouldBe(outcome["sub"]?.GetValue<string>(), name);
    }

    private async Task EverythingAsync()
    {
        var id = await StartAsync(Everything, new Dictionary<string, object?>());
        lock (everything)
        {
            everything.Add(id);
        }

        await UntilAsync(async () => (await Again(() => portal.InstanceAsync(tenant, id))).EndedAt is not null);
        var family = await Again(() => portal.Read(tenant, db => db.Set<WorkflowInstance>().Where(i => i.ParentId == id).Select(i => i.Id).ToListAsync()));
        (await Again(() => portal.LinesAsync(tenant, id))).ShouldBe(["begin", "kinderen klaar", "gewacht", "gevraagd", "klaar"]);
        foreach (var child in family)
        {
            (await Again(() => portal.LinesAsync(tenant, child))).ShouldBe(["kind"]);
        }
    }

    // the id is the test's own, so that a start whose answer was lost is not done twice
    private async Task<Guid> StartAsync(string definition, IReadOnlyDictionary<string, object?> inputs)
    {
        var id = Guid.CreateVersion7();
        await Again(async () =>
        {
            if (!await portal.Read(tenant, db => db.Set<WorkflowInstance>().AnyAsync(i => i.Id == id)))
            {
                await portal.StartAsync(tenant, definition, inputs, id);
            }

            return true;
        });
        return id;
    }

    /// <summary>Waits until nothing is under way for an instance.</summary>
    private Task QuietAsync(Guid id) => UntilAsync(() => Again(() => portal.Read(tenant, async db =>
    {
        var effects = db.Set<WorkflowEffect>().Where(e => e.InstanceId == id).Select(e => e.Id);
        var soon = DateTimeOffset.UtcNow.AddMinutes(5);
        return !await db.Set<QueueHead>().AnyAsync(h => (h.RowId == id || effects.Contains(h.RowId)) && h.Due < soon);
    })));

    private async Task UntilAsync(Func<Task<bool>> holds)
    {
        for (var end = DateTime.UtcNow.AddMinutes(3); !await Again(holds); await Task.Delay(250))
        {
            portal.Clock.Set(DateTimeOffset.UtcNow);
            DateTime.UtcNow.ShouldBeLessThan(end, "nothing moves any more");
        }
    }

    // the database may be away just now, for the test as for the portals
    private static async Task<T> Again<T>(Func<Task<T>> ask)
    {
        for (var end = DateTime.UtcNow.AddMinutes(2); ;)
        {
            try
            {
                return await ask();
            }
            catch (Exception fault) when (IsAway(fault) && DateTime.UtcNow < end)
            {
                await Task.Delay(300);
            }
        }
    }

    private static bool IsAway(Exception fault) => fault is NpgsqlException or TimeoutException or IOException || (fault.InnerException is { } inner && IsAway(inner));

    private PortalProcess Process() => new(portal.Database.Configuration.AsEnumerable().Where(s => s.Value is not null).Concat(
    [
        new("TenantConfig", folder.Path), new("Jobs:Lease", Lease.ToString()), new("Jobs:Poll", "00:00:00.2"),
    ]));

    private static string Change(OutsideServer outside) => $$"""
        { "outside": { "privateNetworks": ["127.0.0.0/8"], "hosts": ["{{outside.Url.Authority}}"] } }
        """;
}
