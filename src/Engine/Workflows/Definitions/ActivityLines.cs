using System.Text.Json;
using Engine.Workflows.Definitions.Reading;

namespace Engine.Workflows.Definitions;

/// <summary>Where the text of a definition names its activities, for findings that the model alone gave.</summary>
public static class ActivityLines
{
    private static readonly JsonReaderOptions Options = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = DefinitionLimits.JsonDepth + 1 };

    /// <returns>Line from 1 of the first object with this id; 1 when the text names none.</returns>
    public static int Of(ReadOnlyMemory<byte> utf8, string? activityId)
    {
        var text = JsonText.WithoutMark(utf8).Span;
        var reader = new Utf8JsonReader(text, Options);
        var isId = false;
        try
        {
            while (activityId is not null && reader.Read())
            {
                if (isId && reader.TokenType == JsonTokenType.String && reader.ValueTextEquals(activityId))
                {
                    return text[..(int)reader.TokenStartIndex].Count((byte)'\n') + 1;
                }

                isId = reader.TokenType == JsonTokenType.PropertyName && (reader.ValueTextEquals("id"u8) || reader.ValueTextEquals("Id"u8));
            }
        }
        catch (JsonException)
        {
            // what cannot be read has findings with lines of their own
        }

        return 1;
    }
}
