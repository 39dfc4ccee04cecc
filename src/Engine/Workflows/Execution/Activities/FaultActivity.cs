namespace Engine.Workflows.Execution.Activities;

/// <summary>Raises an incident on purpose.</summary>
internal sealed class FaultActivity : Activity
{
    public override void Execute(ActivityContext context)
    {
        var code = context.Inputs.Text("code") ?? "0";
        throw new ActivityFault(context.Inputs.Text("faultType") ?? "System", context.Inputs.Text("message") is { Length: > 0 } message ? message : $"Fout {code}")
        {
            Code = code,
            Category = context.Inputs.Text("category"),
        };
    }
}
