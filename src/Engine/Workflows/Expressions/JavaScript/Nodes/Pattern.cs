namespace Engine.Workflows.Expressions.JavaScript.Nodes;

/// <summary>The left side of a declaration: a name, or names for parts of a list or object.</summary>
internal abstract class Pattern
{
    public abstract void Declare(Run run, Frame frame, object? value);
}

internal sealed class NamePattern(NameNode name) : Pattern
{
    public override void Declare(Run run, Frame frame, object? value) => name.Declare(frame, value);
}

/// <summary>A pattern with a value for when there is none.</summary>
internal sealed class DefaultPattern(Pattern pattern, Node otherwise) : Pattern
{
    public override void Declare(Run run, Frame frame, object? value) =>
        pattern.Declare(run, frame, value is Undefined ? otherwise.Evaluate(run, frame) : value);
}

/// <summary>Names for items of a list, in order; a place without a name is passed over.</summary>
internal sealed class ListPattern(Pattern?[] items, Pattern? rest) : Pattern
{
    public override void Declare(Run run, Frame frame, object? value)
    {
        var values = Sequence.Of(run, value);
        for (var i = 0; i < items.Length; i++)
        {
            items[i]?.Declare(run, frame, i < values.Count ? values[i] : Undefined.Value);
        }

        rest?.Declare(run, frame, new JsArray([.. values.Skip(items.Length)]));
    }
}

/// <summary>Names for properties of an object.</summary>
internal sealed class ObjectPattern((string Key, Pattern Pattern)[] properties, Pattern? rest) : Pattern
{
    public override void Declare(Run run, Frame frame, object? value)
    {
        if (value is null or Undefined)
        {
            throw EvaluationFault.Value($"{Js.NameOf(value)} heeft geen velden om namen aan te geven");
        }

        foreach (var (key, pattern) in properties)
        {
            pattern.Declare(run, frame, Properties.Get(run, value, key));
        }

        if (rest is not null)
        {
            var others = new JsObject();
            foreach (var (name, item) in Properties.Of(run, value).Where(p => !Array.Exists(properties, known => known.Key == p.Name)))
            {
                others.Set(name, item);
            }

            rest.Declare(run, frame, others);
        }
    }
}
