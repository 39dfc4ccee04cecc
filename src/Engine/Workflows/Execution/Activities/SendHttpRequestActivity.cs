using Engine.Workflows.Execution.Effects;
using Engine.Workflows.Execution.State;

namespace Engine.Workflows.Execution.Activities;

/// <summary>Asks another system and runs what belongs to the status code of the answer.</summary>
internal sealed class SendHttpRequestActivity : Activity
{
    public override void Execute(ActivityContext context) => HttpExchange.Ask(context);

    public override void Resume(ActivityContext context, Resumption resumption)
    {
        var outcome = HttpExchange.Take(context, resumption);
        var expected = context.Node.Children.FirstOrDefault(c => c.Port == "expectedStatusCodes" && c.Label == outcome)?.Node;
        var child = outcome switch
        {
            "Timeout" => context.Node.Child("timeout"),
            "Failed to connect" => context.Node.Child("failedToConnect"),
            _ => expected ?? context.Node.Child("unmatchedStatusCode"),
        };
        if (child is null)
        {
            context.Complete();
        }
        else
        {
            context.Schedule(child);
        }
    }

    public override IEnumerable<object?> Rehearse(Bookmark bookmark, IReadOnlyList<Effect> effects) => [HttpExchange.Sample()];
}
