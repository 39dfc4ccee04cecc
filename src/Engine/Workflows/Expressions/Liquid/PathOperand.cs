using Engine.Workflows.Values;

namespace Engine.Workflows.Expressions.Liquid;

/// <summary>A name and what is asked of its value: fields, items, size, first, last. What is not there is nothing.</summary>
internal sealed class PathOperand(int position, string name, Operand[] steps) : Operand
{
    /// <summary>Names that stand for something of the instance.</summary>
    public static readonly string[] Roots =
        ["Variables", "Input", "CorrelationId", "WorkflowInstanceId", "WorkflowDefinitionId", "WorkflowDefinitionVersionId", "WorkflowDefinitionVersion"];

    public override object? Evaluate(Rendering run)
    {
        run.Position = position;
        run.Meter.Step(1 + steps.Length);
        var index = 0;
        object? value;
        if (name is "Variables" or "Input" && steps.Length > 0)
        {
            var field = LiquidText.Write(run, steps[index++].Evaluate(run));
            _ = name == "Variables" ? run.Scope.TryReadVariable(field, out value) : run.Scope.TryReadInput(field, out value);
        }
        else
        {
            value = Root(run);
        }

        for (; index < steps.Length && value is not null; index++)
        {
            value = Step(Plain.Number(value), steps[index].Evaluate(run));
        }

        return Plain.Number(value);
    }

    private object? Root(Rendering run) => name switch
    {
        "Variables" => run.Scope.Variables(),
        "Input" => run.Scope.Inputs(),
        "CorrelationId" => run.Scope.CorrelationId,
        "WorkflowInstanceId" => run.Scope.InstanceId,
        "WorkflowDefinitionId" => run.Scope.DefinitionId,
        "WorkflowDefinitionVersionId" => run.Scope.DefinitionVersionId,
        "WorkflowDefinitionVersion" => (long)run.Scope.DefinitionVersion,
        _ => run.Names.GetValueOrDefault(name),
    };

    private static object? Step(object? value, object? key) => (value, key) switch
    {
        (IReadOnlyDictionary<string, object?> map, string field) when map.TryGetValue(field, out var found) => found,
        (IReadOnlyDictionary<string, object?> map, "size") => (long)map.Count,
        (IReadOnlyList<object?> list, long at) => (at < 0 ? at + list.Count : at) is var i && i >= 0 && i < list.Count ? list[(int)i] : null,
        (IReadOnlyList<object?> list, "size") => (long)list.Count,
        (IReadOnlyList<object?> list, "first") => list.Count > 0 ? list[0] : null,
        (IReadOnlyList<object?> list, "last") => list.Count > 0 ? list[^1] : null,
        (string text, "size") => (long)text.Length,
        _ => null,
    };
}
