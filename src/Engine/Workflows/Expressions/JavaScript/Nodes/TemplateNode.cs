using System.Text;

namespace Engine.Workflows.Expressions.JavaScript.Nodes;

/// <summary>A text with values in it; there is one more text than there are values.</summary>
internal sealed class TemplateNode(int position, string[] texts, Node[] values) : Node(position, values)
{
    protected override object? Compute(Run run, Frame frame)
    {
        var text = new StringBuilder(texts[0]);
        run.Meter.Grow(texts[0].Length);
        for (var i = 0; i < values.Length; i++)
        {
            var value = Js.ToText(run, values[i].Evaluate(run, frame));
            run.Meter.Grow((long)value.Length + texts[i + 1].Length);
            text.Append(value).Append(texts[i + 1]);
        }

        return text.ToString();
    }
}
