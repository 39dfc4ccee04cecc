using System.Globalization;

namespace Engine.Workflows.Expressions.JavaScript;

/// <summary>Own properties and nothing else: there is no prototype to reach or to change.</summary>
internal sealed class JsObject
{
    private readonly OrderedDictionary<string, object?> properties = new(StringComparer.Ordinal);
    private bool hasIndexes;

    /// <summary>The value behind a variable, so a change goes back to it.</summary>
    public bool OfVariable { get; init; }

    public int Count => properties.Count;

    /// <summary>Names in the order of ECMAScript: whole numbers first, ascending, then as they were set.</summary>
    public IEnumerable<string> Keys => hasIndexes
        ? properties.Keys.Where(IsIndex).OrderBy(k => uint.Parse(k, CultureInfo.InvariantCulture)).Concat(properties.Keys.Where(k => !IsIndex(k)))
        : properties.Keys;

    public object? Get(string name) => properties.TryGetValue(name, out var value) ? value : Undefined.Value;

    public bool Has(string name) => properties.ContainsKey(name);

    public void Set(string name, object? value)
    {
        properties[name] = value;
        hasIndexes |= IsIndex(name);
    }

    private static bool IsIndex(string name) => name.Length is > 0 and <= 10 && char.IsAsciiDigit(name[0]) && (name[0] != '0' || name.Length == 1)
        && uint.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index != uint.MaxValue;
}
