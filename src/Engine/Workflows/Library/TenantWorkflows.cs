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
        ?? (reference.DefinitionId is { } definition ? Published(definition) : null);

    public override CompiledWorkflow? Published(string definitionId)
    {
        var id = db.Set<WorkflowVersion>().Where(v => v.PublishedAs == definitionId).Select(v => v.VersionId).FirstOrDefault();
        return id is null ? null : compiled.Find(db, id);
    }
}
