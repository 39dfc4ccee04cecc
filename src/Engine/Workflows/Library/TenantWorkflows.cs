using Engine.Data;
using Engine.Workflows.Definitions;
using Engine.Workflows.Execution;

namespace Engine.Workflows.Library;

/// <summary>The published workflows of the tenant of one unit of work.</summary>
public sealed class TenantWorkflows(PortalDbContext db, CompiledVersions compiled) : WorkflowLibrary
{
    // asked for each child and each loop: read once
    private List<Entry>? known;

    public override CompiledWorkflow? Version(string versionId) => compiled.Find(db, versionId);

    public override CompiledWorkflow? Find(WorkflowReference reference) =>
        (reference.VersionId is { } version ? Version(version) : null)
        ?? (reference.DefinitionId is { } definition ? Published(definition) : Named(reference.TypeName));

    public override CompiledWorkflow? Published(string definitionId) =>
        All.Find(p => p.DefinitionId == definitionId) is { } found ? compiled.Find(db, found.VersionId) : null;

    /// <summary>Something was published in this unit of work.</summary>
    internal void Forget() => known = null;

    private List<Entry> All =>
        known ??= [.. db.Set<WorkflowVersion>().Where(v => v.PublishedAs != null).Select(v => new Entry(v.DefinitionId, v.VersionId, v.Name))];

    // what is published has its children pinned, so this is asked at publish alone
    private CompiledWorkflow? Named(string typeName) =>
        typeName.Length > 0 && All.Find(p => WorkflowTypeName.Of(p.Name) == typeName) is { } found ? compiled.Find(db, found.VersionId) : null;

    private sealed record Entry(string DefinitionId, string VersionId, string Name);
}
