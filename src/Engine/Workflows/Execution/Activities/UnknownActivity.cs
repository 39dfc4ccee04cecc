using Engine.Workflows.Execution.State;

namespace Engine.Workflows.Execution.Activities;

/// <summary>A type that cannot run here. Publishing refuses it; an older version may still hold one.</summary>
internal sealed class UnknownActivity : Activity
{
    public override void Execute(ActivityContext context) =>
        throw new ActivityFault(IncidentTypes.Definition, $"Activiteiten van het type {context.Node.TypeName} kunnen hier niet worden uitgevoerd");
}
