using System.Collections.Frozen;

namespace Engine.Workflows.Values;

/// <summary>
/// The closed table of type names. Old files carry names with assembly (<c>System.String, System.Private.CoreLib</c>): they are
/// read by their simple name, and only where that stands in the table, so no name can make the program load a type.
/// </summary>
public static class TypeAliases
{
    private const int MaximumDepth = 8;

    private static readonly FrozenDictionary<string, TypeAlias> Table = new Dictionary<string, TypeAlias>(StringComparer.OrdinalIgnoreCase)
    {
        ["Object"] = TypeAlias.Object,
        ["JSON"] = TypeAlias.Object,
        ["JsonElement"] = TypeAlias.Object,
        ["JsonNode"] = TypeAlias.Object,
        ["ExpandoObject"] = TypeAlias.Object,
        ["String"] = TypeAlias.Text,
        ["Boolean"] = TypeAlias.Boolean,
        ["Int16"] = new(ValueKind.Int16),
        ["Int32"] = TypeAlias.Int32,
        ["Int64"] = new(ValueKind.Int64),
        ["Long"] = new(ValueKind.Int64),
        ["Single"] = new(ValueKind.Single),
        ["Double"] = new(ValueKind.Double),
        ["Decimal"] = new(ValueKind.Decimal),
        ["Guid"] = new(ValueKind.Guid),
        ["DateTime"] = TypeAlias.Moment,
        ["DateTimeOffset"] = TypeAlias.Moment,
        ["TimeSpan"] = TypeAlias.Span,
        ["ByteArray"] = new(ValueKind.Bytes),
        ["Stream"] = new(ValueKind.Bytes),
        ["JsonArray"] = TypeAlias.Objects,
        ["JsonObject"] = TypeAlias.Map,
        ["ObjectDictionary"] = TypeAlias.Map,
        ["ObjectMap"] = TypeAlias.Map,
        ["StringDictionary"] = new(ValueKind.Map, TypeAlias.Text),
        ["StringMap"] = new(ValueKind.Map, TypeAlias.Text),
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly string[] Lists = ["List", "Collection", "ICollection", "IList", "IEnumerable", "IReadOnlyList", "IReadOnlyCollection"];

    /// <summary>The plain names, for messages and for lists to choose from.</summary>
    public static IEnumerable<string> Names => Table.Values.Select(a => a.Name).Distinct().Order(StringComparer.Ordinal);

    /// <summary>False when the name is not in the table: the definition is then wrong.</summary>
    public static bool TryParse(string? name, out TypeAlias alias)
    {
        alias = TypeAlias.Object;
        return name is { Length: > 0 and <= 500 } && TryParse(name.AsSpan().Trim(), 0, ref alias);
    }

    private static bool TryParse(ReadOnlySpan<char> name, int depth, ref TypeAlias alias)
    {
        if (name.IsEmpty || depth > MaximumDepth)
        {
            return false;
        }

        if (name[^1] == '?')
        {
            var found = TryParse(name[..^1].TrimEnd(), depth + 1, ref alias);
            alias = alias with { IsNullable = true };
            return found;
        }

        if (name.EndsWith("[]", StringComparison.Ordinal))
        {
            return TryList(ValueKind.List, name[..^2], depth, ref alias);
        }

        var open = name.IndexOf('<');
        if (open > 0 && name[^1] == '>')
        {
            return TryGeneric(name[..open], name[(open + 1)..^1], depth, ref alias);
        }

        return Table.TryGetValue(name.ToString(), out var known) ? Found(known, ref alias) : TryQualified(name, depth, ref alias);
    }

    private static bool TryGeneric(ReadOnlySpan<char> name, ReadOnlySpan<char> element, int depth, ref TypeAlias alias)
    {
        if (name.Equals("HashSet", StringComparison.OrdinalIgnoreCase) || name.Equals("ISet", StringComparison.OrdinalIgnoreCase))
        {
            return TryList(ValueKind.Set, element, depth, ref alias);
        }

        foreach (var list in Lists)
        {
            if (name.Equals(list, StringComparison.OrdinalIgnoreCase))
            {
                return TryList(ValueKind.List, element, depth, ref alias);
            }
        }

        return false;
    }

    private static bool TryList(ValueKind kind, ReadOnlySpan<char> element, int depth, ref TypeAlias alias)
    {
        var item = TypeAlias.Object;
        // an array of bytes is one value, and not a list of numbers
        if (element.Equals("Byte", StringComparison.OrdinalIgnoreCase) || element.Equals("System.Byte", StringComparison.Ordinal))
        {
            return Found(new(ValueKind.Bytes), ref alias);
        }

        return TryParse(element.Trim(), depth + 1, ref item) && Found(new(kind, item), ref alias);
    }

    private static bool TryQualified(ReadOnlySpan<char> name, int depth, ref TypeAlias alias)
    {
        if (!name.StartsWith("System.", StringComparison.Ordinal))
        {
            return false;
        }

        // System.Collections.Generic.List`1[[System.String, System.Private.CoreLib, ...]], System.Private.CoreLib, ...
        var tick = name.IndexOf("`1[[", StringComparison.Ordinal);
        if (tick > 0)
        {
            var close = name.LastIndexOf("]]", StringComparison.Ordinal);
            return close > tick && TryGeneric(Simple(name[..tick]), name[(tick + 4)..close], depth + 1, ref alias);
        }

        var comma = name.IndexOf(',');
        var type = comma < 0 ? name : name[..comma].TrimEnd();
        return TryParse(Simple(type), depth + 1, ref alias);
    }

    private static ReadOnlySpan<char> Simple(ReadOnlySpan<char> name) => name[(name.LastIndexOf('.') + 1)..];

    private static bool Found(TypeAlias known, ref TypeAlias alias)
    {
        alias = known;
        return true;
    }
}
