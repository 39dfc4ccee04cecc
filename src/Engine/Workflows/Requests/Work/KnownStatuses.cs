using Engine.Modules;
using Engine.Workflows.Definitions;
using Engine.Workflows.Definitions.Catalogue;
using Engine.Workflows.Definitions.Publishing;

namespace Engine.Workflows.Requests.Work;

/// <summary>Statuses of the kind of request whose id the definition bears; of all kinds for another, which may be bound to any or be called.</summary>
internal sealed class KnownStatuses(string input, ModuleCatalogue modules) : PortalNames(PortalActivities.SetRequestStatus, input)
{
    public override IReadOnlyCollection<string> Of(WorkflowDefinition definition)
    {
        IEnumerable<RequestKind> kinds = modules.RequestKinds.TryGetValue(definition.DefinitionId, out var own) ? [own] : modules.RequestKinds.Values;
        return [.. kinds.SelectMany(k => k.Statuses).Select(s => s.Id).Distinct(StringComparer.Ordinal)];
    }
}
