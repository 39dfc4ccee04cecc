namespace Engine.Workflows.Expressions.Liquid;

/// <summary>Something in a template that has a value.</summary>
internal abstract class Operand
{
    public abstract object? Evaluate(Rendering run);
}

internal sealed class ConstantOperand(object? value) : Operand
{
    /// <summary>The words <c>empty</c> and <c>blank</c>, which only comparisons understand.</summary>
    public static readonly object Empty = new();

    public object? Value => value;

    public override object? Evaluate(Rendering run) => value;
}

/// <summary>Whole numbers from one to another, both included.</summary>
internal sealed class RangeOperand(Operand from, Operand to) : Operand
{
    public override object? Evaluate(Rendering run)
    {
        if (from.Evaluate(run) is not long first || to.Evaluate(run) is not long last)
        {
            throw EvaluationFault.Value("een reeks loopt van een heel getal tot een heel getal, zoals (1..5)");
        }

        var count = last < first ? 0 : (ulong)last - (ulong)first + 1;
        if (count > ExpressionMeter.MaximumSteps)
        {
            throw EvaluationFault.Limit("de reeks is langer dan 20.000 getallen");
        }

        run.Meter.Step((int)count >> 4);
        return Enumerable.Range(0, (int)count).Select(i => (object?)(first + i)).ToList();
    }
}

internal sealed class FilterOperand(int position, Operand value, Filter filter, Operand[] arguments) : Operand
{
    public override object? Evaluate(Rendering run)
    {
        run.Meter.Step();
        run.Meter.Enter();
        var input = value.Evaluate(run);
        object?[] given = [.. arguments.Select(a => a.Evaluate(run))];
        run.Position = position;
        var result = filter.Apply(run, input, given);
        run.Meter.Leave();
        return result;
    }
}

/// <summary>Comparisons are read from the right, as the language has it: <c>a or b and c</c> is <c>a or (b and c)</c>.</summary>
internal sealed class LogicOperand(bool isAnd, Operand left, Operand right) : Operand
{
    public override object? Evaluate(Rendering run)
    {
        run.Meter.Step();
        var first = LiquidText.IsTrue(left.Evaluate(run));
        return isAnd ? first && LiquidText.IsTrue(right.Evaluate(run)) : first || LiquidText.IsTrue(right.Evaluate(run));
    }
}

internal sealed class NotOperand(Operand operand) : Operand
{
    public override object? Evaluate(Rendering run) => !LiquidText.IsTrue(operand.Evaluate(run));
}

internal sealed class CompareOperand(int position, string sign, Operand left, Operand right) : Operand
{
    public override object? Evaluate(Rendering run)
    {
        run.Meter.Step();
        var (a, b) = (left.Evaluate(run), right.Evaluate(run));
        run.Position = position;
        return LiquidComparison.Holds(run, sign, a, b);
    }
}
