namespace Engine.Workflows.Expressions.JavaScript.Nodes;

/// <summary>An object in braces. A property without name spreads another object.</summary>
internal sealed class ObjectNode(int position, (Node? Name, Node Value)[] properties)
    : Node(position, [.. properties.SelectMany(p => new[] { p.Name, p.Value })])
{
    protected override object? Compute(Run run, Frame frame)
    {
        var item = new JsObject();
        foreach (var (name, value) in properties)
        {
            if (name is not null)
            {
                var key = Js.ToKey(run, name.Evaluate(run, frame));
                item.Set(key, value.Evaluate(run, frame));
            }
            else if (value is SpreadNode spread)
            {
                Properties.Copy(run, spread.Value.Evaluate(run, frame), item);
            }
        }

        return item;
    }
}
