namespace Engine.Workflows.Expressions;

/// <summary>Why an expression gave no value.</summary>
public enum ExpressionFault
{
    /// <summary>It does not belong to what is supported.</summary>
    Syntax,

    /// <summary>It asks something of a value that the value does not have.</summary>
    Value,

    /// <summary>It does more than an expression may: steps, text, time or nesting.</summary>
    Limit,
}

/// <summary>The one exception of expressions, both when they are read and when they are evaluated.</summary>
public sealed class ExpressionException(ExpressionFault fault, ExpressionError error) : Exception(error.ToString())
{
    public ExpressionFault Fault => fault;

    public ExpressionError Error => error;
}
