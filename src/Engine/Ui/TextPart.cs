using System.Text.RegularExpressions;

namespace Engine.Ui;

/// <summary>A piece of a line: text as it stands, or an address that can be followed.</summary>
/// <param name="Href">Null for text.</param>
public sealed partial record TextPart(string Text, string? Href)
{
    /// <summary>
    /// Cuts a line where addresses stand: of pages, mail and Dutch phone numbers with a space or dash after the area. Of pages only https becomes a
    /// link, and no address that hides its host behind a name and password; all else stays text, so that nothing that is typed can run.
    /// </summary>
    /// <param name="own">Root of the portal, whose pages are followed however they are reached; null for none.</param>
    public static IEnumerable<TextPart> Of(string line, Uri? own = null)
    {
        var done = 0;
        foreach (Match match in Address().Matches(line))
        {
            // a sentence that ends with an address has a full stop that is not part of it
            var address = match.Value.TrimEnd('.', ',', ';', ':', '!', '?', ')', ']');
            if (Followed(match, address, own) is not { } href)
            {
                continue;
            }

            if (match.Index > done)
            {
                yield return new(line[done..match.Index], null);
            }

            yield return new(address, href);
            done = match.Index + address.Length;
        }

        if (done < line.Length)
        {
            yield return new(line[done..], null);
        }
    }

    private static string? Followed(Match match, string address, Uri? own) =>
        match.Groups["mail"].Success ? $"mailto:{address}"
        : match.Groups["phone"].Success ? $"tel:{string.Concat(address.Where(char.IsAsciiDigit))}"
        : Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || own?.IsBaseOf(uri) == true) && uri.UserInfo.Length == 0 ? uri.AbsoluteUri
        : null;

    [GeneratedRegex("""https?://[^\s<>"']+|(?<mail>[a-z0-9._-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+)|(?<phone>(?<![\d-])\(?0[1-9]\d{0,2}\)?(?: |-|\) )\d[\d ]{4,9}\d(?![\d-]))""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Address();
}
