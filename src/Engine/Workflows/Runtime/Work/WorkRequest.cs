using Engine.Workflows.Execution;
using Engine.Workflows.Execution.Effects;
using Engine.Workflows.Execution.State;
using Engine.Workflows.Requests;
using Engine.Workflows.Values;

namespace Engine.Workflows.Runtime.Work;

/// <summary>What one execution of an activity asks of the portal.</summary>
/// <param name="Instance">The instance, as the step changes it.</param>
/// <param name="Asked">Inputs and ids, as the interpreter gave them.</param>
/// <param name="At">The moment of the step.</param>
public sealed record WorkRequest(WorkflowInstance Instance, WorkRequested Asked, DateTimeOffset At)
{
    private const int LongestKey = 100;

    /// <summary>Number of the bookmark that the answer resumes.</summary>
    public int Bookmark => Asked.BookmarkId;

    /// <summary>Id under which the instance knows what a person must do.</summary>
    /// <exception cref="InvalidOperationException">The activity waits for nobody.</exception>
    public Guid WorkId => Asked.WorkId ?? throw new InvalidOperationException($"{Asked.TypeName} waits for nobody.");

    /// <summary>When the wait ends without an answer; null for never.</summary>
    public DateTimeOffset? DueAt => Asked.DueAt;

    /// <summary>Names this very execution: the same each time that the step is done again, and unique in the tenant.</summary>
    public string Key => $"{Instance.Id:N}:{Asked.Source.ContextId}:{Asked.Source.Number}";

    /// <exception cref="ActivityFault">A key that is longer than any that there is.</exception>
    public string? Text(string name) => Asked.Inputs.GetValueOrDefault(name) is not { } value ? null
        : TextConversion.Write(value) is var text && name.EndsWith("Key", StringComparison.Ordinal) && text.Length > LongestKey ? throw Outside(name, $"de tekst is langer dan {LongestKey} tekens")
        : text;

    /// <summary>An input that the catalogue calls needed, so it is there.</summary>
    public string Needed(string name) => Text(name) ?? throw new InvalidOperationException($"{Asked.TypeName} has no {name}.");

    public bool Flag(string name) => Asked.Inputs.GetValueOrDefault(name) is true;

    public int? Whole(string name) => Asked.Inputs.GetValueOrDefault(name) is long number ? (int)number : null;

    /// <exception cref="ActivityFault">Below nothing, or so long that there is no such moment.</exception>
    public TimeSpan? Span(string name) => Asked.Inputs.GetValueOrDefault(name) is not TimeSpan span ? null
        : TimeBounds.Fault(span) is { } fault ? throw Outside(name, fault) : span;

    public IReadOnlyDictionary<string, object?> Map(string name) => Asked.Inputs.GetValueOrDefault(name) as IReadOnlyDictionary<string, object?> ?? Plain.EmptyMap;

    /// <summary>The input <c>model</c>, for a text. Of an instance that carries out a request it has the reference too, under <see cref="RequestReference.TextName"/>.</summary>
    public IReadOnlyDictionary<string, object?> Model => Instance.RequestId is not { } request || Map("model").ContainsKey(RequestReference.TextName) ? Map("model")
        : new Dictionary<string, object?>(Map("model"), StringComparer.Ordinal) { [RequestReference.TextName] = RequestReference.Of(request) };

    /// <summary>Texts of a list; those that are empty are left out.</summary>
    public IReadOnlyList<string> Texts(string name) =>
        [.. (Asked.Inputs.GetValueOrDefault(name) as IReadOnlyList<object?> ?? []).Select(v => v is null ? "" : TextConversion.Write(v)).Where(t => t.Length > 0)];

    private static ActivityFault Outside(string name, string fault) => new(IncidentTypes.Work, $"Invoer \"{name}\": {fault}");
}
