using System.Text.Json;
using System.Text.Json.Nodes;

namespace Engine.Workflows.Definitions;

/// <summary>Reads literals of definitions, which stand there as values or as text that holds JSON.</summary>
internal static class LiteralJson
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = DefinitionLimits.JsonDepth };

    /// <summary>The value itself, or the value that its text holds; null when the text is no JSON.</summary>
    public static JsonNode? Parsed(JsonNode? value)
    {
        if (value is not JsonValue text || !text.TryGetValue(out string? json))
        {
            return value;
        }

        try
        {
            var parsed = JsonNode.Parse(json, documentOptions: Options);
            // reading a member of an object finds a name that stands there twice
            _ = parsed?.ToJsonString();
            return parsed;
        }
        catch (Exception fault) when (fault is JsonException or ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>A literal as text: texts without quotes, nothing for null.</summary>
    public static string Plain(JsonNode? value) => value switch
    {
        null => "",
        JsonValue text when text.TryGetValue(out string? plain) => plain,
        _ => value.ToJsonString(),
    };
}
