using Engine.Data;
using Engine.Workflows.Definitions;
using Engine.Workflows.Execution;

namespace Engine.Workflows.Library;

/// <summary>The published workflows of the tenant of one unit of work.</summary>
public sealed class TenantWorkflows(PortalDbContext db, CompiledVersions compiled) : WorkflowLibrary
{
    public override CompiledWorkflow? Version(string versionId) => compiled.Find(db, versionId);

    public override CompiledWorkflow? Find(WorkflowReference reference) =>
        (reference.VersionId is { } version ? Version(version) : null)
        ?? (reference.DefinitionId is { } definition ? Published(definition) : Named(reference.TypeName));

    public override CompiledWorkflow? Published(string definitionId)
    {
        var id = db.Set<WorkflowVersion>().Where(v => v.PublishedAs == definitionId).Select(v => v.VersionId).FirstOrDefault();
        return id is null ? null : compiled.Find(db, id);
    }

    // what is published has its children pinned, so this is asked at publish alone
    private CompiledWorkflow? Named(string typeName)
    {
        var published = typeName.Length == 0 ? [] : db.Set<WorkflowVersion>().Where(v => v.PublishedAs != null).Select(v => new { v.Name, v.VersionId }).ToList();
        return published.Find(v => WorkflowTypeName.Of(v.Name) == typeName) is { } found ? compiled.Find(db, found.VersionId) : null;
    }
}
