namespace Engine.Workflows.Requests;

/// <summary>The eight signs by which people name a request: the end of its id, as the mail about it writes them.</summary>
public static class RequestReference
{
    private const int Length = 8;

    public static string Of(Guid request) => request.ToString("N")[^Length..].ToUpperInvariant();

    /// <summary>Reads what somebody typed or took over, a whole id too.</summary>
    /// <returns>Null when it is no reference.</returns>
    public static string? Read(string? text)
    {
        var signs = string.Concat((text ?? "").Where(c => c is not ('-' or '#') && !char.IsWhiteSpace(c)));
        return signs.Length is Length or 32 && signs.All(char.IsAsciiHexDigit) ? signs[^Length..].ToUpperInvariant() : null;
    }
}
