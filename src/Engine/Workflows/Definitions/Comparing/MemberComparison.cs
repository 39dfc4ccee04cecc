using System.Text.Json.Nodes;

namespace Engine.Workflows.Definitions.Comparing;

/// <summary>Compares the members of two JSON objects and words their values for people.</summary>
internal static class MemberComparison
{
    /// <summary>Members that differ, null counting as absent.</summary>
    public static IEnumerable<FieldChange> Compare(JsonObject before, JsonObject after, IReadOnlySet<string> apart)
    {
        foreach (var name in before.Select(m => m.Key).Union(after.Select(m => m.Key)).Where(n => !apart.Contains(n)))
        {
            if (!JsonNode.DeepEquals(before[name], after[name]))
            {
                yield return new(name, Words(before[name]), Words(after[name]));
            }
        }
    }

    public static IEnumerable<FieldChange> Compare(JsonObject before, JsonObject after, IEnumerable<string> apart) => Compare(before, after, apart.ToHashSet(StringComparer.Ordinal));

    /// <summary>The text of an expression with its language before it; a value as JSON; null for nothing.</summary>
    private static string? Words(JsonNode? value) => value switch
    {
        null => null,
        JsonObject { } input when input["expression"] is JsonObject expression => Expression(expression),
        JsonObject { } output when output["memoryReference"] is JsonObject reference => "-> " + LiteralJson.Plain(reference["id"]),
        _ => LiteralJson.Plain(value),
    };

    private static string Expression(JsonObject expression)
    {
        var syntax = LiteralJson.Plain(expression["type"]);
        var text = LiteralJson.Plain(expression["value"]);
        return syntax is "" or "Literal" ? text : $"{syntax}: {text}";
    }
}
