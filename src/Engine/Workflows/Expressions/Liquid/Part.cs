namespace Engine.Workflows.Expressions.Liquid;

/// <summary>A piece of a template. It holds no state of a rendering.</summary>
internal abstract class Part(int position)
{
    public void Render(Rendering run)
    {
        run.Position = position;
        run.Meter.Step();
        run.Meter.Enter();
        Write(run);
        run.Meter.Leave();
    }

    protected abstract void Write(Rendering run);
}

internal sealed class Block(int position, Part[] parts) : Part(position)
{
    protected override void Write(Rendering run)
    {
        foreach (var part in parts)
        {
            part.Render(run);
        }
    }
}

internal sealed class TextPart(int position, string text) : Part(position)
{
    protected override void Write(Rendering run) => run.Write(text);
}

internal sealed class OutputPart(int position, Operand value) : Part(position)
{
    protected override void Write(Rendering run) => run.Write(LiquidText.Write(run, value.Evaluate(run)));
}

internal sealed class AssignPart(int position, string name, Operand value) : Part(position)
{
    protected override void Write(Rendering run) => run.Names[name] = value.Evaluate(run);
}

/// <summary>The first branch whose condition holds; a branch without condition always does.</summary>
internal sealed class IfPart(int position, (Operand? Condition, Block Body)[] branches) : Part(position)
{
    protected override void Write(Rendering run) =>
        branches.FirstOrDefault(b => b.Condition is null || LiquidText.IsTrue(b.Condition.Evaluate(run))).Body?.Render(run);
}
