using System.Text;

namespace Engine.Theming;

/// <summary>Writes the stylesheet of a theme: fonts, every token as a custom property, and the art behind the opening block.</summary>
internal static class ThemeCss
{
    // the ranges in which the font packages cut their files
    private const string Latin = "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD";
    private const string LatinExtended = "U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF";

    /// <param name="address">Turns the name of a file into its address beside the stylesheet.</param>
    public static string Write(IEnumerable<KeyValuePair<string, string>> values, ThemeSettings settings, bool hasArt, Func<string, string> address)
    {
        var css = new StringBuilder();
        foreach (var (family, name) in settings.Fonts)
        {
            Face(css, family, address(FontFile(name, "latin-ext")), LatinExtended);
            Face(css, family, address(FontFile(name, "latin")), Latin);
        }

        css.Append(":root{");
        foreach (var (path, value) in values)
        {
            css.Append("--").Append(path.Replace('.', '-')).Append(':').Append(value).Append(';');
        }

        css.Append("}\n");
        if (hasArt)
        {
            css.Append(".portal-art{background-image:url(\"").Append(address("art.svg")).Append("\")}\n");
        }

        return css.ToString();
    }

    public static string FontFile(string name, string range) => $"{name}-{range}-wght-normal.woff2";

    private static void Face(StringBuilder css, string family, string file, string range) => css
        .Append("@font-face{font-family:\"").Append(family).Append("\";font-style:normal;font-display:swap;font-weight:200 900;src:url(\"")
        .Append(file).Append("\") format(\"woff2\");unicode-range:").Append(range).Append("}\n");
}
