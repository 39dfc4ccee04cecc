using System.Buffers;
using System.Text;

namespace Engine.Workflows.Expressions.JavaScript;

/// <summary>Upper and lower case with the letters whose other case is more than one letter.</summary>
internal static class LetterCase
{
    private static readonly Dictionary<char, string> LongUpper = new()
    {
        ['ß'] = "SS", ['ŉ'] = "ʼN", ['ǰ'] = "J̌", ['ΐ'] = "Ϊ́", ['ΰ'] = "Ϋ́", ['և'] = "ԵՒ", ['ẖ'] = "H̱", ['ẗ'] = "T̈", ['ẘ'] = "W̊", ['ẙ'] = "Y̊", ['ẚ'] = "Aʾ",
        ['ﬀ'] = "FF", ['ﬁ'] = "FI", ['ﬂ'] = "FL", ['ﬃ'] = "FFI", ['ﬄ'] = "FFL", ['ﬅ'] = "ST", ['ﬆ'] = "ST",
    };

    private static readonly SearchValues<char> Long = SearchValues.Create([.. LongUpper.Keys]);

    public static string Upper(string text)
    {
        if (!text.AsSpan().ContainsAny(Long))
        {
            return text.ToUpperInvariant();
        }

        var upper = new StringBuilder();
        foreach (var c in text)
        {
            upper.Append(LongUpper.TryGetValue(c, out var letters) ? letters : c);
        }

        return upper.ToString().ToUpperInvariant();
    }

    public static string Lower(string text)
    {
        var lower = text.Replace("İ", "i̇", StringComparison.Ordinal).ToLowerInvariant();
        return text.Contains('Σ', StringComparison.Ordinal) ? WithFinalSigma(text, lower) : lower;
    }

    // at the end of a word the Greek sigma has another form
    private static string WithFinalSigma(string text, string lower)
    {
        if (text.Length != lower.Length)
        {
            return lower;
        }

        var letters = lower.ToCharArray();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == 'Σ' && i > 0 && char.IsLetter(text[i - 1]) && (i + 1 == text.Length || !char.IsLetter(text[i + 1])))
            {
                letters[i] = 'ς';
            }
        }

        return new(letters);
    }
}
