using Engine.Workflows.Execution.State;
using Engine.Workflows.Values;

namespace Engine.Workflows.Execution.Activities;

/// <summary>Running a workflow beneath an execution, in a scope of its own.</summary>
internal static class InnerWorkflow
{
    /// <summary>Workflows within workflows; one that uses itself would never end.</summary>
    private const int MaximumDepth = 16;

    private const string OutcomesKey = "outcomes";

    public static void Start(ActivityContext context, CompiledWorkflow workflow, IReadOnlyDictionary<string, object?> given)
    {
        if (context.Burst.Places.AncestorsOf(context.State).Count(c => c.VersionId is not null) > MaximumDepth)
        {
            throw new ActivityFault(IncidentTypes.Limit, $"Er staan meer dan {MaximumDepth} workflows in elkaar: gebruikt een workflow zichzelf?");
        }

        context.State.VersionId = workflow.Definition.Id;
        Take(context, workflow, given, context.State.Inputs);
        ScheduleRoot(context, workflow);
    }

    public static void ScheduleRoot(ActivityContext context, CompiledWorkflow workflow) => context.Schedule(workflow.Definition.Root);

    /// <summary>Converts inputs to the types that the workflow says; others are taken as they are.</summary>
    public static void Take(ActivityContext context, CompiledWorkflow workflow, IReadOnlyDictionary<string, object?> given, StateValues inputs)
    {
        foreach (var (name, value) in given.ToList())
        {
            var declared = workflow.Definition.Inputs.FirstOrDefault(i => PascalCase.Matches(i.Name, name));
            var converted = Plain.Number(value);
            if (declared is not null && value is not null && TypeAlias.TryParse(declared.TypeName, out var type)
                && Conversion.Try(value, type, out converted) is { } failure)
            {
                throw new ActivityFault(IncidentTypes.Conversion, $"Invoer \"{declared.Name}\" van de workflow: {failure.Message}");
            }

            context.Burst.Weight.Put(inputs, declared?.Name ?? name, converted);
        }
    }

    /// <summary>Ends the nearest workflow around an execution, with outcomes.</summary>
    public static void Complete(ActivityContext context, IReadOnlyList<string> outcomes)
    {
        var home = context.Burst.Places.HomeOf(context.State);
        var handle = new ActivityContext(context.Burst, home, context.Burst.Places.ActivityOf(home));
        handle.Remember(OutcomesKey, outcomes.Select(o => (object?)o).ToList());
        handle.Activity.ChildCompleted(handle, new("", outcomes, null));
    }

    /// <summary>The outcomes that the workflow chose for itself; none for the default.</summary>
    public static string[] Outcomes(ActivityContext context) => context.Recall(OutcomesKey) is IReadOnlyList<object?> outcomes ? [.. outcomes.OfType<string>()] : [];
}
