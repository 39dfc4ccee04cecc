namespace Engine.Data.Encryption;

/// <summary>One spelling of names and addresses, so that somebody is found however the letters were typed.</summary>
public static class SearchSpelling
{
    public static string Of(string text) => string.Join(' ', text.Normalize().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToUpperInvariant();
}
