namespace Engine.Audit;

public enum AuditFault
{
    /// <summary>The event differs from what was sealed, or the link itself was changed.</summary>
    Changed,

    /// <summary>The event of a link is gone.</summary>
    EventMissing,

    /// <summary>One or more links are gone, or a link stands where none belongs.</summary>
    LinkMissing,

    /// <summary>A link does not continue the one before it.</summary>
    Broken,

    /// <summary>An event that never asked for a link: put in by another way than the portal.</summary>
    Inserted,

    /// <summary>An event waits for its link for more than a minute: the sealer stands still.</summary>
    Unsealed,

    /// <summary>The chain ends before a head that was kept outside the database.</summary>
    TailCut,

    /// <summary>The chain holds another hash than the head that was kept outside the database: it was rewritten.</summary>
    Rewritten,
}

/// <summary>Something that is wrong with a chain.</summary>
/// <param name="Sequence">Place in the chain; null for an event without a link.</param>
/// <param name="EventId">The event concerned, where there is one.</param>
public sealed record AuditFinding(string Tenant, AuditFault Fault, long? Sequence, Guid? EventId);

/// <param name="Links">Number of links that were walked.</param>
public sealed record AuditReport(string Tenant, long Links, IReadOnlyList<AuditFinding> Findings);
