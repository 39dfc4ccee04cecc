namespace Engine.Workflows.Expressions.JavaScript.Functions;

/// <summary>Functions that change the list itself.</summary>
internal static class ListChanges
{
    public static readonly IReadOnlyDictionary<string, Native> All = new Dictionary<string, Native>
    {
        ["push"] = (run, self, a) => Insert(run, self, ListMethods.List(self).Length, a.All),
        ["unshift"] = (run, self, a) => Insert(run, self, 0, a.All),
        ["pop"] = (run, self, _) => Remove(run, self, ListMethods.List(self).Length - 1),
        ["shift"] = (run, self, _) => Remove(run, self, 0),
        ["reverse"] = (run, self, _) =>
        {
            var list = Changed(run, self);
            list.Items.Reverse();
            return list;
        },
        ["sort"] = (run, self, a) =>
        {
            var list = Changed(run, self);
            var sorted = ListSorting.Sorted(run, list.Items, a);
            list.Items.Clear();
            list.Items.AddRange(sorted);
            return list;
        },
        ["fill"] = (run, self, a) =>
        {
            var list = Changed(run, self);
            var (from, to) = ListRange.Of(run, a, list.Length, first: 1);
            for (var i = from; i < to; i++)
            {
                list.Items[i] = a[0];
            }

            return list;
        },
        ["splice"] = (run, self, a) =>
        {
            var list = Changed(run, self);
            var from = ListRange.Place(a.Integer(run, 0), list.Length);
            var count = a.Count == 0 ? 0 : a.Count == 1 ? list.Length - from : (int)Math.Clamp(a.Integer(run, 1), 0, list.Length - from);
            var removed = list.Items.GetRange(from, count);
            list.Items.RemoveRange(from, count);
            Insert(run, list, from, [.. a.All.Skip(2)]);
            return ListMethods.Copy(run, removed);
        },
    };

    private static JsArray Changed(Run run, object? self)
    {
        var list = ListMethods.List(self);
        run.Meter.Step(list.Length >> 6);
        run.Scope.Touched |= list.OfVariable;
        return list;
    }

    private static object? Insert(Run run, object? self, int at, object?[] values)
    {
        var list = Changed(run, self);
        Sequence.CheckLength(list.Length + values.Length);
        list.Items.InsertRange(at, values);
        return (double)list.Length;
    }

    private static object? Remove(Run run, object? self, int at)
    {
        var list = Changed(run, self);
        var item = list.At(at);
        if (item is not Undefined || list.Length > 0)
        {
            list.Items.RemoveAt(at);
        }

        return item;
    }
}
