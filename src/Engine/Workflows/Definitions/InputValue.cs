using System.Text.Json.Nodes;

namespace Engine.Workflows.Definitions;

/// <summary>Language of an expression.</summary>
public enum ExpressionSyntax
{
    /// <summary>A value as it stands.</summary>
    Literal,

    /// <summary>JSON, as text or already as a value.</summary>
    Object,
    JavaScript,
    Liquid,

    /// <summary>A variable, by id.</summary>
    Variable,

    /// <summary>An input of the workflow, by name.</summary>
    Input,

    /// <summary>An output of another activity; seldom in files.</summary>
    Output,
    Secret,

    /// <summary>Full access to the host: refused at publish.</summary>
    CSharp,

    /// <summary>Full access to the host: refused at publish.</summary>
    Python,

    /// <summary>A language that we do not have: refused at publish.</summary>
    Unknown,
}

/// <summary>The value of an input: an expression that is still to be evaluated and converted.</summary>
/// <param name="TypeName">Type alias to convert to, as the file or else the catalogue says it.</param>
/// <param name="Value">Text of a script or template, a literal, or the object that names a variable or input.</param>
public sealed record InputValue(string TypeName, ExpressionSyntax Syntax, JsonNode? Value)
{
    /// <summary>Stands in the file without wrapper: never an expression.</summary>
    public bool IsPlain { get; init; }

    /// <summary>The name of the language as the file gives it; null for a literal without one.</summary>
    public string? SyntaxName { get; init; }

    /// <summary>Text of the value; null when it is no text.</summary>
    public string? Text => Value is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    /// <summary>
    /// Id of the variable, or name of the input, that an expression of that kind points to; null for other kinds and when it names nothing.
    /// </summary>
    public string? Reference { get; init; }
}

/// <summary>Where an output of an activity goes.</summary>
/// <param name="TypeName">Type alias as the file says it.</param>
/// <param name="MemoryId">Id of a variable in scope, or name of an output of the workflow.</param>
public sealed record OutputBinding(string TypeName, string MemoryId);
