using Engine.Workflows.Expressions;
using Engine.Workflows.Values;

namespace Engine.Workflows.Execution;

/// <summary>
/// The inputs of one execution. Each is evaluated once; what is not set has the default of its type. An expression that gives no value, or one
/// that does not fit, is an <see cref="ActivityFault"/>.
/// </summary>
public sealed class ActivityInputs
{
    private readonly CompiledActivity? activity;
    private readonly ExpressionScope scope;
    private readonly Dictionary<string, object?> values = new(StringComparer.Ordinal);

    internal ActivityInputs(CompiledActivity? activity, ExpressionScope scope) => (this.activity, this.scope) = (activity, scope);

    internal IReadOnlyDictionary<string, object?> Evaluated => values;

    /// <returns>Null when it is not set and has no default.</returns>
    public object? Value(string name)
    {
        if (!values.TryGetValue(name, out var value))
        {
            values[name] = value = activity?.Input(name)?.Evaluate(name, scope) ?? activity?.Default(name);
        }

        return value;
    }

    /// <summary>Evaluates anew: for conditions of loops.</summary>
    public object? Again(string name)
    {
        values.Remove(name);
        return Value(name);
    }

    public string? Text(string name) => Value(name) is { } value ? TextConversion.Write(value) : null;

    /// <exception cref="ActivityFault">It is empty.</exception>
    public string RequiredText(string name) => Text(name) is { Length: > 0 } text ? text : throw Missing(name);

    public bool Flag(string name) => Value(name) is true;

    public int Whole(string name) => Value(name) is long number ? (int)number : 0;

    public TimeSpan? Span(string name) => Value(name) as TimeSpan?;

    public DateTimeOffset? Moment(string name) => Value(name) as DateTimeOffset?;

    public IReadOnlyList<object?> List(string name) => Value(name) as IReadOnlyList<object?> ?? [];

    /// <summary>Texts of a list; those that are empty are left out.</summary>
    public IReadOnlyList<string> Texts(string name) => [.. List(name).Select(v => v is null ? "" : TextConversion.Write(v)).Where(t => t.Length > 0)];

    public IReadOnlyDictionary<string, object?> Map(string name) => Value(name) as IReadOnlyDictionary<string, object?> ?? Plain.EmptyMap;

    internal static ActivityFault Missing(string name) => new(State.IncidentTypes.Conversion, $"Invoer \"{name}\" is leeg en moet een waarde hebben");
}
