using System.Collections.Frozen;

namespace Engine.Workflows.Expressions.JavaScript.Functions;

/// <summary>The functions of lists: those that look and make here, those with a function in <see cref="ListCallbacks"/>, those that change in <see cref="ListChanges"/>.</summary>
internal static class ListMethods
{
    public static readonly FrozenDictionary<string, Native> All = new Dictionary<string, Native>
    {
        ["at"] = (run, self, a) => List(self) is var l && a.Integer(run, 0) is var i && (i < 0 ? i + l.Length : i) is var at && at >= 0 && at < l.Length ? l.At((int)at) : Undefined.Value,
        ["concat"] = Concat,
        ["flat"] = (run, self, a) => new JsArray(Flat(run, List(self), a.Integer(run, 0, 1))),
        ["includes"] = (run, self, a) => Find(run, List(self), ListRange.Place(a.Integer(run, 1), List(self).Length), v => Operators.SameValueZero(run, v, a[0])) >= 0,
        ["indexOf"] = (run, self, a) => (double)Find(run, List(self), ListRange.Place(a.Integer(run, 1), List(self).Length), v => Operators.StrictEquals(run, v, a[0])),
        ["join"] = (run, self, a) => ArrayText.Join(run, List(self), a.Has(0) ? a.Text(run, 0) : ","),
        ["lastIndexOf"] = LastIndexOf,
        ["slice"] = (run, self, a) => List(self) is var l && ListRange.Of(run, a, l.Length) is var (from, to) ? Copy(run, l.Items[from..to]) : null,
        ["toReversed"] = (run, self, _) => Copy(run, [.. Enumerable.Reverse(List(self).Items)]),
        ["toSorted"] = (run, self, a) => Copy(run, ListSorting.Sorted(run, List(self).Items, a)),
        ["toString"] = (run, self, _) => ArrayText.Join(run, List(self), ","),
        ["with"] = With,
        ["keys"] = (run, self, _) => Copy(run, [.. Enumerable.Range(0, List(self).Length).Select(i => (object?)(double)i)]),
        ["entries"] = (run, self, _) => Copy(run, [.. List(self).Items.Select((v, i) => (object?)new JsArray([(double)i, v]))]),
    }.Concat(ListCallbacks.All).Concat(ListChanges.All).ToFrozenDictionary(StringComparer.Ordinal);

    internal static JsArray List(object? self) => self as JsArray ?? new JsArray();

    internal static JsArray Copy(Run run, List<object?> items)
    {
        run.Meter.Step(items.Count >> 4);
        return new(items);
    }

    private static JsArray Concat(Run run, object? self, Arguments a)
    {
        List<object?> items = [.. List(self).Items];
        foreach (var value in a.All)
        {
            if (value is JsArray more)
            {
                items.AddRange(more.Items);
            }
            else
            {
                items.Add(value);
            }

            Sequence.CheckLength(items.Count);
        }

        return Copy(run, items);
    }

    private static List<object?> Flat(Run run, JsArray list, double depth)
    {
        run.Meter.Enter();
        List<object?> items = [];
        foreach (var item in list.Items)
        {
            run.Meter.Item();
            if (item is JsArray inner && depth >= 1)
            {
                items.AddRange(Flat(run, inner, depth - 1));
            }
            else
            {
                items.Add(item);
            }

            Sequence.CheckLength(items.Count);
        }

        run.Meter.Leave();
        return items;
    }

    private static int Find(Run run, JsArray list, int from, Func<object?, bool> matches)
    {
        for (var i = from; i < list.Length; i++)
        {
            run.Meter.Item();
            if (matches(list.At(i)))
            {
                return i;
            }
        }

        return -1;
    }

    private static object? LastIndexOf(Run run, object? self, Arguments a)
    {
        var list = List(self);
        var from = a.Count > 1 ? a.Integer(run, 1) : list.Length - 1;
        for (var i = (int)Math.Min(from < 0 ? from + list.Length : from, list.Length - 1); i >= 0; i--)
        {
            run.Meter.Item();
            if (Operators.StrictEquals(run, list.At(i), a[0]))
            {
                return (double)i;
            }
        }

        return -1d;
    }

    private static object? With(Run run, object? self, Arguments a)
    {
        var copy = Copy(run, [.. List(self).Items]);
        var at = a.Integer(run, 0);
        at = at < 0 ? at + copy.Length : at;
        if (at < 0 || at >= copy.Length)
        {
            throw EvaluationFault.Value("die plaats is er niet in de lijst");
        }

        copy.Items[(int)at] = a[1];
        return copy;
    }
}
