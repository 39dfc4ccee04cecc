using System.Text;
using System.Text.Json;

namespace Engine.Tenancy.Configuration;

/// <summary>Reads JSON into nodes with places. Comments and a comma too many are allowed; the same name twice is not.</summary>
internal static class ConfigParser
{
    private static readonly JsonReaderOptions Options = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <returns>Null when the text is no JSON object; the findings then say why.</returns>
    public static ConfigNode? Parse(ReadOnlySpan<byte> text, ConfigFindings findings)
    {
        var reader = new Utf8JsonReader(text, Options);
        try
        {
            reader.Read();
            var root = Value(ref reader, null, -1, findings);
            while (reader.Read())
            {
                // reading on finds what stands behind the document
            }

            return root;
        }
        catch (JsonException fault)
        {
            var offset = Offset(text, fault);
            findings.Add(offset, "$", Problem(text, offset), "geldige JSON: namen en teksten tussen dubbele aanhalingstekens, komma's ertussen, elke { en [ gesloten", null);
        }
        catch (InvalidOperationException)
        {
            findings.Add((int)reader.TokenStartIndex, "$", "de tekst is geen geldige UTF-8", "tekst in UTF-8, zonder losse surrogaten in \\u", null);
        }

        return null;
    }

    private static ConfigNode Value(ref Utf8JsonReader reader, string? key, int keyOffset, ConfigFindings findings)
    {
        var offset = (int)reader.TokenStartIndex;
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                var made = new ConfigNode(ConfigKind.Object, "", offset) { Key = key, KeyOffset = keyOffset };
                Members(ref reader, made, findings);
                return made;
            case JsonTokenType.StartArray:
                var list = new ConfigNode(ConfigKind.Array, "", offset) { Key = key, KeyOffset = keyOffset };
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    list.Add(Value(ref reader, null, -1, findings));
                }

                return list;
            case JsonTokenType.String:
                return new(ConfigKind.Text, reader.GetString() ?? "", offset) { Key = key, KeyOffset = keyOffset };
            case JsonTokenType.Number:
                return new(ConfigKind.Number, Encoding.UTF8.GetString(reader.ValueSpan), offset) { Key = key, KeyOffset = keyOffset };
            case JsonTokenType.True or JsonTokenType.False:
                return new(ConfigKind.Boolean, Encoding.UTF8.GetString(reader.ValueSpan), offset) { Key = key, KeyOffset = keyOffset };
            default:
                return new(ConfigKind.Null, "null", offset) { Key = key, KeyOffset = keyOffset };
        }
    }

    private static void Members(ref Utf8JsonReader reader, ConfigNode owner, ConfigFindings findings)
    {
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var key = reader.GetString() ?? "";
            var keyOffset = (int)reader.TokenStartIndex;
            reader.Read();
            var member = Value(ref reader, key, keyOffset, findings);
            var before = owner[key];
            owner.Add(member);
            if (before is not null)
            {
                findings.AddAtKey(member, $"de naam \"{key}\" staat hier twee keer", "elke naam één keer");
            }
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

    private static string Problem(ReadOnlySpan<byte> text, int offset)
    {
        if (offset >= text.Length)
        {
            return text.Length == 0 ? "het bestand is leeg" : "het bestand houdt te vroeg op";
        }

        return text[offset] is > 0x20 and < 0x7f ? $"onverwacht teken \"{(char)text[offset]}\"" : "onverwacht teken";
    }
}
