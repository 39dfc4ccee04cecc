using System.Collections.Frozen;
using System.Net;
using System.Text;
using Engine.Workflows.Values;

namespace Engine.Workflows.Expressions.Liquid;

/// <summary>All filters there are.</summary>
internal static class Filters
{
    public static readonly FrozenDictionary<string, Filter> All = new Filter[]
    {
        new("append", 1, 1, (run, v, a) => Made(run, Text(run, v), Text(run, a[0]))),
        new("prepend", 1, 1, (run, v, a) => Made(run, Text(run, a[0]), Text(run, v))),
        new("base64", 0, 0, (run, v, _) => Made(run, Convert.ToBase64String(v as byte[] ?? Encoding.UTF8.GetBytes(Text(run, v))))),
        new("capitalize", 0, 0, (run, v, _) => Text(run, v) is { Length: > 0 } text ? Made(run, char.ToUpperInvariant(text[0]) + text[1..].ToLowerInvariant()) : ""),
        new("downcase", 0, 0, (run, v, _) => Made(run, Text(run, v).ToLowerInvariant())),
        new("upcase", 0, 0, (run, v, _) => Made(run, Text(run, v).ToUpperInvariant())),
        new("strip", 0, 0, (run, v, _) => Made(run, Text(run, v).Trim())),
        new("escape", 0, 0, (run, v, _) => Made(run, WebUtility.HtmlEncode(Text(run, v)))),
        new("replace", 1, 2, Replace),
        new("truncate", 1, 2, Truncate),
        new("split", 1, 1, Split),
        new("join", 0, 1, Join),
        new("json", 0, 0, (run, v, _) => Json(run, v)),
        new("keys", 0, 0, (_, v, _) => v is IReadOnlyDictionary<string, object?> map ? map.Keys.Select(k => (object?)k).ToList() : []),
        new("size", 0, 0, (_, v, _) => v switch
        {
            string text => text.Length,
            IReadOnlyList<object?> list => list.Count,
            IReadOnlyDictionary<string, object?> map => map.Count,
            _ => 0L,
        }),
        new("first", 0, 0, (_, v, _) => v is IReadOnlyList<object?> { Count: > 0 } list ? list[0] : null),
        new("last", 0, 0, (_, v, _) => v is IReadOnlyList<object?> { Count: > 0 } list ? list[^1] : null),
        new("default", 1, 1, (_, v, a) => v is null or false or "" or IReadOnlyList<object?> { Count: 0 } ? a[0] : v),
        new("date", 0, 1, (run, v, a) => DateFilter.Write(run, v, a.Length > 0 ? Text(run, a[0]) : "%-d %B %Y")),
        new("money", 0, 0, (_, v, _) => DutchMoney.Write(LiquidNumbers.Number(v))),
        new("plus", 1, 1, (_, v, a) => LiquidNumbers.Compute(v, a[0], (x, y) => x + y)),
        new("minus", 1, 1, (_, v, a) => LiquidNumbers.Compute(v, a[0], (x, y) => x - y)),
        new("times", 1, 1, (_, v, a) => LiquidNumbers.Compute(v, a[0], (x, y) => x * y)),
        new("divided_by", 1, 1, (_, v, a) => LiquidNumbers.Compute(v, a[0], (x, y) => LiquidNumbers.IsWhole(a[0]) ? Math.Floor(x / y) : x / y)),
        new("round", 0, 1, (_, v, a) => LiquidNumbers.Compute(v, a.Length > 0 ? a[0] : 0L, (x, y) => Math.Round(x, (int)Math.Clamp(y, 0, 20), MidpointRounding.AwayFromZero))),
    }.ToFrozenDictionary(f => f.Name, StringComparer.Ordinal);

    private static string Text(Rendering run, object? value) => LiquidText.Write(run, value);

    private static string Made(Rendering run, params ReadOnlySpan<string> pieces)
    {
        foreach (var piece in pieces)
        {
            run.Meter.Grow(piece.Length);
        }

        return string.Concat(pieces);
    }

    private static object? Replace(Rendering run, object? value, object?[] a)
    {
        var (text, sought, with) = (Text(run, value), Text(run, a[0]), a.Length > 1 ? Text(run, a[1]) : "");
        if (sought.Length == 0)
        {
            return text;
        }

        run.Meter.Grow(text.Length + ((long)text.AsSpan().Count(sought) * with.Length));
        return text.Replace(sought, with, StringComparison.Ordinal);
    }

    private static object? Truncate(Rendering run, object? value, object?[] a)
    {
        var (text, end) = (Text(run, value), a.Length > 1 ? Text(run, a[1]) : "...");
        var most = a[0] is long length and >= 0 ? (int)Math.Min(length, int.MaxValue) : throw EvaluationFault.Value("truncate verwacht een heel getal");
        return text.Length <= most ? text : Made(run, text[..Math.Max(0, most - end.Length)], end);
    }

    private static object? Split(Rendering run, object? value, object?[] a)
    {
        var (text, separator) = (Text(run, value), Text(run, a[0]));
        run.Meter.Grow(text.Length);
        string[] parts = text.Length == 0 ? [] : separator.Length == 0 ? [.. text.Select(c => c.ToString())] : text.Split(separator);
        run.Meter.Step(parts.Length >> 4);
        return parts.Select(p => (object?)p).ToList();
    }

    private static object? Join(Rendering run, object? value, object?[] a)
    {
        if (value is not IReadOnlyList<object?> list)
        {
            return Text(run, value);
        }

        var separator = a.Length > 0 ? Text(run, a[0]) : " ";
        return string.Join(separator, list.Select(item =>
        {
            run.Meter.Item();
            var piece = Text(run, item);
            run.Meter.Grow(piece.Length + separator.Length);
            return piece;
        }));
    }

    private static string Json(Rendering run, object? value)
    {
        run.Meter.Grow(ValueSize.Measure(value, ExpressionMeter.MaximumText));
        return PlainJson.Write(value);
    }
}
