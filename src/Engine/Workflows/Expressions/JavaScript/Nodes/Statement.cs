namespace Engine.Workflows.Expressions.JavaScript.Nodes;

/// <summary>How a statement ended.</summary>
internal enum Completion
{
    Normal,
    Return,
    Break,
    Continue,
}

internal abstract class Statement(int position)
{
    public int Position => position;

    public abstract Completion Execute(Run run, Frame frame);
}

internal sealed class ExpressionStatement(Node value) : Statement(value.Position)
{
    public override Completion Execute(Run run, Frame frame)
    {
        run.Completion = value.Evaluate(run, frame);
        return Completion.Normal;
    }
}

internal sealed class DeclareStatement(int position, Pattern pattern, Node? value) : Statement(position)
{
    public override Completion Execute(Run run, Frame frame)
    {
        pattern.Declare(run, frame, value is null ? Undefined.Value : value.Evaluate(run, frame));
        return Completion.Normal;
    }
}

internal sealed class ReturnStatement(int position, Node? value) : Statement(position)
{
    public override Completion Execute(Run run, Frame frame)
    {
        run.Returned = value is null ? Undefined.Value : value.Evaluate(run, frame);
        return Completion.Return;
    }
}

/// <summary>Leaves a loop or goes on with its next item; or nothing at all.</summary>
internal sealed class JumpStatement(int position, Completion completion) : Statement(position)
{
    public override Completion Execute(Run run, Frame frame) => completion;
}
