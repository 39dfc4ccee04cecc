using System.Text.Json;

namespace Engine.Theming;

/// <summary>A file in the Design Tokens Format (W3C community group): nested groups, <c>$type</c> inherited, <c>$value</c> at the leaves.</summary>
internal static class TokenFile
{
    private const int MaxDepth = 12;

    private static readonly JsonDocumentOptions Options = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <exception cref="ThemeException">The text is no JSON object of groups and tokens.</exception>
    public static (Dictionary<string, Token> Tokens, JsonElement? Extension) Parse(string json)
    {
        JsonElement root;
        try
        {
            using var document = JsonDocument.Parse(json, Options);
            root = document.RootElement.Clone();
        }
        catch (JsonException fault)
        {
            throw new ThemeException($"theme.json regel {fault.LineNumber + 1}: geen geldige JSON.");
        }

        if (root.ValueKind != JsonValueKind.Object)
        {
            throw new ThemeException("theme.json: verwacht een object met groepen van tokens.");
        }

        var tokens = new Dictionary<string, Token>(StringComparer.Ordinal);
        Read(root, "", null, 0, tokens);
        JsonElement? extension = root.TryGetProperty("$extensions", out var all) && all.TryGetProperty(ThemeSettings.Key, out var own) ? own : null;
        return (tokens, extension);
    }

    private static void Read(JsonElement group, string path, string? type, int depth, Dictionary<string, Token> tokens)
    {
        if (depth > MaxDepth)
        {
            throw new ThemeException($"{path}: meer dan {MaxDepth} groepen diep.");
        }

        type = group.TryGetProperty("$type", out var own) ? own.GetString() : type;
        if (group.TryGetProperty("$value", out var value))
        {
            tokens[path] = new(type, value);
            return;
        }

        foreach (var member in group.EnumerateObject().Where(m => !m.Name.StartsWith('$')))
        {
            var child = path.Length == 0 ? member.Name : $"{path}.{member.Name}";
            if (member.Value.ValueKind != JsonValueKind.Object)
            {
                throw new ThemeException($"{child}: verwacht een groep of een token met $value.");
            }

            Read(member.Value, child, type, depth + 1, tokens);
        }
    }
}
