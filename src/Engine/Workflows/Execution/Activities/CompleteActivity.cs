using System.Globalization;
using Engine.Workflows.Values;

namespace Engine.Workflows.Execution.Activities;

/// <summary>Ends the nearest workflow, the own one or one that is used as an activity, with outcomes of its choice.</summary>
internal sealed class CompleteActivity : Activity
{
    public override void Execute(ActivityContext context)
    {
        string[] outcomes = context.Inputs.Value("outcomes") switch
        {
            null => [],
            IReadOnlyList<object?> list => [.. list.Select(o => Convert.ToString(o, CultureInfo.InvariantCulture) ?? "").Where(o => o.Length > 0)],
            var one when TextConversion.Write(one) is { Length: > 0 } text => [text],
            _ => [],
        };
        context.Burst.CompleteSilently(context.State);
        InnerWorkflow.Complete(context, outcomes);
    }
}
