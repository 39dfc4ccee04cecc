using System.Text.Json.Nodes;
using Engine.Workflows.Expressions;

namespace Engine.Workflows.Definitions;

/// <summary>The value of an input: an expression that is still to be evaluated and converted.</summary>
public sealed class InputValue
{
    private Expression? expression;

    /// <param name="typeName">Type alias to convert to.</param>
    /// <param name="syntaxName">Notation as files name it; null is a literal.</param>
    /// <param name="value">Text of a script or template, a literal, or the object that names a variable or input.</param>
    public InputValue(string typeName, string? syntaxName, JsonNode? value)
    {
        TypeName = typeName;
        SyntaxName = syntaxName;
        Value = value;
        Syntax = ExpressionSyntaxes.TryParse(syntaxName, out var known, out var refusal) ? known : null;
        Refusal = refusal;
    }

    /// <summary>Type alias to convert to: the catalogue's, or the file's where the catalogue leaves it open.</summary>
    public string TypeName { get; }

    public string? SyntaxName { get; }

    public JsonNode? Value { get; }

    /// <summary>Null for a notation that is refused.</summary>
    public ExpressionSyntax? Syntax { get; }

    /// <summary>Why the notation is refused, in Dutch; null when it is not.</summary>
    public string? Refusal { get; }

    /// <summary>Stands in the file without wrapper: never an expression.</summary>
    public bool IsPlain { get; init; }

    /// <summary>The expression, read at the first call and kept for all threads.</summary>
    /// <exception cref="ExpressionException">It cannot be read; a published definition has none of these.</exception>
    public Expression Expression => expression ??= Expression.Read(SyntaxName, Value);

    /// <summary>Whether the file says the value itself.</summary>
    public bool IsConstant => Syntax is ExpressionSyntax.Literal or ExpressionSyntax.Object;

    /// <summary>Text of the value; null when it is no text.</summary>
    public string? Text => Value is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    /// <summary>Id of the variable, or name of the input, that an expression of that kind points to; null for other kinds and when it names nothing.</summary>
    public string? Reference => Syntax switch
    {
        ExpressionSyntax.Variable => Named("id"),
        ExpressionSyntax.Input => Named("name"),
        _ => null,
    };

    private string? Named(string field) => LiteralJson.Parsed(Value) is JsonObject named
        && named.FirstOrDefault(m => string.Equals(m.Key, field, StringComparison.OrdinalIgnoreCase)).Value is JsonValue found
        && found.TryGetValue(out string? text) && text.Length > 0 ? text : null;
}

/// <summary>Where an output of an activity goes.</summary>
/// <param name="TypeName">Type alias as the file says it.</param>
/// <param name="MemoryId">Id of a variable in scope, or name of an output of the workflow.</param>
public sealed record OutputBinding(string TypeName, string MemoryId);
