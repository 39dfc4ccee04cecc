using System.Text.Json;

namespace Engine.Workflows.Expressions.JavaScript;

/// <summary>JSON.parse.</summary>
internal static class JsonReading
{
    public static object? Read(Run run, string text)
    {
        run.Meter.Grow(text.Length);
        try
        {
            using var document = JsonDocument.Parse(text);
            return Read(run, document.RootElement);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            // the reader of the framework also refuses escapes of half a pair, which have no text
            throw EvaluationFault.Value("deze tekst is geen geldige JSON");
        }
    }

    private static object? Read(Run run, JsonElement element)
    {
        run.Meter.Item();
        switch (element.ValueKind)
        {
            case JsonValueKind.String:
                return element.GetString();
            case JsonValueKind.Number:
                return element.GetDouble();
            case JsonValueKind.True or JsonValueKind.False:
                return element.GetBoolean();
            case JsonValueKind.Array:
                return new JsArray([.. element.EnumerateArray().Select(item => Read(run, item))]);
            case JsonValueKind.Object:
                var item = new JsObject();
                foreach (var property in element.EnumerateObject())
                {
                    item.Set(property.Name, Read(run, property.Value));
                }

                return item;
            default:
                return null;
        }
    }
}
