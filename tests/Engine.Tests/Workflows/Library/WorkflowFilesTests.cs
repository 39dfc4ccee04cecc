using Engine.Data;
using Engine.Jobs;
using Engine.Tenancy;
using Engine.Tests.Workflows.Runtime;
using Engine.Workflows.Definitions;
using Engine.Workflows.Library;
using Engine.Workflows.Library.Files;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Testing;

namespace Engine.Tests.Workflows.Library;

public sealed class WorkflowFilesTests : IAsyncDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly WorkflowPortal portal;

    public WorkflowFilesTests() => portal = new(Configure);

    [Fact]
    public async Task Shared_definitions_are_published_for_every_tenant_and_overlaid_for_one()
    {
        Write("workflows/groet.json", Line("groet", "hallo"));
        Write("noord/workflows/groet.json", """{ "overlayOf": "groet", "activities": { "w": { "text": "dag" } } }""");
        Write("zuid/workflows/eigen.json", Line("eigen", "eigen"));

        (await LookAsync()).ShouldBe(2);

        (await SaysAsync(TestTenants.Noord, "groet")).ShouldBe(["dag"]);
        (await SaysAsync(TestTenants.Zuid, "groet")).ShouldBe(["hallo"]);
        (await VersionsAsync(TestTenants.Zuid)).ShouldBe(["eigen 1 *", "groet 1 *"]);
        (await VersionsAsync(TestTenants.Noord)).ShouldBe(["groet 1 *"]);
    }

    [Fact]
    public async Task Only_tenants_whose_files_changed_are_queued()
    {
        (await LookAsync()).ShouldBe(0);
        Write("noord/workflows/a.json", Line("a", "een"));
        (await LookAsync()).ShouldBe(1);
        (await LookAsync()).ShouldBe(0);
        Write("workflows/b.json", Line("b", "twee"));
        (await LookAsync()).ShouldBe(2);
        (await LookAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_change_makes_the_next_version_and_another_way_of_writing_makes_none()
    {
        Write("noord/workflows/a.json", Line("a", "een"));
        await LookAsync();
        Write("noord/workflows/a.json", Line("a", "een").Replace("\"name\": \"a\", ", "", StringComparison.Ordinal).Replace("\"definitionId\"", "\n\n \"name\": \"a\", \"definitionId\"", StringComparison.Ordinal));
        (await LookAsync()).ShouldBe(1);
        (await VersionsAsync(TestTenants.Noord)).ShouldBe(["a 1 *"]);
        Write("noord/workflows/a.json", Line("a", "anders"));
        await LookAsync();
        (await VersionsAsync(TestTenants.Noord)).ShouldBe(["a 1", "a 2 *"]);
        File.Delete(folder.File("noord/workflows/a.json"));
        await LookAsync();
        (await VersionsAsync(TestTenants.Noord)).ShouldBe(["a 1", "a 2 *"]);
    }

    [Fact]
    public async Task A_faulty_file_leaves_the_last_version_and_its_neighbours_live_and_shows_in_health()
    {
        Write("noord/workflows/a.json", Line("a", "een"));
        await LookAsync();
        (await HealthAsync()).ShouldBe("Healthy");
        Write("noord/workflows/a.json", Line("a", "anders").Replace("WriteLine", "BestaatNiet", StringComparison.Ordinal));
        Write("noord/workflows/b.json", Line("b", "goed"));
        await LookAsync();
        (await VersionsAsync(TestTenants.Noord)).ShouldBe(["a 1 *", "b 1 *"]);
        (await HealthAsync()).ShouldStartWith("Degraded noord/workflows/a.json:1:");

        Write("noord/workflows/a.json", Line("a", "gemaakt"));
        await LookAsync();
        (await SaysAsync(TestTenants.Noord, "a")).ShouldBe(["gemaakt"]);
        (await HealthAsync()).ShouldBe("Healthy");
    }

    [Fact]
    public async Task A_version_of_the_console_stays_until_the_file_changes_and_a_draft_stays_beside_it()
    {
        Write("noord/workflows/a.json", Line("a", "een"));
        await LookAsync();
        await portal.As(TestTenants.Noord, async services =>
        {
            var made = Read(Line("a", "van de beheerder"));
            var store = services.GetRequiredService<WorkflowStore>();
            (await store.PublishAsync(await store.KeepAsync(made, VersionOrigin.Console, null, default), made, default)).Refusals.ShouldBeEmpty();
            await store.KeepAsync(Read(Line("a", "concept")), VersionOrigin.Console, null, default);
            return await services.GetRequiredService<PortalDbContext>().SaveChangesAsync();
        });
        await using var restarted = portal.Node(Configure);
        (await LookAsync(restarted)).ShouldBe(1);
        (await VersionsAsync(TestTenants.Noord)).ShouldBe(["a 1", "a 2 *", "a 3"]);

        Write("noord/workflows/a.json", Line("a", "nieuw in het bestand"));
        await LookAsync();
        (await VersionsAsync(TestTenants.Noord)).ShouldBe(["a 1", "a 2", "a 3", "a 4 *"]);
        (await SaysAsync(TestTenants.Noord, "a")).ShouldBe(["nieuw in het bestand"]);
    }

    [Fact]
    public async Task Of_several_nodes_one_publishes()
    {
        await using var other = portal.Node(Configure);
        Write("noord/workflows/a.json", Line("a", "een"));
        await WatchOf(portal).LookAsync(false, default);
        await WatchOf(other).LookAsync(false, default);
        await Task.WhenAll(portal.DrainAsync(), other.DrainAsync());
        (await VersionsAsync(TestTenants.Noord)).ShouldBe(["a 1 *"]);
        (await portal.Read(TestTenants.Noord, db => db.Set<QueueHead>().CountAsync(h => h.Kind == PublishWorkflowFiles.JobKind))).ShouldBe(0);
    }

    [Fact]
    public async Task Definitions_that_use_each_other_are_published_together_in_any_order_of_names()
    {
        Write("noord/workflows/1-ouder.json", Using("ouder", "Kind"));
        Write("noord/workflows/2-kind.json", Line("kind", "van het kind").Replace("\"name\": \"kind\"", "\"name\": \"Kind\", \"options\": { \"usableAsActivity\": true }", StringComparison.Ordinal));
        Write("noord/workflows/3-wees.json", Using("wees", "Nergens"));
        Write("noord/workflows/4-tante.json", Using("tante", "Nicht"));
        Write("noord/workflows/5-nicht.json", Using("nicht", "Stuk").Replace("\"name\": \"nicht\"", "\"name\": \"Nicht\", \"options\": { \"usableAsActivity\": true }", StringComparison.Ordinal));
        Write("noord/workflows/6-stuk.json", Line("stuk", "x").Replace("\"name\": \"stuk\"", "\"name\": \"Stuk\", \"options\": { \"usableAsActivity\": true }", StringComparison.Ordinal)
            .Replace("WriteLine", "BestaatNiet", StringComparison.Ordinal));
        await LookAsync();
        (await SaysAsync(TestTenants.Noord, "ouder")).ShouldBe(["van het kind"]);
        (await VersionsAsync(TestTenants.Noord)).ShouldBe(["kind 1 *", "ouder 1 *"]);
        var health = await HealthAsync();
        new[] { "3-wees.json", "4-tante.json", "5-nicht.json", "6-stuk.json" }.ShouldAllBe(file => health.Contains(file, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_file_that_is_still_being_written_is_left_alone()
    {
        await LookAsync();
        Write("noord/workflows/a.json", Line("a", "een"));
        (await WatchOf(portal).LookAsync(true, default)).ShouldBe(0);
        Write("noord/workflows/a.json", Line("a", "een en meer"));
        (await WatchOf(portal).LookAsync(true, default)).ShouldBe(0);
        (await WatchOf(portal).LookAsync(true, default)).ShouldBe(1);
    }

    public async ValueTask DisposeAsync()
    {
        await portal.DisposeAsync();
        folder.Dispose();
    }

    private static string Line(string id, string text) => $$"""
        { "definitionId": "{{id}}", "name": "{{id}}", "root": { "id": "w", "type": "Elsa.WriteLine", "text": { "typeName": "String", "expression": { "type": "Literal", "value": "{{text}}" } } } }
        """;

    private static string Using(string id, string type) => $$"""
        { "definitionId": "{{id}}", "name": "{{id}}", "root": { "id": "s", "type": "Elsa.Sequence", "activities": [ { "id": "k", "type": "{{type}}" } ] } }
        """;

    private static WorkflowDefinition Read(string json) => DefinitionReader.Read(json).Definition.ShouldNotBeNull();

    private static WorkflowFilesWatch WatchOf(WorkflowPortal node) => node.Database.Services.GetRequiredService<WorkflowFilesWatch>();

    private void Configure(IServiceCollection services) => services.AddSingleton(new HostFolders(folder.Path, folder.File("themes")));

    private void Write(string name, string text)
    {
        var path = folder.File(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path) ?? path);
        File.WriteAllText(path, text);
    }

    private async Task<int> LookAsync(WorkflowPortal? node = null)
    {
        var queued = await WatchOf(node ?? portal).LookAsync(false, default);
        await (node ?? portal).DrainAsync();
        return queued;
    }

    private async Task<string> HealthAsync()
    {
        var health = await new WorkflowFilesHealthCheck(portal.Database.Services.GetRequiredService<WorkflowFilesHealth>()).CheckHealthAsync(new());
        return $"{health.Status} {health.Description}".Trim();
    }

    private Task<List<string>> VersionsAsync(Tenant tenant) => portal.Read(tenant, async db =>
        (await db.Set<WorkflowVersion>().AsNoTracking().OrderBy(v => v.DefinitionId).ThenBy(v => v.Number).ToListAsync())
            .ConvertAll(v => $"{v.DefinitionId} {v.Number}{(v.PublishedAs is null ? "" : " *")}"));

    private async Task<List<string>> SaysAsync(Tenant tenant, string definition)
    {
        var id = await portal.StartAsync(tenant, definition);
        await portal.RunToEndAsync(tenant, id);
        return await portal.LinesAsync(tenant, id);
    }
}
