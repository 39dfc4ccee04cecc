namespace Engine.Workflows.Expressions.JavaScript.Nodes;

/// <summary>A part of a script that has a value. It holds no state of an evaluation, so one script serves many threads.</summary>
internal abstract class Node
{
    protected Node(int position, params ReadOnlySpan<Node?> children)
    {
        Position = position;
        foreach (var child in children)
        {
            Depth = Math.Max(Depth, (child?.Depth ?? 0) + 1);
        }
    }

    /// <summary>Offset in the source.</summary>
    public int Position { get; }

    /// <summary>How many nodes stand below each other in it at most.</summary>
    public int Depth { get; protected init; } = 1;

    public object? Evaluate(Run run, Frame frame)
    {
        run.Position = Position;
        run.Meter.Step();
        run.Meter.Enter();
        var value = Compute(run, frame);
        run.Meter.Leave();
        return value;
    }

    protected abstract object? Compute(Run run, Frame frame);

    /// <summary>A fault at this node rather than at the one that ran last.</summary>
    protected EvaluationFault Fault(string message) => new(ExpressionFault.Value, message, Position);
}
