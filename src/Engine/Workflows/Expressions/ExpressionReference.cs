namespace Engine.Workflows.Expressions;

/// <summary>What an expression names.</summary>
public enum ExpressionReferenceKind
{
    /// <summary>A variable by its name.</summary>
    Variable,

    /// <summary>A variable by its id.</summary>
    VariableId,

    /// <summary>An input of the workflow by its name.</summary>
    Input,

    /// <summary>An activity by its name or id.</summary>
    Activity,

    /// <summary><c>getX()</c> or <c>setX(...)</c>: X is a variable or an input in Pascal case, or <c>{Output}From{Activity}</c>.</summary>
    Accessor,
}

/// <summary>A name in an expression that its workflow must have. Names that are computed do not show.</summary>
/// <param name="Offset">Place in the text.</param>
public sealed record ExpressionReference(ExpressionReferenceKind Kind, string Name, bool IsWrite, int Offset);
