namespace Engine.Workflows.Expressions.JavaScript;

/// <summary>
/// Sorting by merging: equal items keep their order, and a function that contradicts itself gives some order instead of a fault.
/// Without a function items are compared as text by code unit, and undefined comes last.
/// </summary>
internal static class ListSorting
{
    public static List<object?> Sorted(Run run, List<object?> items, Arguments a)
    {
        var defined = items.Where(v => v is not Undefined).ToArray();
        if (a.Has(0))
        {
            var compare = a.Function(0);
            Merge(run, defined, (x, y) => Js.ToNumber(run, compare.Call(run, [x, y])));
        }
        else
        {
            var texts = defined.Select(v => (Key: Js.ToText(run, v), Value: v)).ToArray();
            Merge(run, texts, (x, y) =>
            {
                run.Meter.Scan(Math.Min(x.Key.Length, y.Key.Length));
                return string.CompareOrdinal(x.Key, y.Key);
            });
            defined = [.. texts.Select(t => t.Value)];
        }

        return [.. defined, .. Enumerable.Repeat<object?>(Undefined.Value, items.Count - defined.Length)];
    }

    private static void Merge<T>(Run run, T[] items, Func<T, T, double> compare)
    {
        var from = items;
        var to = new T[items.Length];
        for (var width = 1; width < items.Length; width *= 2)
        {
            for (var start = 0; start < items.Length; start += width * 2)
            {
                var middle = Math.Min(start + width, items.Length);
                var end = Math.Min(start + (width * 2), items.Length);
                var (left, right) = (start, middle);
                for (var k = start; k < end; k++)
                {
                    run.Meter.Item();
                    var takeLeft = left < middle && (right >= end || !(compare(from[left], from[right]) > 0));
                    to[k] = takeLeft ? from[left++] : from[right++];
                }
            }

            (from, to) = (to, from);
        }

        if (!ReferenceEquals(from, items))
        {
            from.CopyTo(items, 0);
        }
    }
}
