using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Engine.Workflows.Expressions.JavaScript.Functions;

/// <summary>The functions of texts. Places count code units.</summary>
internal static class TextMethods
{
    public static readonly FrozenDictionary<string, Native> All = new Dictionary<string, Native>
    {
        ["at"] = (run, self, a) => Text(self) is var s && a.Integer(run, 0) is var i && (i < 0 ? i + s.Length : i) is var at && at >= 0 && at < s.Length ? s[(int)at].ToString() : Undefined.Value,
        ["charAt"] = (run, self, a) => Text(self) is var s && a.Integer(run, 0) is var i && i >= 0 && i < s.Length ? s[(int)i].ToString() : "",
        ["charCodeAt"] = (run, self, a) => Text(self) is var s && a.Integer(run, 0) is var i && i >= 0 && i < s.Length ? (double)s[(int)i] : double.NaN,
        ["codePointAt"] = CodePointAt,
        ["concat"] = (run, self, a) => Made(run, Text(self) + string.Concat(a.All.Select(v => Made(run, Js.ToText(run, v))))),
        ["endsWith"] = (run, self, a) => Scanned(run, self, out var s)[..(int)Math.Clamp(a.Integer(run, 1, s.Length), 0, s.Length)].EndsWith(a.Text(run, 0), StringComparison.Ordinal),
        ["includes"] = (run, self, a) => Scanned(run, self, out var s).IndexOf(a.Text(run, 0), Start(run, a, s), StringComparison.Ordinal) >= 0,
        ["indexOf"] = (run, self, a) => (double)Scanned(run, self, out var s).IndexOf(a.Text(run, 0), Start(run, a, s), StringComparison.Ordinal),
        ["lastIndexOf"] = LastIndexOf,
        ["localeCompare"] = (run, self, a) => (double)Math.Sign(CultureInfo.GetCultureInfo("nl-NL").CompareInfo.Compare(Scanned(run, self, out _), a.Text(run, 0))),
        ["normalize"] = (run, self, a) => Made(run, Normalized(Text(self), a.Has(0) ? a.Text(run, 0) : "NFC")),
        ["padEnd"] = (run, self, a) => Text(self) + Padding(run, self, a),
        ["padStart"] = (run, self, a) => Padding(run, self, a) + Text(self),
        ["repeat"] = Repeat,
        ["replace"] = (run, self, a) => TextReplacing.Replace(run, Text(self), a, all: false),
        ["replaceAll"] = (run, self, a) => TextReplacing.Replace(run, Text(self), a, all: true),
        ["slice"] = (run, self, a) => Text(self) is var s && ListRange.Of(run, a, s.Length) is var (from, to) ? Made(run, s[from..to]) : "",
        ["split"] = Split,
        ["startsWith"] = (run, self, a) => Scanned(run, self, out var s)[Start(run, a, s)..].StartsWith(a.Text(run, 0), StringComparison.Ordinal),
        ["substr"] = (run, self, a) => Text(self) is var s && ListRange.Place(a.Integer(run, 0), s.Length) is var from
            ? Made(run, s.Substring(from, (int)Math.Clamp(a.Integer(run, 1, s.Length), 0, s.Length - from))) : "",
        ["substring"] = Substring,
        ["toLowerCase"] = (run, self, _) => Made(run, LetterCase.Lower(Text(self))),
        ["toLocaleLowerCase"] = (run, self, _) => Made(run, LetterCase.Lower(Text(self))),
        ["toUpperCase"] = (run, self, _) => Made(run, LetterCase.Upper(Text(self))),
        ["toLocaleUpperCase"] = (run, self, _) => Made(run, LetterCase.Upper(Text(self))),
        ["toString"] = (_, self, _) => self,
        ["trim"] = (run, self, _) => Made(run, Blank.Trim(Text(self))),
        ["trimEnd"] = (run, self, _) => Made(run, Blank.TrimEnd(Text(self))),
        ["trimStart"] = (run, self, _) => Made(run, Blank.TrimStart(Text(self))),
        ["valueOf"] = (_, self, _) => self,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static string Text(object? self) => self as string ?? "";

    private static string Scanned(Run run, object? self, out string text)
    {
        text = Text(self);
        run.Meter.Scan(text.Length);
        return text;
    }

    private static string Made(Run run, string text)
    {
        run.Meter.Grow(text.Length);
        return text;
    }

    private static int Start(Run run, Arguments a, string text) => (int)Math.Clamp(a.Integer(run, 1), 0, text.Length);

    private static object? CodePointAt(Run run, object? self, Arguments a)
    {
        var text = Text(self);
        var at = a.Integer(run, 0);
        if (at < 0 || at >= text.Length)
        {
            return Undefined.Value;
        }

        var i = (int)at;
        return char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]) ? char.ConvertToUtf32(text[i], text[i + 1]) : (double)text[i];
    }

    private static object? LastIndexOf(Run run, object? self, Arguments a)
    {
        var text = Scanned(run, self, out _);
        var sought = a.Text(run, 0);
        var number = a.Number(run, 1);
        var from = double.IsNaN(number) ? text.Length : Math.Clamp(Math.Truncate(number), 0, text.Length);
        var end = Math.Min((long)from + sought.Length, text.Length);
        return (double)text.AsSpan(0, (int)end).LastIndexOf(sought, StringComparison.Ordinal);
    }

    private static string Normalized(string text, string form)
    {
        try
        {
            return text.Normalize(form switch
            {
                "NFC" => NormalizationForm.FormC,
                "NFD" => NormalizationForm.FormD,
                "NFKC" => NormalizationForm.FormKC,
                "NFKD" => NormalizationForm.FormKD,
                _ => throw EvaluationFault.Value("normalize kent NFC, NFD, NFKC en NFKD"),
            });
        }
        catch (ArgumentException)
        {
            throw EvaluationFault.Value("deze tekst heeft een half teken");
        }
    }

    private static string Padding(Run run, object? self, Arguments a)
    {
        var text = Text(self);
        var room = a.Integer(run, 0) - text.Length;
        var filler = a.Has(1) ? a.Text(run, 1) : " ";
        if (room <= 0 || filler.Length == 0)
        {
            return "";
        }

        run.Meter.Grow((long)Math.Min(room + text.Length, int.MaxValue));
        return Repeated(filler, (int)room);
    }

    private static object? Repeat(Run run, object? self, Arguments a)
    {
        var count = a.Integer(run, 0);
        if (count < 0 || double.IsInfinity(count))
        {
            throw EvaluationFault.Value("repeat herhaalt nul keer of vaker");
        }

        var text = Text(self);
        run.Meter.Grow((long)Math.Min(count * text.Length, int.MaxValue));
        return text.Length == 0 ? "" : Repeated(text, (int)count * text.Length);
    }

    /// <summary>A text again and again until a length is reached; a builder would move what it has for each piece.</summary>
    private static string Repeated(string text, int length) => string.Create(length, text, static (span, piece) =>
    {
        for (var at = 0; at < span.Length; at += piece.Length)
        {
            piece.AsSpan(0, Math.Min(piece.Length, span.Length - at)).CopyTo(span[at..]);
        }
    });

    private static object? Split(Run run, object? self, Arguments a)
    {
        var text = Scanned(run, self, out _);
        var most = a.Has(1) ? (uint)Js.ToInt32(a.Number(run, 1)) : uint.MaxValue;
        string[] parts = !a.Has(0) ? [text] : a.Text(run, 0) is { Length: > 0 } separator
            ? text.Split(separator)
            : [.. text.Select(c => c.ToString())];
        Sequence.CheckLength(parts.Length);
        run.Meter.Grow(text.Length);
        run.Meter.Step(parts.Length >> 4);
        return new JsArray([.. parts.Take((int)Math.Min(most, int.MaxValue))]);
    }

    private static object? Substring(Run run, object? self, Arguments a)
    {
        var text = Text(self);
        var first = (int)Math.Clamp(a.Integer(run, 0), 0, text.Length);
        var second = (int)Math.Clamp(a.Integer(run, 1, text.Length), 0, text.Length);
        return Made(run, text[Math.Min(first, second)..Math.Max(first, second)]);
    }
}
