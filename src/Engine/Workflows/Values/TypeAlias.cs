namespace Engine.Workflows.Values;

/// <summary>A type as a definition names it: <c>Int32?</c>, <c>List&lt;String&gt;</c>. Never a type of the program.</summary>
/// <param name="Element">Type of the items of a list or set and of the values of a map; null for all other kinds.</param>
/// <param name="IsNullable">The name ends in a question mark: nothing is a value too.</param>
public sealed record TypeAlias(ValueKind Kind, TypeAlias? Element = null, bool IsNullable = false)
{
    public static readonly TypeAlias Object = new(ValueKind.Object);
    public static readonly TypeAlias Text = new(ValueKind.Text);
    public static readonly TypeAlias Boolean = new(ValueKind.Boolean);
    public static readonly TypeAlias Int32 = new(ValueKind.Int32);
    public static readonly TypeAlias Moment = new(ValueKind.Moment);
    public static readonly TypeAlias Span = new(ValueKind.Span);
    public static readonly TypeAlias Objects = new(ValueKind.List, Object);
    public static readonly TypeAlias Texts = new(ValueKind.List, Text);
    public static readonly TypeAlias Map = new(ValueKind.Map, Object);

    /// <summary>Whether null is a value of this type: always for text, objects, lists, maps and bytes.</summary>
    public bool AllowsNull => IsNullable || Kind is ValueKind.Object or ValueKind.Text or ValueKind.Bytes or ValueKind.List or ValueKind.Set or ValueKind.Map;

    /// <summary>The name that is written in a definition.</summary>
    public string Name => (Kind switch
    {
        ValueKind.Text => "String",
        ValueKind.Moment => "DateTimeOffset",
        ValueKind.Span => "TimeSpan",
        ValueKind.Bytes => "ByteArray",
        ValueKind.List => $"List<{Element?.Name}>",
        ValueKind.Set => $"HashSet<{Element?.Name}>",
        ValueKind.Map => Element == Text ? "StringDictionary" : "ObjectDictionary",
        _ => Kind.ToString(),
    }) + (IsNullable ? "?" : "");

    public override string ToString() => Name;

    /// <summary>Reads a name of the closed table; see <see cref="TypeAliases"/>.</summary>
    public static bool TryParse(string? name, out TypeAlias alias) => TypeAliases.TryParse(name, out alias);
}
