namespace Engine.Workflows.Expressions.JavaScript.Nodes;

/// <summary><c>variables.X</c>, or <c>variables[...]</c>.</summary>
internal sealed class VariableNode(int position, Node name) : Node(position, name)
{
    public Node Name => name;

    public void Assign(Run run, Frame frame, object? value) => run.Scope.SetVariable(run, Js.ToKey(run, name.Evaluate(run, frame)), value);

    protected override object? Compute(Run run, Frame frame) => run.Scope.Variable(run, Js.ToKey(run, name.Evaluate(run, frame)));
}
