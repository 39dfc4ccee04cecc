using System.Text.Json.Nodes;
using Engine.Workflows.Expressions;
using Engine.Workflows.Values;

namespace Engine.Workflows.Definitions.Publishing;

/// <summary>Spans and working days that stand in the file lead to a moment that there is. Other forms than these are told by the rule of literals.</summary>
internal static class BoundsRule
{
    private static readonly string[] WorkingDays = ["expiresAfterWorkingDays", "days"];

    public static void Check(PublishSubject subject)
    {
        foreach (var node in subject.Nodes.Where(n => n.Type is not null && n.Workflow is null))
        {
            foreach (var (name, value) in node.Inputs.Where(i => i.Value is { IsConstant: true, IsPlain: false }))
            {
                Check(subject, node, name, FaultOf(name, value));
            }

            foreach (var reminder in Reminders(node))
            {
                Check(subject, node, "reminders", OfSpan(LiteralJson.Plain(reminder["after"])) ?? OfDays(LiteralJson.Plain(reminder["workingDays"])));
            }
        }
    }

    private static void Check(PublishSubject subject, ActivityNode node, string input, string? fault)
    {
        if (fault is not null)
        {
            subject.Error("moment-range", node, $"In het veld \"{input}\": {fault}.");
        }
    }

    private static string? FaultOf(string name, InputValue value) => value.Syntax != ExpressionSyntax.Literal ? null
        : value.TypeName == "TimeSpan" ? OfSpan(LiteralJson.Plain(value.Value))
        : WorkingDays.Contains(name) ? OfDays(LiteralJson.Plain(value.Value)) : null;

    private static string? OfSpan(string text) => TimeSpans.TryParse(text, out var span, out _) ? TimeBounds.Fault(span) : null;

    private static string? OfDays(string text) =>
        long.TryParse(text, System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out var days) ? TimeBounds.FaultOfWorkingDays(days) : null;

    private static IEnumerable<JsonObject> Reminders(ActivityNode node) =>
        node.Input("reminders") is { IsConstant: true, Value: { } value } && LiteralJson.Parsed(value) is JsonArray list ? list.OfType<JsonObject>() : [];
}
