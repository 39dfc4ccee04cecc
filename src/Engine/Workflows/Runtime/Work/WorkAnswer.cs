using Engine.Workflows.Execution.Activities.Portal;

namespace Engine.Workflows.Runtime.Work;

/// <summary>How work for an activity ended.</summary>
/// <param name="Outcome">One of the outcomes of its type.</param>
/// <param name="Outputs">Plain data by name of the output.</param>
public sealed record WorkAnswer(string Outcome, IReadOnlyDictionary<string, object?> Outputs)
{
    public WorkAnswer(string outcome, params (string Name, object? Value)[] outputs)
        : this(outcome, outputs.ToDictionary(o => o.Name, o => o.Value, StringComparer.Ordinal))
    {
    }

    /// <summary>What the bookmark of the activity is resumed with.</summary>
    public IReadOnlyDictionary<string, object?> Payload => new Dictionary<string, object?>(Outputs, StringComparer.Ordinal) { [PortalActivity.Outcome] = Outcome };

    /// <summary>The same for work that cannot be done.</summary>
    /// <param name="message">Dutch, for the administrator.</param>
    public static IReadOnlyDictionary<string, object?> Fault(string message) => new Dictionary<string, object?>(StringComparer.Ordinal) { [PortalActivity.Fault] = message };
}
