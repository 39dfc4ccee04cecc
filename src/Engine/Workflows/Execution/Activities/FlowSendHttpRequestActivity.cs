using Engine.Workflows.Execution.Effects;
using Engine.Workflows.Execution.State;

namespace Engine.Workflows.Execution.Activities;

/// <summary>Asks another system; its outcome is the status code where that is expected, else that it is not, and always <c>Done</c> after an answer.</summary>
internal sealed class FlowSendHttpRequestActivity : Activity
{
    public override void Execute(ActivityContext context) => HttpExchange.Ask(context);

    public override void Resume(ActivityContext context, Resumption resumption)
    {
        var outcome = HttpExchange.Take(context, resumption);
        if (outcome is "Timeout" or "Failed to connect")
        {
            context.Complete(outcome);
            return;
        }

        var expected = context.Inputs.Texts("expectedStatusCodes");
        context.Complete(expected.Contains(outcome) ? outcome : "Unmatched status code", "Done");
    }

    public override IEnumerable<object?> Rehearse(Bookmark bookmark, IReadOnlyList<Effect> effects) => [HttpExchange.Sample()];
}
