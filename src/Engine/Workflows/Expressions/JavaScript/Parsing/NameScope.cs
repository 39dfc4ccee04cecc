namespace Engine.Workflows.Expressions.JavaScript.Parsing;

/// <summary>The names that one function or block declares, while the script is read.</summary>
internal sealed class NameScope(NameScope? outer)
{
    private readonly Dictionary<string, (int Slot, bool IsConstant)> names = new(StringComparer.Ordinal);

    public NameScope? Outer => outer;

    public int Count => names.Count;

    public bool TryDeclare(string name, bool isConstant) => names.TryAdd(name, (names.Count, isConstant));

    public bool TryFind(string name, out int slot, out bool isConstant)
    {
        var found = names.TryGetValue(name, out var declared);
        (slot, isConstant) = declared;
        return found;
    }
}
