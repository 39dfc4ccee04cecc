using System.Text.RegularExpressions;

namespace Engine.Ui;

/// <summary>A piece of a line: text as it stands, or an address that can be followed.</summary>
/// <param name="Href">Null for text.</param>
public sealed partial record TextPart(string Text, string? Href)
{
    /// <summary>
    /// Cuts a line where addresses stand. Only https becomes a link, and no address that hides its host behind a name and password; all else
    /// stays text, so that nothing that is typed can run.
    /// </summary>
    public static IEnumerable<TextPart> Of(string line)
    {
        var done = 0;
        foreach (Match match in Address().Matches(line))
        {
            // a sentence that ends with an address has a full stop that is not part of it
            var address = match.Value.TrimEnd('.', ',', ';', ':', '!', '?', ')', ']');
            if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme != Uri.UriSchemeHttps || uri.UserInfo.Length > 0)
            {
                continue;
            }

            if (match.Index > done)
            {
                yield return new(line[done..match.Index], null);
            }

            yield return new(address, uri.AbsoluteUri);
            done = match.Index + address.Length;
        }

        if (done < line.Length)
        {
            yield return new(line[done..], null);
        }
    }

    [GeneratedRegex("""https://[^\s<>"']+""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Address();
}
