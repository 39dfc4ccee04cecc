using Engine.Data;
using Engine.Modules;
using Engine.Workflows.Definitions;
using Engine.Workflows.Definitions.Catalogue;
using Engine.Workflows.Definitions.Publishing;
using Engine.Workflows.Requests.Bindings;

namespace Engine.Workflows.Requests.Work;

/// <summary>Statuses of the kinds of request that a definition handles, or of all kinds when none is bound to it: another may call it.</summary>
internal abstract class KnownStatuses(string input, PortalDbContext db, ModuleCatalogue modules) : KnownNames(PortalActivities.SetRequestStatus, input)
{
    public override IReadOnlyCollection<string> Of(WorkflowDefinition definition)
    {
        var bound = db.Set<WorkflowBinding>().Where(b => b.DefinitionId == definition.DefinitionId).Select(b => b.RequestKind).Distinct().ToList();
        var own = modules.RequestKinds.Values.Where(k => k.Id == definition.DefinitionId || bound.Contains(k.Id)).ToList();
        return [.. (own.Count > 0 ? own : modules.RequestKinds.Values.AsEnumerable()).SelectMany(k => k.Statuses).Select(s => s.Id).Distinct(StringComparer.Ordinal)];
    }
}

internal sealed class KnownNewStatuses(PortalDbContext db, ModuleCatalogue modules) : KnownStatuses("status", db, modules);

internal sealed class KnownOldStatuses(PortalDbContext db, ModuleCatalogue modules) : KnownStatuses("allowedFrom", db, modules);
