using Engine.Workflows.Execution.State;
using Engine.Workflows.Expressions;

namespace Engine.Workflows.Execution.Activities;

/// <summary>Runs a script of the subset; it names its outcomes with <c>setOutcome</c>.</summary>
internal sealed class RunJavaScriptActivity : Activity
{
    public override void Execute(ActivityContext context)
    {
        var input = context.Compiled.Input("script");
        try
        {
            context.SetOutput("result", input is null ? null : context.Compiled.Script(input).Evaluate(context.Scope));
        }
        catch (ExpressionException fault)
        {
            throw new ActivityFault(IncidentTypes.Expression, $"Invoer \"script\": {fault.Error}");
        }

        context.Complete([.. context.Scope.Outcomes]);
    }
}
