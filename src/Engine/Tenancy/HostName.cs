namespace Engine.Tenancy;

/// <summary>Takes the name out of a Host header.</summary>
public static class HostName
{
    /// <summary>The name without port and without the dot of a fully written name; empty when nothing is left. Allocates nothing.</summary>
    public static ReadOnlySpan<char> Of(ReadOnlySpan<char> header)
    {
        if (header.StartsWith("["))
        {
            var end = header.IndexOf(']');
            return end < 0 ? [] : header[..(end + 1)];
        }

        var colon = header.IndexOf(':');
        var name = colon < 0 ? header : header[..colon];
        return name.EndsWith(".") ? name[..^1] : name;
    }
}
