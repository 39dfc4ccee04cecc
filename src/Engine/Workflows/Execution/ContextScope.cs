using Engine.Workflows.Execution.State;
using Engine.Workflows.Expressions;

namespace Engine.Workflows.Execution;

/// <summary>What an expression sees from one execution: variables from the inside out up to its workflow, then the inputs.</summary>
internal sealed class ContextScope(Burst burst, ContextState context) : ExpressionScope
{
    public override TimeProvider Time => burst.Around.Time;

    public override string InstanceId => burst.State.Id;

    public override string? InstanceName
    {
        get => burst.State.Name;
        set => burst.State.Name = InstanceTexts.Name(value);
    }

    public override string? CorrelationId
    {
        get => burst.State.CorrelationId;
        set => burst.State.CorrelationId = InstanceTexts.Correlation(value);
    }

    public override string DefinitionId => burst.State.DefinitionId;

    public override string DefinitionVersionId => burst.State.VersionId;

    public override int DefinitionVersion => burst.State.Version;

    public override object? LastResult => burst.State.LastResult;

    public override Guid NewId() => burst.Around.NewId();

    public override void SetOutcomes(IReadOnlyList<string> outcomes) => Outcomes = outcomes;

    /// <summary>Outcomes that a script named.</summary>
    public IReadOnlyList<string> Outcomes { get; private set; } = [];

    public override bool TryReadVariable(string name, out object? value) => Read(burst.Variables.ByName(context, name), out value);

    public override bool TryReadVariableById(string id, out object? value) => Read(burst.Variables.ById(context, id), out value);

    public override void WriteVariables(IReadOnlyDictionary<string, object?> values)
    {
        try
        {
            burst.Variables.Write([.. values.Select(v => (
                burst.Variables.ByName(context, v.Key) ?? throw new InvalidOperationException($"er is geen variabele met de naam {v.Key}"), v.Value))]);
        }
        catch (ActivityFault fault)
        {
            throw new InvalidOperationException(fault.Message, fault);
        }
    }

    public override bool TryReadInput(string name, out object? value)
    {
        foreach (var home in burst.Places.AncestorsOf(context).Where(c => c.VersionId is not null && c.ParentId != 0))
        {
            if (Find(home.Inputs, name, out value))
            {
                return true;
            }
        }

        return Find(burst.State.Inputs, name, out value);
    }

    public override bool TryReadOutput(string activity, string output, out object? value)
    {
        var tree = burst.Places.WorkflowOf(context).Definition.Tree;
        var node = tree.All.FirstOrDefault(n => n.Id == activity || n.Name == activity) ?? tree.All.FirstOrDefault(n => PascalCase.Matches(n.Name ?? "", activity));
        value = null;
        return node is not null && output.Length > 0
            && burst.State.Results.TryGetValue(OutputTargets.Key(burst.Places.HomeOf(context), node.Id, char.ToLowerInvariant(output[0]) + output[1..]), out value);
    }

    public override IReadOnlyDictionary<string, object?> Variables() => burst.Variables.All(context);

    public override IReadOnlyDictionary<string, object?> Inputs()
    {
        var all = new OrderedDictionary<string, object?>();
        foreach (var (name, value) in burst.Places.HomeOf(context).Inputs.Concat(burst.State.Inputs))
        {
            all.TryAdd(name, value);
        }

        return all;
    }

    private static bool Read(VariablePlace? place, out object? value)
    {
        value = null;
        if (place is null)
        {
            return false;
        }

        try
        {
            value = place.Value;
            return true;
        }
        catch (ActivityFault fault)
        {
            throw EvaluationFault.Value(fault.Message);
        }
    }

    private static bool Find(IReadOnlyDictionary<string, object?> values, string name, out object? value)
    {
        if (values.TryGetValue(name, out value))
        {
            return true;
        }

        var known = values.Keys.FirstOrDefault(k => PascalCase.Matches(k, name));
        value = known is null ? null : values[known];
        return known is not null;
    }
}
