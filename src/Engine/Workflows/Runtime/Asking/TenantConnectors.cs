using Engine.Connectors;
using Engine.Workflows.Execution;
using Engine.Workflows.Execution.State;

namespace Engine.Workflows.Runtime.Asking;

/// <summary>What definitions name of the connectors of a tenant.</summary>
internal static class TenantConnectors
{
    /// <exception cref="ActivityFault">The tenant has no such connector, or it cannot be asked that.</exception>
    public static OperationConfig Operation(this OutsideConfig config, string connector, string operation)
    {
        var found = config.Connectors.GetValueOrDefault(connector)
            ?? throw new ActivityFault(IncidentTypes.Definition, $"De koppeling \"{connector}\" staat niet in het bestand van de tenant");
        return found.Operations.GetValueOrDefault(operation)
            ?? throw new ActivityFault(IncidentTypes.Definition, $"De koppeling \"{connector}\" heeft geen bewerking \"{operation}\"");
    }
}
