namespace Engine.Workflows.Values;

/// <summary>Values of one piece that are no number and no moment.</summary>
internal static class SingleConversion
{
    public static bool TryBoolean(object value, out object? result)
    {
        result = value switch
        {
            bool flag => flag,
            string text when text.Trim().Equals("true", StringComparison.OrdinalIgnoreCase) => true,
            string text when text.Trim().Equals("false", StringComparison.OrdinalIgnoreCase) => false,
            _ => null,
        };
        return result is not null;
    }

    public static bool TryGuid(object value, out object? result)
    {
        result = value is Guid ? value : value is string text && Guid.TryParse(text, out var id) ? id : null;
        return result is not null;
    }

    public static bool TrySpan(object value, out object? result, out string? reason)
    {
        (result, reason) = (value as TimeSpan?, null);
        if (value is string text && TimeSpans.TryParse(text, out var span, out reason))
        {
            result = span;
        }

        return result is not null;
    }

    public static bool TryBytes(object value, out object? result)
    {
        result = value as byte[];
        if (value is string text)
        {
            var buffer = new byte[(text.Length * 3 / 4) + 3];
            result = Convert.TryFromBase64String(text, buffer, out var written) ? buffer[..written] : null;
        }

        return result is not null;
    }
}
