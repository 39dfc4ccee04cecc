using System.Text.RegularExpressions;

namespace Engine.Ui;

/// <summary>Says where a long Dutch word may be broken, for headings of narrow columns: not every browser knows that by itself.</summary>
public static partial class Hyphens
{
    private const string SoftHyphen = "\u00AD";

    /// <summary>Puts soft hyphens, which show only where a line ends there, before the parts that close our long words.</summary>
    public static string In(string text) => Last().Replace(text, SoftHyphen + "$0");

    [GeneratedRegex("(?<=\\p{L}{3})(?:datum|nummer|wijze|schrijven|zekering|verzekerde)\\b")]
    private static partial Regex Last();
}
