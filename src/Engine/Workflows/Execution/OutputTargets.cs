using System.Globalization;
using Engine.Workflows.Definitions;
using Engine.Workflows.Execution.State;
using Engine.Workflows.Values;

namespace Engine.Workflows.Execution;

/// <summary>Where the outputs of activities and workflows go.</summary>
internal static class OutputTargets
{
    /// <summary>Writes an output of an activity to the variable and the output of the workflow that the definition binds it to.</summary>
    public static void Set(ActivityContext context, string name, object? value)
    {
        var burst = context.Burst;
        var use = burst.Places.WorkflowOf(context.State).Results;
        if (use.OfActivities)
        {
            burst.Weight.Put(burst.State.Results, Key(burst.Places.HomeOf(context.State), context.State.ActivityId, name), value);
        }

        if (use.OfLast && name == "result")
        {
            burst.Weight.PutLast(burst.State, value);
        }

        if (context.Node.Outputs.FirstOrDefault(o => PascalCase.Matches(o.Key, name)).Value is { } binding)
        {
            Bind(context, name, value, binding);
        }
    }

    /// <summary>The name of an output among the results of the instance. Activities of a workflow in it go by the number of its execution too.</summary>
    public static string Key(ContextState home, string activityId, string output) => $"{Prefix(home)}{activityId}.{output}";

    public static string Prefix(ContextState home) => home.ParentId == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{home.Id}:");

    private static void Bind(ActivityContext context, string name, object? value, OutputBinding binding)
    {
        var variable = context.Burst.Variables.ById(context.State, binding.MemoryId);
        if (variable is not null)
        {
            context.Burst.Variables.Write(variable, value);
        }

        if (!TrySetWorkflowOutput(context, binding.MemoryId, value) && variable is null)
        {
            throw new ActivityFault(IncidentTypes.Definition, $"Uitvoer \"{name}\" gaat naar \"{binding.MemoryId}\", en dat is geen variabele en geen uitvoer van de workflow");
        }
    }

    /// <summary>Sets an output of the workflow that an activity stands in, when it has one of that name.</summary>
    public static bool TrySetWorkflowOutput(ActivityContext context, string name, object? value)
    {
        var home = context.Burst.Places.HomeOf(context.State);
        var declared = context.Burst.Places.WorkflowIn(home).Definition.Outputs.FirstOrDefault(o => o.Name == name);
        if (declared is null)
        {
            return false;
        }

        SetOutput(context.Burst, home, declared.Name, Converted(declared, value));
        return true;
    }

    /// <summary>Sets an output by name, declared or not, as Elsa.SetOutput does.</summary>
    public static void SetAny(ActivityContext context, string name, object? value)
    {
        if (!TrySetWorkflowOutput(context, name, value))
        {
            SetOutput(context.Burst, context.Burst.Places.HomeOf(context.State), name, value);
        }
    }

    private static void SetOutput(Burst burst, ContextState home, string name, object? value) =>
        burst.Weight.Put(home.ParentId == 0 ? burst.State.Outputs : home.Outputs, name, value);

    private static object? Converted(WorkflowOutput output, object? value)
    {
        if (value is null || !TypeAlias.TryParse(output.TypeName, out var type))
        {
            return value;
        }

        return Conversion.Try(value, type, out var converted) is { } failure
            ? throw new ActivityFault(IncidentTypes.Conversion, $"Uitvoer \"{output.Name}\" van de workflow: {failure.Message}")
            : converted;
    }
}
