namespace Engine.Workflows.Execution.Effects;

/// <summary>A task for somebody outside, announced by its name; done when somebody completes it by its id.</summary>
public sealed record TaskRequested(EffectSource Source, string TaskId, string TaskName, IReadOnlyDictionary<string, object?> Payload) : OutsideEffect(Source);

/// <param name="BookmarkId">Bookmark to resume with the delivery status; null when nobody waits for it.</param>
public sealed record MailRequested(EffectSource Source, MailDraft Mail, int? BookmarkId) : OutsideEffect(Source);

/// <summary>A mail as the definition wrote it.</summary>
/// <param name="From">Null for the sender of the tenant.</param>
/// <param name="Attachments">Plain data: ids of documents, or what the definition gave.</param>
public sealed record MailDraft(
    string? From, IReadOnlyList<string> To, IReadOnlyList<string> Cc, IReadOnlyList<string> Bcc, string Subject, string Body, IReadOnlyList<object?> Attachments);

/// <summary>A request to another system, whose answer resumes the bookmark.</summary>
public sealed record HttpRequested(EffectSource Source, HttpDraft Request, int BookmarkId) : OutsideEffect(Source);

/// <param name="Content">Plain data; text goes as it is, other data as JSON.</param>
/// <param name="Retries">The definition asks to try again when the other side is out of order.</param>
public sealed record HttpDraft(
    string Url, string Method, object? Content, string? ContentType, string? Authorization, IReadOnlyDictionary<string, object?> Headers, bool Retries);

/// <param name="IsLocal">Only this instance hears it.</param>
/// <param name="CorrelationId">Only instances with it hear it; null for all of the tenant.</param>
public sealed record EventPublished(EffectSource Source, string EventName, string? CorrelationId, bool IsLocal, object? Payload) : OutsideEffect(Source);

/// <param name="ChildInstanceId">Id that the new instance gets.</param>
/// <param name="WaitsForIt">Its end resumes a bookmark here.</param>
public sealed record ChildDispatched(
    EffectSource Source, string ChildInstanceId, string DefinitionId, string? CorrelationId, IReadOnlyDictionary<string, object?> Inputs, bool WaitsForIt, string? Channel)
    : OutsideEffect(Source);

/// <summary>A child that this instance waited for is of no use any more.</summary>
public sealed record ChildAbandoned(EffectSource Source, string ChildInstanceId) : OutsideEffect(Source);
