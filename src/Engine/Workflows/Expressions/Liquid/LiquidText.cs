using Engine.Workflows.Values;

namespace Engine.Workflows.Expressions.Liquid;

/// <summary>Values as the text of a template, and when they count as true.</summary>
internal static class LiquidText
{
    /// <summary>Only nothing and false are untrue; an empty text and 0 are true.</summary>
    public static bool IsTrue(object? value) => value is not (null or false);

    public static string Write(Rendering run, object? value)
    {
        if (value is null || ReferenceEquals(value, ConstantOperand.Empty))
        {
            return "";
        }

        if (value is IReadOnlyList<object?> list)
        {
            run.Meter.Enter();
            var text = string.Concat(list.Select(item =>
            {
                run.Meter.Item();
                var piece = Write(run, item);
                run.Meter.Grow(piece.Length);
                return piece;
            }));
            run.Meter.Leave();
            return text;
        }

        if (value is IReadOnlyDictionary<string, object?>)
        {
            // the size is known before the text is made
            run.Meter.Grow(ValueSize.Measure(value, ExpressionMeter.MaximumText));
        }

        return TextConversion.Write(value);
    }
}
