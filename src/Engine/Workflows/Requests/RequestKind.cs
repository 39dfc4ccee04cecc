namespace Engine.Workflows.Requests;

/// <summary>Something that people can ask for and that a definition carries out. A module offers it; each tenant says which definition.</summary>
/// <param name="Id">Full id, <c>module.name</c>; also the id of the definition that handles it when nothing else is bound.</param>
/// <param name="Name">Dutch, as the requester and the tenant admin read it.</param>
/// <param name="Statuses">In order; a new request has the first.</param>
public sealed record RequestKind(string Id, string Name, IReadOnlyList<RequestStatus> Statuses)
{
    /// <summary>Feature without which a tenant has no such requests; null when every tenant may have them.</summary>
    public string? Feature { get; init; }

    /// <summary>True when the notes of its statuses are for the requester alone: who manages the users of an organisation follows its requests, and reads no letters.</summary>
    public bool HasOwnNotes { get; init; }

    /// <summary>Working days within which it is done; null when nothing is promised.</summary>
    public int? PromisedWorkingDays { get; init; }

    /// <returns>Null when this kind has no such status.</returns>
    public RequestStatus? Status(string id) => Statuses.FirstOrDefault(s => s.Id == id);
}

/// <summary>What a status is on the way of a request.</summary>
public enum RequestStatusRole
{
    /// <summary>Lies on the way; those after the present one are still to come.</summary>
    Step,

    /// <summary>A way round, such as a question to the requester, after which the request goes on with the step it came from.</summary>
    Detour,

    /// <summary>Ends the request elsewhere than at its last step.</summary>
    Ending,
}

/// <summary>A status of one kind of request.</summary>
/// <param name="Id">As definitions name it.</param>
/// <param name="Label">Dutch, on the status track.</param>
/// <param name="Promise">Dutch sentence of what happens while it lasts; null for none.</param>
public sealed record RequestStatus(string Id, string Label, string? Promise = null, RequestStatusRole Role = RequestStatusRole.Step)
{
    /// <summary>The note with it is a question, which the requester answers at the request.</summary>
    public bool AsksAnswer { get; init; }
}
