using System.Text.Json;
using System.Text.Json.Nodes;

namespace Engine.Workflows.Definitions.Reading;

/// <summary>
/// Reads JSON whole, with places and within limits, and takes the wrappers off that older releases put around lists. The framework's own
/// reader of nodes reads members when they are asked for, so that a name that stands twice would throw later and elsewhere.
/// </summary>
internal static class JsonText
{
    private static readonly JsonReaderOptions Options = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        MaxDepth = DefinitionLimits.JsonDepth + 1,
    };

    private static readonly byte[] ByteOrderMark = [0xef, 0xbb, 0xbf];

    private static readonly string[] Contents = ["items", "_items", "values", "$values"];

    public static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> utf8) => utf8.Span.StartsWith(ByteOrderMark) ? utf8[ByteOrderMark.Length..] : utf8;

    /// <param name="outer">Where the text stood, when it is a text within another; its values are placed there.</param>
    /// <returns>Null when it is no JSON or too large; the session then says why.</returns>
    public static JsonNode? Parse(ReadOnlySpan<byte> text, ReadSession session, JsonNode? outer = null)
    {
        var reader = new Utf8JsonReader(text, Options);
        try
        {
            reader.Read();
            var root = Value(ref reader, session, outer);
            while (!session.IsRefused && reader.Read())
            {
                // reading on finds what stands behind the document
            }

            return session.IsRefused ? null : root;
        }
        catch (JsonException fault)
        {
            Refuse(session, outer, reader.CurrentDepth >= DefinitionLimits.JsonDepth ? "limit-json" : "json", Problem(text, fault, reader.CurrentDepth), Offset(text, fault));
        }
        catch (InvalidOperationException)
        {
            Refuse(session, outer, "json", "De tekst is geen geldige UTF-8. Sla het bestand op als UTF-8.", (int)reader.TokenStartIndex);
        }

        return null;
    }

    private static JsonNode? Value(ref Utf8JsonReader reader, ReadSession session, JsonNode? outer)
    {
        var offset = (int)reader.TokenStartIndex;
        JsonNode? made = reader.TokenType switch
        {
            JsonTokenType.StartObject => Members(ref reader, session, outer),
            JsonTokenType.StartArray => Elements(ref reader, session, outer),
            JsonTokenType.String => JsonValue.Create(reader.GetString()),
            // as an element a number keeps its notation and converts to every type of number
            JsonTokenType.Number => JsonValue.Create(JsonElement.ParseValue(ref reader)),
            JsonTokenType.True => JsonValue.Create(true),
            JsonTokenType.False => JsonValue.Create(false),
            _ => null,
        };
        Place(made, offset, session, outer);
        return made;
    }

    private static void Place(JsonNode? made, int offset, ReadSession session, JsonNode? outer)
    {
        session.Placed(made, offset);
        if (made is not null && outer is not null)
        {
            session.Replaces(outer, made);
        }

        if (session.Values > DefinitionLimits.JsonValues && !session.IsRefused)
        {
            session.Refuse("limit-json", "Het bestand bevat te veel gegevens voor een workflow. Splits de workflow in kleinere.", outer);
        }
    }

    private static JsonNode? Members(ref Utf8JsonReader reader, ReadSession session, JsonNode? outer)
    {
        var made = new JsonObject();
        while (!session.IsRefused && reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = reader.GetString() ?? "";
            reader.Read();
            var value = Value(ref reader, session, outer);
            if (made.ContainsKey(name))
            {
                session.Warn("name-twice", $"De naam \"{name}\" staat twee keer in hetzelfde onderdeel; de laatste telt.", value);
            }

            made[name] = value;
        }

        return Unwrapped(made);
    }

    private static JsonArray Elements(ref Utf8JsonReader reader, ReadSession session, JsonNode? outer)
    {
        var made = new JsonArray();
        while (!session.IsRefused && reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            made.Add(Value(ref reader, session, outer));
        }

        return made;
    }

    private static JsonNode? Unwrapped(JsonObject made)
    {
        if (made.Count != 2 || !made.ContainsKey("_type") || Array.Find(Contents, made.ContainsKey) is not { } content)
        {
            return made;
        }

        var inner = made[content];
        made.Remove(content);
        return inner;
    }

    private static void Refuse(ReadSession session, JsonNode? outer, string code, string problem, int offset)
    {
        if (outer is null)
        {
            session.RefuseAt(code, problem, offset);
        }
        else
        {
            session.Warn(code, $"De tekst van de oorspronkelijke activiteit is niet te lezen. {problem}", outer);
        }
    }

    private static int Offset(ReadOnlySpan<byte> text, JsonException fault)
    {
        var start = 0;
        for (var line = fault.LineNumber ?? 0; line > 0; line--)
        {
            start += text[start..].IndexOf((byte)'\n') + 1;
        }

        return Math.Min(text.Length, start + (int)(fault.BytePositionInLine ?? 0));
    }

    private static string Problem(ReadOnlySpan<byte> text, JsonException fault, int depth)
    {
        if (depth >= DefinitionLimits.JsonDepth)
        {
            return "De gegevens staan te diep in elkaar. Splits de workflow in kleinere.";
        }

        var offset = Offset(text, fault);
        if (offset >= text.Length)
        {
            return text.Length == 0 ? "Het bestand is leeg." : "Het bestand houdt te vroeg op. Exporteer het opnieuw.";
        }

        var sign = text[offset] is > 0x20 and < 0x7f ? $" \"{(char)text[offset]}\"" : "";
        return $"Hier staat een onverwacht teken{sign}: het bestand is geen geldige JSON.";
    }
}
