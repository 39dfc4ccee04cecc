namespace Engine.Workflows.Expressions.JavaScript.Functions;

internal static class ListFunctions
{
    public static readonly FunctionGroup Group = new FunctionGroup("Array")
        .With("isArray", (_, _, a) => a[0] is JsArray)
        .With("of", (_, _, a) => new JsArray([.. a.All]))
        .With("from", From);

    private static object? From(Run run, object? self, Arguments a)
    {
        var items = a[0] is JsObject shape ? Shaped(run, shape) : a[0] is JsArray or string ? Sequence.Of(run, a[0]) : [];
        if (!a.Has(1))
        {
            return new JsArray(items);
        }

        var convert = a.Function(1);
        for (var i = 0; i < items.Count; i++)
        {
            run.Meter.Step();
            items[i] = convert.Call(run, [items[i], (double)i]);
        }

        return new JsArray(items);
    }

    /// <summary>An object with a length, such as <c>{ length: 3 }</c>.</summary>
    private static List<object?> Shaped(Run run, JsObject shape)
    {
        var length = Math.Max(0, Js.ToInteger(Js.ToNumber(run, shape.Get("length"))));
        Sequence.CheckLength((long)Math.Min(length, int.MaxValue));
        run.Meter.Step((int)length >> 2);
        return [.. Enumerable.Range(0, (int)length).Select(i => shape.Get(Values.NumberText.Write(i)))];
    }
}
