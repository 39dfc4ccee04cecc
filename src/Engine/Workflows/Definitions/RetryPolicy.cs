using System.Text.Json;
using System.Text.Json.Nodes;
using Engine.Workflows.Definitions.Reading;
using Engine.Workflows.Values;

namespace Engine.Workflows.Definitions;

/// <summary>
/// How often an activity that fails is tried again by itself before somebody must decide: <c>customProperties.retry</c> with <c>attempts</c>, <c>delay</c> and
/// perhaps <c>on</c>. Each wait is twice the one before it.
/// </summary>
/// <param name="Attempts">Tries after the first, from 1 to 10.</param>
/// <param name="Delay">Before the first of them, from a second to a day.</param>
/// <param name="On">Kinds of faults; empty for all that may go away by themselves.</param>
public sealed record RetryPolicy(int Attempts, TimeSpan Delay, IReadOnlyList<string> On)
{
    public const int MostAttempts = 10;
    private const string Member = "retry";

    public TimeSpan WaitBefore(int attempt) => Delay * Math.Pow(2, attempt - 1);

    /// <returns>Null for an activity without a policy, and for one whose policy cannot be read, which is refused at publish.</returns>
    public static RetryPolicy? Of(ActivityNode node) => Read(node, out _);

    /// <param name="fault">Why the policy cannot be read, in Dutch; null when it can or there is none.</param>
    public static RetryPolicy? Read(ActivityNode node, out string? fault)
    {
        fault = null;
        if (node.CustomProperties[Member] is not { } written)
        {
            return null;
        }

        var json = written as JsonObject;
        var attempts = Members.Number(json, "attempts");
        var delay = Conversion.OrNull(Members.Text(json, "delay"), TypeAlias.Span) as TimeSpan?;
        if (attempts is not (>= 1 and <= MostAttempts) || delay is not { } span || span < TimeSpan.FromSeconds(1) || span > TimeSpan.FromDays(1))
        {
            fault = "\"retry\" heeft \"attempts\" nodig, van 1 tot en met 10, en \"delay\", van \"00:00:01\" tot en met \"1.00:00:00\".";
            return null;
        }

        var on = json?["on"] as JsonArray ?? [];
        return new(attempts.Value, span, [.. on.Where(v => v?.GetValueKind() == JsonValueKind.String).Select(v => v?.GetValue<string>() ?? "")]);
    }
}
