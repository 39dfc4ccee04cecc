using System.Collections.Frozen;

namespace Engine.Workflows.Expressions.JavaScript.Functions;

/// <summary>Object and the functions of objects.</summary>
internal static class ObjectFunctions
{
    public static readonly FunctionGroup Group = new FunctionGroup("Object")
        .With("keys", (run, _, a) => List(Own(run, a).Select(p => (object?)p.Name)))
        .With("values", (run, _, a) => List(Own(run, a).Select(p => p.Value)))
        .With("entries", (run, _, a) => List(Own(run, a).Select(p => (object?)new JsArray([p.Name, p.Value]))))
        .With("hasOwn", (run, _, a) => HasOwn(run, a[0], a.Text(run, 1)))
        .With("is", (_, _, a) => Same(a[0], a[1]))
        .With("assign", Assign)
        .With("fromEntries", FromEntries);

    public static readonly FrozenDictionary<string, Native> Methods = new Dictionary<string, Native>
    {
        ["hasOwnProperty"] = (run, self, a) => HasOwn(run, self, a.Text(run, 0)),
        ["toString"] = (run, self, _) => Js.ToText(run, self),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static JsArray List(IEnumerable<object?> items) => new([.. items]);

    private static List<(string Name, object? Value)> Own(Run run, Arguments a) => a[0] is null or Undefined
        ? throw EvaluationFault.Value($"{Js.NameOf(a[0])} heeft geen velden")
        : Properties.Of(run, a[0]);

    private static bool HasOwn(Run run, object? target, string name) => target switch
    {
        JsObject item => item.Has(name),
        null or Undefined => throw EvaluationFault.Value($"{Js.NameOf(target)} heeft geen velden"),
        JsArray or string => name == "length" || Properties.Of(run, target).Exists(p => p.Name == name),
        _ => false,
    };

    private static bool Same(object? a, object? b) => (a, b) switch
    {
        (double x, double y) => x.Equals(y) && (x != 0 || double.IsNegative(x) == double.IsNegative(y)),
        (string x, string y) => x == y,
        (bool x, bool y) => x == y,
        _ => ReferenceEquals(a, b),
    };

    private static object? Assign(Run run, object? self, Arguments a)
    {
        if (a[0] is not JsObject target)
        {
            throw EvaluationFault.Value("Object.assign vult een object aan: begin met {}");
        }

        run.Scope.Touched |= target.OfVariable;
        foreach (var source in a.All.Skip(1))
        {
            Properties.Copy(run, source, target);
        }

        return target;
    }

    private static object? FromEntries(Run run, object? self, Arguments a)
    {
        var item = new JsObject();
        foreach (var entry in Sequence.Of(run, a[0]))
        {
            run.Meter.Step();
            var pair = entry as JsArray ?? throw EvaluationFault.Value("Object.fromEntries verwacht paren van een naam en een waarde");
            item.Set(Js.ToKey(run, pair.At(0)), pair.At(1));
        }

        return item;
    }
}
