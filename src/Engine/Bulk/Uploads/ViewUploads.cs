using Engine.Access;
using Engine.Audit;
using Engine.Bulk.Templates;
using Engine.Data;
using Engine.Data.Encryption;
using Engine.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Engine.Bulk.Uploads;

/// <summary>A refused row, opened.</summary>
public sealed record RefusedRow(Guid Id, int Number, RowContent Content);

/// <summary>An accepted row.</summary>
/// <param name="Result">What <see cref="BulkImport"/> made of it.</param>
public sealed record AcceptedRow(int Number, Guid Result);

/// <summary>Shows uploads of the own organisation to who reaches all contracts that they are for; to others they do not exist.</summary>
public sealed class ViewUploads(PortalDbContext db, FieldProtector protector, SheetStamps stamps, CurrentActor actor, AuditLog audit, TimeProvider time)
{
    private const int Most = 25;

    /// <summary>The newest first.</summary>
    public async Task<IReadOnlyList<BulkUpload>> ListAsync(string kind, IReadOnlyCollection<Guid> reach, CancellationToken cancellation)
    {
        var organisation = actor.Value.OrganisationId;
        return await db.Set<BulkUpload>().AsNoTracking().Where(u => u.OrganisationId == organisation && u.Kind == kind && !u.Contracts.Any(c => !reach.Contains(c)))
            .OrderByDescending(u => u.UploadedAt).Take(Most).ToListAsync(cancellation);
    }

    public async Task<BulkUpload?> FindAsync(string kind, Guid id, IReadOnlyCollection<Guid> reach, CancellationToken cancellation)
    {
        var organisation = actor.Value.OrganisationId;
        var upload = await db.Set<BulkUpload>().AsNoTracking().FirstOrDefaultAsync(u => u.Id == id && u.OrganisationId == organisation && u.Kind == kind, cancellation);
        return upload is not null && upload.Contracts.TrueForAll(reach.Contains) ? upload : null;
    }

    /// <summary>Which of these wait for rows that nobody works on any more: their work was laid aside after too many tries, or taken away.</summary>
    public async Task<IReadOnlySet<Guid>> StoppedAsync(IReadOnlyCollection<Guid> uploads, CancellationToken cancellation) =>
        // one statement, because work that ends just now takes its place in the queue with it
        await db.Set<BulkUpload>().Where(u => EF.Parameter(uploads).Contains(u.Id) && u.FinishedAt == null
            && !db.Set<QueueHead>().Any(h => h.TenantId == db.TenantId && h.Kind == BulkJob.JobKind && h.RowId == u.Id && h.DeadSince == null)).Select(u => u.Id).ToHashSetAsync(cancellation);

    /// <summary>Refused rows after a number, in the order of the sheet; the look stands in the log first.</summary>
    public async Task<IReadOnlyList<RefusedRow>> RefusedAsync(BulkUpload upload, int after, int count, CancellationToken cancellation)
    {
        var rows = await db.Set<BulkRow>().AsNoTracking().Where(r => r.UploadId == upload.Id && r.State == RowState.Refused && r.Number > after)
            .OrderBy(r => r.Number).Take(count).ToListAsync(cancellation);
        if (rows.Count > 0)
        {
            await audit.ReadAsync(Looked(upload, rows.Count), cancellation);
        }

        return [.. rows.Select(r => new RefusedRow(r.Id, r.Number, RowContent.Open(protector, r.Content ?? [])))];
    }

    /// <summary>Accepted rows after a number, in the order of the sheet.</summary>
    public async Task<IReadOnlyList<AcceptedRow>> AcceptedAsync(BulkUpload upload, int after, int count, CancellationToken cancellation) =>
        await db.Set<BulkRow>().Where(r => r.UploadId == upload.Id && r.State == RowState.Accepted && r.Number > after && r.ResultId != null)
            .OrderBy(r => r.Number).Take(count).Select(r => new AcceptedRow(r.Number, r.ResultId ?? Guid.Empty)).ToListAsync(cancellation);

    /// <summary>An empty form for these contracts.</summary>
    public Task<byte[]> FormAsync(SheetDefinition definition, IReadOnlyCollection<Guid> contracts, CancellationToken cancellation) =>
        FormAsync(definition, contracts, [], cancellation);

    /// <summary>A form that holds the refused rows of an upload, with why.</summary>
    public async Task<byte[]> RefusedFormAsync(SheetDefinition definition, BulkUpload upload, CancellationToken cancellation)
    {
        var rows = await RefusedAsync(upload, 0, definition.MaximumRows, cancellation);
        return await FormAsync(definition, upload.Contracts, [.. rows.Select(r => new FilledRow(new(r.Number, r.Content.Under(definition)), r.Content.Faults))], cancellation);
    }

    private Task<byte[]> FormAsync(SheetDefinition definition, IReadOnlyCollection<Guid> contracts, IReadOnlyList<FilledRow> rows, CancellationToken cancellation) => FormWriter.WriteAsync(
        definition, stamps.Write(new(definition.Id, definition.Version, actor.Value.OrganisationId, [.. contracts], time.GetUtcNow())), rows, cancellation);

    /// <summary>That somebody saw refused rows.</summary>
    internal static AuditEntry Looked(BulkUpload upload, int rows) => new(AuditAction.Read, $"{upload.Kind}-geweigerd") { ObjectType = "upload", ObjectId = upload.Id, ObjectCount = rows };
}
