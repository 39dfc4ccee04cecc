namespace Engine.Workflows.Execution.Activities;

/// <summary>Sets an output of the nearest workflow.</summary>
internal sealed class SetOutputActivity : Activity
{
    public override void Execute(ActivityContext context)
    {
        OutputTargets.SetAny(context, context.Inputs.RequiredText("outputName"), context.Inputs.Value("outputValue"));
        context.Complete();
    }
}
