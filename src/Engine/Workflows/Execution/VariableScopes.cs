using Engine.Workflows.Execution.State;
using Engine.Workflows.Values;

namespace Engine.Workflows.Execution;

/// <summary>Where a variable has its value.</summary>
/// <param name="Key">Id of a declared variable; name of one that a container gives to its child.</param>
/// <param name="Declared">Null for one that a container gives.</param>
internal sealed record VariablePlace(ContextState Context, string Key, DeclaredVariable? Declared)
{
    /// <summary>What was set, else the first value.</summary>
    public object? Value => Context.Variables.TryGetValue(Key, out var value) ? value : Declared?.Default;
}

/// <summary>Finds variables from an execution outwards. A workflow that is used as an activity does not see those of who uses it.</summary>
internal sealed class VariableScopes(WorkflowPlaces places, StateWeight weight)
{
    public VariablePlace? ByName(ContextState from, string name) => Search(from, (context, declared) =>
        declared.ByName(name) is { } found ? new(context, found.Id, found) : null, name);

    public VariablePlace? ById(ContextState from, string id) => Search(from, (context, declared) =>
        declared.ById(id) is { } found ? new(context, found.Id, found) : null, null);

    /// <exception cref="ActivityFault">The value does not fit the type of the variable, or is too large.</exception>
    public void Write(VariablePlace place, object? value) => Write([(place, value)]);

    /// <summary>Sets all of them, or none.</summary>
    /// <exception cref="ActivityFault">A value does not fit the type of its variable, or is too large.</exception>
    public void Write(IReadOnlyList<(VariablePlace Place, object? Value)> values)
    {
        var converted = values.Select(v => (v.Place, Value: v.Place.Declared is null ? v.Value : v.Place.Declared.Convert(v.Value))).ToList();
        weight.Check(converted.Sum(v => ValueSize.Measure(v.Value) - StateWeight.Of(v.Place.Context.Variables, v.Place.Key)));
        foreach (var (place, value) in converted)
        {
            weight.Put(place.Context.Variables, place.Key, value);
        }
    }

    /// <summary>All in sight by name; of two with one name the nearest.</summary>
    public IReadOnlyDictionary<string, object?> All(ContextState from)
    {
        var all = new OrderedDictionary<string, object?>();
        foreach (var context in Outwards(from))
        {
            foreach (var declared in places.DeclaredIn(context).SelectMany(d => d.All))
            {
                all.TryAdd(declared.Name, new VariablePlace(context, declared.Id, declared).Value);
            }
        }

        return all;
    }

    private VariablePlace? Search(ContextState from, Func<ContextState, DeclaredVariables, VariablePlace?> find, string? name)
    {
        foreach (var context in Outwards(from))
        {
            foreach (var declared in Declared(context, from))
            {
                if (find(context, declared) is { } place)
                {
                    return place;
                }
            }

            if (name is not null && Given(context, name) is { } key)
            {
                return new(context, key, null);
            }
        }

        return null;
    }

    // an activity that is a workflow sees what is outside it, and not what is inside
    private IEnumerable<DeclaredVariables> Declared(ContextState context, ContextState from) =>
        context.Id == from.Id && context.ParentId != 0 ? places.DeclaredIn(context).Take(1) : places.DeclaredIn(context);

    private string? Given(ContextState context, string name) =>
        context.Variables.Keys.FirstOrDefault(k => k == name && !places.DeclaredIn(context).Any(d => d.ById(k) is not null));

    private IEnumerable<ContextState> Outwards(ContextState from)
    {
        yield return from;
        if (from.ParentId == 0)
        {
            yield break;
        }

        foreach (var context in places.AncestorsOf(from))
        {
            yield return context;
            if (context.VersionId is not null)
            {
                yield break;
            }
        }
    }
}
