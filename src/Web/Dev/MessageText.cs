using System.Text.RegularExpressions;

namespace Web.Dev;

/// <summary>Finds the addresses in a plain text, so that a page can make links of them.</summary>
internal static partial class MessageText
{
    public static IEnumerable<(string Text, bool IsLink)> Split(string text) =>
        Link().Split(text).Where(part => part.Length > 0).Select(part => (part, Link().IsMatch(part)));

    // a full stop or comma after an address belongs to the sentence
    [GeneratedRegex(@"(https?://[^\s<>""]+[^\s<>"".,;:!?)])")]
    private static partial Regex Link();
}
