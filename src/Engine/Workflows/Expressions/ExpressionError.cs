namespace Engine.Workflows.Expressions;

/// <summary>What is wrong with an expression, for whoever writes it.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1, in characters.</param>
/// <param name="Message">Dutch; says what to do where there is something to do.</param>
public sealed record ExpressionError(int Line, int Column, string Message)
{
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"regel {Line}, positie {Column}: {Message}");

    /// <summary>The error at an offset in a text.</summary>
    internal static ExpressionError At(string text, int offset, string message)
    {
        var before = text.AsSpan(0, Math.Clamp(offset, 0, text.Length));
        var start = before.LastIndexOf('\n') + 1;
        return new(before.Count('\n') + 1, before.Length - start + 1, Values.Plain.Text(message));
    }
}
