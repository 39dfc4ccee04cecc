namespace Engine.Bulk.Uploads;

/// <summary>Who sent the rows, and for which contracts they may be.</summary>
public sealed record BulkSender(Guid OrganisationId, Guid AccountId, string AccountName, IReadOnlyCollection<Guid> Contracts);

/// <summary>What a module does with the rows of one kind of form. Register it as scoped.</summary>
public abstract class BulkImport
{
    /// <summary>Stable name, also that of the form.</summary>
    public abstract string Kind { get; }

    /// <summary>The form for people who reach these contracts.</summary>
    public abstract Task<SheetDefinition> DefinitionAsync(IReadOnlyCollection<Guid> contracts, CancellationToken cancellation);

    /// <summary>
    /// Weighs rows that are right in themselves against what there is, all at once, and hands in what stands: each row leaves refused or accepted.
    /// It runs in the caller's transaction, in the background or for one row in a request.
    /// </summary>
    public abstract Task AcceptAsync(BulkSender sender, IReadOnlyList<CheckedRow> rows, CancellationToken cancellation);

    /// <summary>Hears that every row was dealt with, in the transaction of the last ones.</summary>
    public virtual Task FinishedAsync(BulkUpload upload, CancellationToken cancellation) => Task.CompletedTask;

    /// <summary>Which of these results came to nothing later, so that their rows may be sent once more.</summary>
    public abstract Task<IReadOnlySet<Guid>> FailedAsync(IReadOnlyCollection<Guid> results, CancellationToken cancellation);
}
