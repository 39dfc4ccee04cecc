using Engine.Workflows.Expressions.JavaScript.Functions;

namespace Engine.Workflows.Expressions.JavaScript.Nodes;

/// <summary>A name. What it stands for is settled once, when the whole script has been read (<see cref="Parsing.NameResolver"/>).</summary>
internal sealed class NameNode(int position, string name) : Node(position)
{
    private int levels = -1;
    private int slot;
    private object? constant;

    public string Name => name;

    /// <summary>It stands for a group of functions, such as Math, and has a value only together with one of them.</summary>
    public FunctionGroup? Group { get; private set; }

    public bool IsLocal => levels >= 0;

    public void ResolveLocal(int levelsUp, int index) => (levels, slot) = (levelsUp, index);

    public void ResolveConstant(object? value, FunctionGroup? group) => (constant, Group) = (value, group);

    public void Assign(Frame frame, object? value)
    {
        var home = frame.Up(levels);
        if (ReferenceEquals(home[slot], Frame.Unset))
        {
            throw Fault($"{name} wordt gebruikt voordat het een waarde heeft");
        }

        home[slot] = value;
    }

    /// <summary>The first value, at the declaration.</summary>
    public void Declare(Frame frame, object? value) => frame.Up(levels)[slot] = value;

    protected override object? Compute(Run run, Frame frame)
    {
        if (levels < 0)
        {
            return constant;
        }

        var value = frame.Up(levels)[slot];
        return ReferenceEquals(value, Frame.Unset) ? throw Fault($"{name} wordt gebruikt voordat het een waarde heeft") : value;
    }
}
