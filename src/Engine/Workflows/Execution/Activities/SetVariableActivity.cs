using Engine.Workflows.Execution.State;

namespace Engine.Workflows.Execution.Activities;

internal sealed class SetVariableActivity : Activity
{
    public override void Execute(ActivityContext context)
    {
        var asked = context.Node.Variable;
        var place = asked is null ? null : context.Burst.Variables.ById(context.State, asked.Id);
        context.Burst.Variables.Write(
            place ?? throw new ActivityFault(IncidentTypes.Definition, $"De variabele {asked?.Name ?? "zonder naam"} bestaat hier niet"), context.Inputs.Value("value"));
        context.Complete();
    }
}
