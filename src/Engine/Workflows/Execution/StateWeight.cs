using Engine.Workflows.Execution.State;
using Engine.Workflows.Values;

namespace Engine.Workflows.Execution;

/// <summary>What the values of an instance weigh together, kept up to date while a burst runs.</summary>
internal sealed class StateWeight
{
    private int total;

    public StateWeight(InstanceState state)
    {
        Add(state.Inputs);
        Add(state.Outputs);
        Add(state.Results);
        foreach (var context in state.Contexts)
        {
            Add(context.Variables);
            Add(context.Inputs);
            Add(context.Outputs);
            Add(context.Data);
        }
    }

    /// <exception cref="ActivityFault">With so much more the state would be larger than can be stored.</exception>
    public void Check(long more)
    {
        // what makes it smaller is always welcome
        if (more >= 0 && total + more > ValueSize.Hard)
        {
            throw new ActivityFault(IncidentTypes.Limit, "De gegevens van deze workflow worden groter dan 4 MB. Bewaar grote stukken als document");
        }
    }

    /// <summary>Puts a value in a map of the state in place of the one before.</summary>
    /// <exception cref="ActivityFault">The state would be larger than can be stored.</exception>
    public void Put(Dictionary<string, object?> values, string name, object? value)
    {
        var added = ValueSize.Measure(value) - (values.TryGetValue(name, out var before) ? ValueSize.Measure(before) : 0);
        Check(added);
        total += added;
        values[name] = value;
    }

    /// <summary>The values of an execution that has ended count no more.</summary>
    public void Remove(ContextState context)
    {
        Dictionary<string, object?>[] maps = [context.Variables, context.Inputs, context.Outputs, context.Data];
        total -= maps.SelectMany(m => m.Values).Sum(v => ValueSize.Measure(v));
    }

    public void Add(IReadOnlyDictionary<string, object?> values) => total += values.Values.Sum(v => ValueSize.Measure(v));
}
