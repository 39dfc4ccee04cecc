namespace Engine.Workflows.Expressions;

/// <summary>A fault on its way to the entry, which knows the text and makes an <see cref="ExpressionException"/> of it.</summary>
/// <param name="offset">Place in the text; null when only the evaluation knows where it is.</param>
internal sealed class EvaluationFault(ExpressionFault fault, string message, int? offset = null) : Exception(message)
{
    public ExpressionFault Fault => fault;

    public int? Offset => offset;

    public static EvaluationFault Syntax(int offset, string message) => new(ExpressionFault.Syntax, message, offset);

    public static EvaluationFault Value(string message) => new(ExpressionFault.Value, message);

    public static EvaluationFault Limit(string message) => new(ExpressionFault.Limit, message);
}
