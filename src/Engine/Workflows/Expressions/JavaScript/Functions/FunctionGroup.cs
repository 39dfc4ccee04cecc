namespace Engine.Workflows.Expressions.JavaScript.Functions;

/// <summary>Functions and numbers under one name, such as Math.</summary>
/// <param name="HasValue">The name is a function by itself too, such as String.</param>
internal sealed record FunctionGroup(string Name, bool HasValue = false)
{
    private readonly Dictionary<string, object?> members = new(StringComparer.Ordinal);

    /// <summary>The variables of the workflow, whose names are not known here.</summary>
    public static readonly FunctionGroup Variables = new("variables") { IsVariables = true };

    public bool IsVariables { get; private init; }

    public IEnumerable<string> Names => members.Keys;

    public FunctionGroup With(string name, Native native)
    {
        members[name] = new NativeFunction(native);
        return this;
    }

    public FunctionGroup With(string name, double number)
    {
        members[name] = number;
        return this;
    }

    public bool TryFind(string name, out object? value) => members.TryGetValue(name, out value);
}
