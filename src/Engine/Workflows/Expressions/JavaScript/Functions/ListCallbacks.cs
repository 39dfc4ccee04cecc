namespace Engine.Workflows.Expressions.JavaScript.Functions;

/// <summary>Functions of lists that call a function for each item. Items that are added meanwhile are not visited.</summary>
internal static class ListCallbacks
{
    public static readonly IReadOnlyDictionary<string, Native> All = new Dictionary<string, Native>
    {
        ["every"] = (run, self, a) => First(run, self, a, wanted: false) < 0,
        ["some"] = (run, self, a) => First(run, self, a, wanted: true) >= 0,
        ["find"] = (run, self, a) => ListMethods.List(self).At(First(run, self, a, wanted: true)),
        ["findIndex"] = (run, self, a) => (double)First(run, self, a, wanted: true),
        ["findLast"] = (run, self, a) => ListMethods.List(self).At(Last(run, self, a)),
        ["findLastIndex"] = (run, self, a) => (double)Last(run, self, a),
        ["filter"] = (run, self, a) => new JsArray([.. Each(run, self, a).Where(r => Js.ToBoolean(r.Result)).Select(r => r.Item)]),
        ["map"] = (run, self, a) => new JsArray([.. Each(run, self, a).Select(r => r.Result)]),
        ["flatMap"] = FlatMap,
        ["forEach"] = (run, self, a) =>
        {
            foreach (var result in Each(run, self, a))
            {
                _ = result;
            }

            return Undefined.Value;
        },
        ["reduce"] = (run, self, a) => Reduce(run, ListMethods.List(self), a, 1),
        ["reduceRight"] = (run, self, a) => Reduce(run, ListMethods.List(self), a, -1),
    };

    private static IEnumerable<(object? Item, object? Result)> Each(Run run, object? self, Arguments a)
    {
        var (list, function) = (ListMethods.List(self), a.Function(0));
        var length = list.Length;
        for (var i = 0; i < length && i < list.Length; i++)
        {
            run.Meter.Step();
            var item = list.At(i);
            yield return (item, function.Call(run, [item, (double)i, list]));
        }
    }

    private static int First(Run run, object? self, Arguments a, bool wanted)
    {
        var at = 0;
        foreach (var (_, result) in Each(run, self, a))
        {
            if (Js.ToBoolean(result) == wanted)
            {
                return at;
            }

            at++;
        }

        return -1;
    }

    private static int Last(Run run, object? self, Arguments a)
    {
        var (list, function) = (ListMethods.List(self), a.Function(0));
        for (var i = list.Length - 1; i >= 0; i--)
        {
            run.Meter.Step();
            if (Js.ToBoolean(function.Call(run, [list.At(i), (double)i, list])))
            {
                return i;
            }
        }

        return -1;
    }

    private static object? FlatMap(Run run, object? self, Arguments a)
    {
        List<object?> items = [];
        foreach (var (_, result) in Each(run, self, a))
        {
            if (result is JsArray more)
            {
                items.AddRange(more.Items);
            }
            else
            {
                items.Add(result);
            }

            Sequence.CheckLength(items.Count);
        }

        return ListMethods.Copy(run, items);
    }

    private static object? Reduce(Run run, JsArray list, Arguments a, int by)
    {
        var function = a.Function(0);
        var at = by > 0 ? 0 : list.Length - 1;
        if (a.Count < 2 && list.Length == 0)
        {
            throw EvaluationFault.Value("een lege lijst heeft niets om bij te beginnen: geef reduce een beginwaarde mee");
        }

        var value = a.Count > 1 ? a[1] : list.At(at);
        at += a.Count > 1 ? 0 : by;
        for (var length = list.Length; at >= 0 && at < length && at < list.Length; at += by)
        {
            run.Meter.Step();
            value = function.Call(run, [value, list.At(at), (double)at, list]);
        }

        return value;
    }
}
