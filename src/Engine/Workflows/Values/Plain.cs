using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Engine.Workflows.Values;

/// <summary>
/// Values of a workflow at run time are plain data: null, bool, long, double, decimal, string, DateTimeOffset, TimeSpan, Guid,
/// byte[], <c>IReadOnlyList&lt;object?&gt;</c> and <c>IReadOnlyDictionary&lt;string, object?&gt;</c> in the order in which names were set.
/// Whole numbers of every width are long. Nobody changes a list or map once it is a value.
/// </summary>
public static class Plain
{
    public static readonly IReadOnlyDictionary<string, object?> EmptyMap = new OrderedDictionary<string, object?>();

    /// <summary>The name of the kind of a value, for messages to whoever manages definitions.</summary>
    public static string NameOf(object? value) => value switch
    {
        null => "niets",
        string => "tekst",
        bool => "ja/nee",
        long => "geheel getal",
        double or decimal => "getal",
        DateTimeOffset => "moment",
        TimeSpan => "tijdsduur",
        Guid => "Guid",
        byte[] => "bytes",
        IReadOnlyDictionary<string, object?> => "object",
        IReadOnlyList<object?> => "lijst",
        _ => value.GetType().Name,
    };

    /// <summary>Whole numbers of other widths become long and floats become double; other values stay what they are.</summary>
    public static object? Number(object? value) => value switch
    {
        int n => (long)n,
        short n => (long)n,
        byte n => (long)n,
        float n => (double)n,
        _ => value,
    };

    /// <summary>A text without halves of characters, which no JSON can hold: each becomes U+FFFD.</summary>
    public static string Text(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]) && !(i + 1 < text.Length && char.IsSurrogatePair(text[i], text[++i])))
            {
                return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
            }
        }

        return text;
    }

    /// <summary>Whether two values have the same content, kind by kind.</summary>
    public static bool Same(object? a, object? b) => (a, b) switch
    {
        (null, null) => true,
        (byte[] x, byte[] y) => x.AsSpan().SequenceEqual(y),
        (IReadOnlyDictionary<string, object?> x, IReadOnlyDictionary<string, object?> y) =>
            x.Count == y.Count && x.All(p => y.TryGetValue(p.Key, out var other) && Same(p.Value, other)),
        (IReadOnlyList<object?> x, IReadOnlyList<object?> y) => x.Count == y.Count && !x.Where((item, i) => !Same(item, y[i])).Any(),
        (DateTimeOffset x, DateTimeOffset y) => x.EqualsExact(y),
        _ => Equals(a, b),
    };

    public static bool IsMap(object? value, [NotNullWhen(true)] out IReadOnlyDictionary<string, object?>? map) =>
        (map = value as IReadOnlyDictionary<string, object?>) is not null;

    public static bool IsList(object? value, [NotNullWhen(true)] out IReadOnlyList<object?>? list) =>
        (list = value as IReadOnlyList<object?>) is not null;
}
