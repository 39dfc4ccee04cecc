using Engine.Tenancy;
using Engine.Workflows.Definitions;
using Engine.Workflows.Definitions.Publishing;

namespace Engine.Workflows.Runtime.Asking;

/// <summary>Connectors that a definition names stand in the tenant file.</summary>
/// <param name="type">Type of the activities.</param>
internal sealed class KnownConnectors(string type, CurrentTenant tenant) : KnownNames(type, "connectorKey")
{
    public override IReadOnlyCollection<string> Of(WorkflowDefinition definition) => [.. tenant.Value.Config.Outside.Connectors.Keys];
}

/// <summary>What a definition asks of connectors is an operation of one of them.</summary>
/// <param name="type">Type of the activities.</param>
internal sealed class KnownOperations(string type, CurrentTenant tenant) : KnownNames(type, "operation")
{
    public override IReadOnlyCollection<string> Of(WorkflowDefinition definition) => [.. tenant.Value.Config.Outside.Connectors.Values.SelectMany(c => c.Operations.Keys).Distinct(StringComparer.Ordinal)];
}
