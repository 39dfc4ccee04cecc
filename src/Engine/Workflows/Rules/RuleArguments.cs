using Engine.Workflows.Execution;
using Engine.Workflows.Execution.State;

namespace Engine.Workflows.Rules;

/// <summary>Arguments of rules and queries.</summary>
public static class RuleArguments
{
    /// <returns>Null when it is empty.</returns>
    /// <exception cref="ActivityFault">It is no text.</exception>
    public static string? Text(this IReadOnlyDictionary<string, object?> arguments, string name) => arguments.GetValueOrDefault(name) switch
    {
        null or "" => null,
        string text => text,
        _ => throw new ActivityFault(IncidentTypes.Work, $"Gegeven \"{name}\": hier hoort een tekst"),
    };

    /// <exception cref="ActivityFault">It is empty or no text.</exception>
    public static string Needed(this IReadOnlyDictionary<string, object?> arguments, string name) =>
        arguments.Text(name) ?? throw new ActivityFault(IncidentTypes.Work, $"Gegeven \"{name}\" is leeg");

    /// <returns>Null when it is empty.</returns>
    /// <exception cref="ActivityFault">It is no id.</exception>
    public static Guid? Id(this IReadOnlyDictionary<string, object?> arguments, string name) => arguments.GetValueOrDefault(name) switch
    {
        null or "" => null,
        Guid id => id,
        string text when Guid.TryParse(text, out var id) => id,
        _ => throw new ActivityFault(IncidentTypes.Work, $"Gegeven \"{name}\" is geen kenmerk"),
    };
}
