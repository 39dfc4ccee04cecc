namespace Engine.Workflows.Expressions.JavaScript;

/// <summary>What can be gone through one by one: lists, and the characters of texts.</summary>
internal static class Sequence
{
    /// <summary>A copy, so that a loop sees the list as it was when it started.</summary>
    public static List<object?> Of(Run run, object? value)
    {
        switch (value)
        {
            case JsArray array:
                run.Meter.Scan(array.Length * 16);
                return [.. array.Items];
            case string text:
                run.Meter.Grow(text.Length);
                return Characters(text);
            default:
                throw EvaluationFault.Value($"{Js.NameOf(value)} is geen lijst");
        }
    }

    public static void CheckLength(long length)
    {
        if (length > JsArray.MaximumLength)
        {
            throw EvaluationFault.Limit("de lijst wordt langer dan 100.000 items");
        }
    }

    /// <summary>Whole characters: a pair of code units is one item.</summary>
    private static List<object?> Characters(string text)
    {
        List<object?> items = [];
        for (var i = 0; i < text.Length; i++)
        {
            var length = char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]) ? 2 : 1;
            items.Add(text.Substring(i, length));
            i += length - 1;
        }

        return items;
    }
}
