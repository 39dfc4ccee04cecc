using System.Collections.Frozen;

namespace Engine.Workflows.Expressions.JavaScript.Nodes;

/// <summary>Two values and what is done with both.</summary>
internal sealed class BinaryNode(int position, string sign, Node left, Node right) : Node(position, left, right)
{
    private static readonly FrozenDictionary<string, Func<Run, object?, object?, object?>> Table = new Dictionary<string, Func<Run, object?, object?, object?>>
    {
        ["+"] = Operators.Add,
        ["-"] = (r, a, b) => Js.ToNumber(r, a) - Js.ToNumber(r, b),
        ["*"] = (r, a, b) => Js.ToNumber(r, a) * Js.ToNumber(r, b),
        ["/"] = (r, a, b) => Js.ToNumber(r, a) / Js.ToNumber(r, b),
        ["%"] = (r, a, b) => Js.ToNumber(r, a) % Js.ToNumber(r, b),
        ["**"] = (r, a, b) => Operators.Power(Js.ToNumber(r, a), Js.ToNumber(r, b)),
        ["=="] = (r, a, b) => Operators.LooseEquals(r, a, b),
        ["!="] = (r, a, b) => !Operators.LooseEquals(r, a, b),
        ["==="] = (r, a, b) => Operators.StrictEquals(r, a, b),
        ["!=="] = (r, a, b) => !Operators.StrictEquals(r, a, b),
        ["<"] = (r, a, b) => Operators.Compare(r, a, b) < 0,
        [">"] = (r, a, b) => Operators.Compare(r, a, b) > 0,
        ["<="] = (r, a, b) => Operators.Compare(r, a, b) <= 0,
        [">="] = (r, a, b) => Operators.Compare(r, a, b) >= 0,
        ["&"] = (r, a, b) => (double)(Int(r, a) & Int(r, b)),
        ["|"] = (r, a, b) => (double)(Int(r, a) | Int(r, b)),
        ["^"] = (r, a, b) => (double)(Int(r, a) ^ Int(r, b)),
        ["<<"] = (r, a, b) => (double)(Int(r, a) << (Int(r, b) & 31)),
        [">>"] = (r, a, b) => (double)(Int(r, a) >> (Int(r, b) & 31)),
        [">>>"] = (r, a, b) => (double)((uint)Int(r, a) >> (Int(r, b) & 31)),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private readonly Func<Run, object?, object?, object?> apply = Table[sign];

    public static object? Apply(Run run, string sign, object? left, object? right) => Table[sign](run, left, right);

    protected override object? Compute(Run run, Frame frame)
    {
        var first = left.Evaluate(run, frame);
        var second = right.Evaluate(run, frame);
        run.Position = Position;
        return apply(run, first, second);
    }

    private static int Int(Run run, object? value) => Js.ToInt32(Js.ToNumber(run, value));
}
