namespace Engine.Workflows.Execution.Activities;

/// <summary>Gives the instance the id by which the outside world knows what it is about.</summary>
internal sealed class CorrelateActivity : Activity
{
    public override void Execute(ActivityContext context)
    {
        context.CorrelationId = context.Inputs.Text("correlationId");
        context.Complete();
    }
}
