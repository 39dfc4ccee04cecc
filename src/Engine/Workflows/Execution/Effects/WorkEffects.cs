namespace Engine.Workflows.Execution.Effects;

/// <summary>Work that the portal does for an activity, in the step that asks for it.</summary>
/// <param name="TypeName">Of the activity.</param>
/// <param name="Inputs">Plain data by name, defaults filled in.</param>
/// <param name="BookmarkId">Bookmark that the answer resumes.</param>
public sealed record WorkRequested(EffectSource Source, string TypeName, IReadOnlyDictionary<string, object?> Inputs, int BookmarkId) : OutsideEffect(Source)
{
    /// <summary>What a person must do is kept under this id; null for work that needs nobody.</summary>
    public Guid? WorkId { get; init; }

    /// <summary>When the wait ends without an answer; null for never.</summary>
    public DateTimeOffset? DueAt { get; init; }
}

/// <summary>A person is to be reminded of what waits for them.</summary>
/// <param name="TemplateKey">Text that the definition asks for; null for the ordinary one.</param>
public sealed record WorkReminded(EffectSource Source, string TypeName, Guid WorkId, string? TemplateKey) : OutsideEffect(Source);

/// <summary>The wait ends at another moment than was said, since the calendar has changed.</summary>
public sealed record WorkPostponed(EffectSource Source, string TypeName, Guid WorkId, DateTimeOffset DueAt) : OutsideEffect(Source);

public enum WorkEnd
{
    /// <summary>Its time has passed.</summary>
    Expired,

    /// <summary>The instance does not need it any more.</summary>
    Withdrawn,
}

/// <summary>What a person should do has lost its sense before they did it.</summary>
public sealed record WorkEnded(EffectSource Source, string TypeName, Guid WorkId, WorkEnd How) : OutsideEffect(Source);
