using Engine.Modules;

namespace Engine.Access;

/// <summary>
/// A name as somebody typed it. It ends up in mails that the portal sends, so it holds no line break and nothing of which a mail program
/// makes a link.
/// </summary>
public static class PersonName
{
    public const int MaxLength = 200;

    private const string Forbidden = "/:<>@\\";

    /// <summary>What is wrong with a name, so that whoever typed it can mend it.</summary>
    /// <param name="missing">Asks for the name.</param>
    public static Refusal[] Refuse(string? typed, string code, string missing, string field) => Clean(typed) is not null ? []
        : typed is { } text && text.Any(c => Forbidden.Contains(c, StringComparison.Ordinal)) ? [new(code, "Laat deze tekens weg: / : < > @ \\", field)]
        : [new(code, missing, field)];

    /// <returns>The name on one line; null when it is empty, too long, or no name.</returns>
    public static string? Clean(string? typed)
    {
        var name = string.Join(' ', (typed ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return name.Length is 0 or > MaxLength || name.Any(c => char.IsControl(c) || Forbidden.Contains(c, StringComparison.Ordinal)) ? null : name;
    }
}
