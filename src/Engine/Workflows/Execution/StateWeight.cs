using Engine.Workflows.Execution.State;
using Engine.Workflows.Values;

namespace Engine.Workflows.Execution;

/// <summary>What the values of an instance weigh together, kept up to date while a burst runs.</summary>
internal sealed class StateWeight
{
    public const string TooLarge = "De gegevens van deze workflow worden groter dan 4 MB. Bewaar grote stukken als document";

    private long total;

    public StateWeight(InstanceState state)
    {
        Add(state.Inputs);
        Add(state.Outputs);
        Add(state.Results);
        total += Of(state.StoredLastResult);
        foreach (var context in state.Contexts)
        {
            Add(context.Variables);
            Add(context.Inputs);
            Add(context.Outputs);
            Add(context.Data);
        }
    }

    /// <summary>Large enough to tell who manages workflows, and not yet too large to go on.</summary>
    public bool IsHeavy => total > ValueSize.Soft;

    /// <summary>Larger than can be stored: nothing more may begin.</summary>
    public bool IsOver => total > ValueSize.Hard;

    /// <exception cref="ActivityFault">With so much more the state would be larger than can be stored.</exception>
    public void Check(long more)
    {
        // what makes it smaller is always welcome
        if (more >= 0 && total + more > ValueSize.Hard)
        {
            throw new ActivityFault(IncidentTypes.Limit, TooLarge);
        }
    }

    /// <summary>Puts a value in a map of the state in place of the one before.</summary>
    /// <exception cref="ActivityFault">The state would be larger than can be stored.</exception>
    public void Put(StateValues values, string name, object? value)
    {
        var added = ValueSize.Measure(value) - Of(values, name);
        Check(added);
        total += added;
        values[name] = value;
    }

    /// <summary>The values of an execution that has ended count no more.</summary>
    public void Remove(ContextState context)
    {
        StateValues[] maps = [context.Variables, context.Inputs, context.Outputs, context.Data];
        total -= maps.SelectMany(m => m.Stored.Values).Sum(Of);
    }

    public void Add(StateValues values) => total += values.Stored.Values.Sum(Of);

    /// <summary>Takes the result of the last activity in place of the one before.</summary>
    /// <exception cref="ActivityFault">The state would be larger than can be stored.</exception>
    public void PutLast(InstanceState state, object? value)
    {
        var added = Of(value) - Of(state.StoredLastResult);
        Check(added);
        total += added;
        state.LastResult = value;
    }

    /// <summary>What a value weighs that may not be there.</summary>
    public static long Of(StateValues values, string name) => values.Stored.TryGetValue(name, out var stored) ? Of(stored) : 0;

    // a large value knows its weight without being fetched
    private static long Of(object? stored) => stored is LargeValue large ? large.Size : ValueSize.Measure(stored);
}
