using System.Text.Json.Nodes;

namespace Engine.Workflows.Definitions.Publishing;

/// <summary>Texts that a definition names and that the tenant has not. One that an expression chooses is looked for when it runs.</summary>
internal static class TextRule
{
    public static void Check(PublishSubject subject)
    {
        foreach (var node in subject.Nodes.Where(n => n.Type is not null))
        {
            CheckText(subject, node, "templateKey", Constant(node, "templateKey"), null);
            if (Constant(node, "textVersion") is { } version)
            {
                CheckText(subject, node, "textKey", Constant(node, "textKey"), version);
            }

            foreach (var reminder in Reminders(node))
            {
                CheckText(subject, node, "reminders", reminder, null);
            }
        }
    }

    private static void CheckText(PublishSubject subject, ActivityNode node, string input, string? key, string? version)
    {
        if (key is { Length: > 0 } && subject.Context.FaultOfText(key, version) is { } fault)
        {
            subject.Error("text-missing", node, $"Het veld \"{input}\": {fault}");
        }
    }

    private static string? Constant(ActivityNode node, string input) =>
        node.Input(input) is { IsConstant: true, Value: { } value } ? LiteralJson.Plain(value) : null;

    private static IEnumerable<string> Reminders(ActivityNode node) =>
        node.Input("reminders") is { IsConstant: true, Value: { } value } && LiteralJson.Parsed(value) is JsonArray list
            ? list.OfType<JsonObject>().Select(r => LiteralJson.Plain(r["templateKey"])) : [];
}
