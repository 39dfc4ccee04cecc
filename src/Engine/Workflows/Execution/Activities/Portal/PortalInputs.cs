using Engine.Workflows.Definitions.Catalogue;
using Engine.Workflows.Execution.State;
using Engine.Workflows.Values;

namespace Engine.Workflows.Execution.Activities.Portal;

/// <summary>The inputs of a portal activity by name, with their defaults; of a task that stands for one also what its payload says.</summary>
internal static class PortalInputs
{
    /// <summary>False for a task by the name of a portal activity that does not say what that activity needs.</summary>
    public static bool AreGiven(ActivityContext context, ActivityType type) => !context.Node.IsTaskAlias
        || type.Inputs.Where(i => i.IsRequired).All(i => context.Node.Input(i.Name) is not null || context.Inputs.Map("payload").GetValueOrDefault(i.Name) is not (null or ""));

    /// <exception cref="ActivityFault">One that is needed is empty, or one does not fit its type.</exception>
    public static IReadOnlyDictionary<string, object?> Of(ActivityContext context, ActivityType type)
    {
        var payload = context.Node.IsTaskAlias ? context.Inputs.Map("payload") : Plain.EmptyMap;
        var inputs = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var input in type.Inputs)
        {
            var value = payload.TryGetValue(input.Name, out var said) ? Converted(input, said) : context.Inputs.Value(input.Name);
            if (input.IsRequired && value is null or "")
            {
                throw ActivityInputs.Missing(input.Name);
            }

            inputs[input.Name] = value;
        }

        return inputs;
    }

    private static object? Converted(ActivityInput input, object? value)
    {
        if (!TypeAlias.TryParse(input.TypeName, out var type) || Conversion.Try(value, type, out var converted) is not { } failure)
        {
            return Conversion.OrNull(value, type);
        }

        throw new ActivityFault(IncidentTypes.Conversion, $"Invoer \"{input.Name}\": {failure.Message}");
    }
}
