namespace Engine.Workflows.Definitions.Diagrams;

/// <summary>Breaks a text into lines that fit a box; SVG does not break text by itself.</summary>
internal static class LabelLines
{
    /// <summary>Pixels of a sign of a label in the widest of the portals' fonts, on average.</summary>
    private const double Bold = 8.2;

    /// <summary>Likewise of the smaller text beneath it.</summary>
    private const double SmallSign = 7.1;

    /// <summary>A label on so many lines at most.</summary>
    public static IReadOnlyList<string> Of(string text, double width, int most) => Of(text, Math.Max(4, (int)(width / Bold)), most);

    /// <summary>Smaller text on one line.</summary>
    public static string OneSmall(string text, double width) => Small(text, width, 1)[0];

    /// <summary>Smaller text on so many lines at most.</summary>
    public static IReadOnlyList<string> Small(string text, double width, int most) => Of(text, Math.Max(4, (int)(width / SmallSign)), most);

    /// <summary>Width of smaller text, in pixels.</summary>
    public static double WidthOf(string text) => text.Length * SmallSign;

    private static IReadOnlyList<string> Of(string text, int signs, int most)
    {
        var lines = new List<string>();
        var line = "";
        foreach (var word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).SelectMany(w => Parts(w, signs)))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > signs)
            {
                lines.Add(line);
                line = "";
            }

            line = line.Length == 0 ? word : $"{line} {word}";
        }

        lines.Add(line);
        var isCut = lines.Count > most;
        return [.. lines.Take(most).Select((l, i) => l.Length > signs ? Cut(l, signs) : isCut && i == most - 1 ? Cut(l + " …", signs) : l)];
    }

    // a word that is longer than a line goes on in the next, and a sign that takes two places stays whole
    private static IEnumerable<string> Parts(string word, int signs)
    {
        while (word.Length > signs)
        {
            var end = char.IsHighSurrogate(word[signs - 1]) ? signs - 1 : signs;
            yield return word[..end];
            word = word[end..];
        }

        yield return word;
    }

    private static string Cut(string line, int signs)
    {
        if (line.Length <= signs)
        {
            return line;
        }

        // never half of a sign that takes two places
        var end = char.IsHighSurrogate(line[signs - 2]) ? signs - 2 : signs - 1;
        return line[..end].TrimEnd() + "…";
    }
}
