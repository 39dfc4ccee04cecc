using Engine.Workflows.Values;

namespace Engine.Workflows.Expressions.Liquid;

/// <summary>Goes through a list; <c>forloop</c> tells where it is. Without items the else branch is written.</summary>
internal sealed class ForPart(int position, string name, Operand items, Operand? limit, Operand? offset, bool reversed, Block body, Block? otherwise) : Part(position)
{
    protected override void Write(Rendering run)
    {
        var all = Items(run).Skip(Number(run, offset, 0)).Take(Number(run, limit, int.MaxValue));
        List<object?> chosen = [.. reversed ? all.Reverse() : all];
        if (chosen.Count == 0)
        {
            otherwise?.Render(run);
            return;
        }

        var (outerItem, outerLoop) = (run.Names.GetValueOrDefault(name), run.Names.GetValueOrDefault("forloop"));
        for (var i = 0; i < chosen.Count; i++)
        {
            run.Names[name] = chosen[i];
            run.Names["forloop"] = Place(i, chosen.Count);
            body.Render(run);
        }

        (run.Names[name], run.Names["forloop"]) = (outerItem, outerLoop);
    }

    private IReadOnlyList<object?> Items(Rendering run) => items.Evaluate(run) switch
    {
        null => [],
        IReadOnlyList<object?> list => list,
        IReadOnlyDictionary<string, object?> map => [.. map.Select(p => (object?)new List<object?> { p.Key, p.Value })],
        var other => throw EvaluationFault.Value($"{Plain.NameOf(other)} is geen lijst"),
    };

    private static int Number(Rendering run, Operand? operand, int otherwise) => operand is null
        ? otherwise
        : operand.Evaluate(run) is long number and >= 0 ? (int)Math.Min(number, int.MaxValue) : throw EvaluationFault.Value("limit en offset zijn hele getallen vanaf 0");

    private static OrderedDictionary<string, object?> Place(int index, int count) => new()
    {
        ["index"] = index + 1L,
        ["index0"] = (long)index,
        ["rindex"] = (long)count - index,
        ["first"] = index == 0,
        ["last"] = index == count - 1,
        ["length"] = (long)count,
    };
}
