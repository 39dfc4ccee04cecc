namespace Engine.Tenancy.Configuration;

/// <summary>JSON pointers (RFC 6901): <c>/features/portal.functies/state</c>.</summary>
public static class ConfigPointer
{
    public static string Of(params IEnumerable<string> keys) =>
        string.Concat(keys.Select(k => "/" + k.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)));

    /// <summary>Keys on the way; none for the document itself.</summary>
    public static string[] Keys(string pointer) =>
        [.. pointer.Split('/').Skip(1).Select(k => k.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal))];
}
