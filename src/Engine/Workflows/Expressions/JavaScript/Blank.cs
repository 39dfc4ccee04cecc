namespace Engine.Workflows.Expressions.JavaScript;

/// <summary>White space and ends of line as ECMAScript counts them.</summary>
internal static class Blank
{
    private static readonly char[] Characters =
    [
        '\t', '\n', '\v', '\f', '\r', ' ', '\u00a0', '\u1680', '\u2000', '\u2001', '\u2002', '\u2003', '\u2004', '\u2005', '\u2006', '\u2007',
        '\u2008', '\u2009', '\u200a', '\u2028', '\u2029', '\u202f', '\u205f', '\u3000', '\ufeff',
    ];

    public static string Trim(string text) => text.Trim(Characters);

    public static string TrimStart(string text) => text.TrimStart(Characters);

    public static string TrimEnd(string text) => text.TrimEnd(Characters);
}
