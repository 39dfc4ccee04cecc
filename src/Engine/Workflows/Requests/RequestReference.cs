using System.Globalization;

namespace Engine.Workflows.Requests;

/// <summary>What people call a request by, such as "4F2A-91BC": the last eight signs of its id, in two groups so that it can be read out.</summary>
public static class RequestReference
{
    public const int Length = 9;

    /// <summary>Name under which texts have it.</summary>
    public const string TextName = "kenmerk";

    private const int Signs = 8;

    public static string Of(Guid request) => Grouped(request.ToString("N"));

    /// <summary>The value of <see cref="TextName"/> in a text that also goes without a request: empty then, so that a text can leave its words out.</summary>
    public static string InText(Guid? request) => request is { } known ? Of(known) : "";

    /// <summary>Reads what somebody typed or took over: in any case, with or without the dash, a whole id too.</summary>
    /// <returns>Null when it is no reference.</returns>
    public static string? Read(string? text)
    {
        // what was copied from a letter has other dashes than a keyboard
        var signs = string.Concat((text ?? "").Where(c => c is not '#' && !char.IsWhiteSpace(c) && char.GetUnicodeCategory(c) != UnicodeCategory.DashPunctuation));
        return signs.Length is Signs or 32 && signs.All(char.IsAsciiHexDigit) ? Grouped(signs) : null;
    }

    private static string Grouped(string id) => $"{id[^Signs..^(Signs / 2)]}-{id[^(Signs / 2)..]}".ToUpperInvariant();
}
