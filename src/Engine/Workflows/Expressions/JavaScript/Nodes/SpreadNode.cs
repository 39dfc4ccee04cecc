namespace Engine.Workflows.Expressions.JavaScript.Nodes;

/// <summary>Three dots before a value: its items or properties take its place.</summary>
internal sealed class SpreadNode(int position, Node value) : Node(position, value)
{
    public Node Value => value;

    protected override object? Compute(Run run, Frame frame) => throw Fault("drie punten staan alleen in een lijst, een object of tussen de haakjes van een functie");

    /// <summary>Values in order, with those of spread lists in their place.</summary>
    public static List<object?> All(Run run, Frame frame, Node[] nodes)
    {
        List<object?> items = new(nodes.Length);
        foreach (var node in nodes)
        {
            if (node is SpreadNode spread)
            {
                items.AddRange(Sequence.Of(run, spread.Value.Evaluate(run, frame)));
            }
            else
            {
                items.Add(node.Evaluate(run, frame));
            }

            Sequence.CheckLength(items.Count);
        }

        return items;
    }
}
