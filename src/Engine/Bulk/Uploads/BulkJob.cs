using Engine.Audit;
using Engine.Bulk.Reading;
using Engine.Data;
using Engine.Data.Encryption;
using Engine.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Engine.Bulk.Uploads;

/// <summary>
/// Deals with the rows of an upload, some at a time: what they led to, what was refused and how far it is are one transaction, so whatever
/// happens to the worker no row is lost and none is done twice.
/// </summary>
public sealed class BulkJob(
    IEnumerable<BulkImport> imports, WeighRows weigh, BulkInsert rows, FieldProtector protector, JobQueue jobs, AuditLog audit, BulkOptions options, TimeProvider time) : JobHandler
{
    public const string JobKind = "portal.upload";

    public override string Kind => JobKind;

    public override string Title => "Geüploade regels verwerken";

    /// <param name="row">Id of the upload.</param>
    public override async Task HandleAsync(Guid row, PortalDbContext db, CancellationToken cancellation)
    {
        var upload = await db.Set<BulkUpload>().FirstOrDefaultAsync(u => u.Id == row, cancellation);
        if (upload is null || upload.FinishedAt is not null)
        {
            return;
        }

        var import = imports.Single(i => i.Kind == upload.Kind);
        var content = await db.Set<BulkFile>().AsNoTracking().Where(f => f.Id == row).Select(f => f.Content).SingleAsync(cancellation);
        var definition = await import.DefinitionAsync(upload.Contracts, cancellation);
        var read = Read(Convert.FromBase64String(protector.Reveal(BulkFile.Purpose, content)), definition, upload.Done);
        var weighed = await weigh.HandleAsync(import, new(upload.OrganisationId, upload.AccountId, upload.AccountName, upload.Contracts), read, cancellation);
        await rows.WriteAsync(weighed.Where(w => !w.IsKnown).Select(w => Row(upload, w)), cancellation);
        Count(upload, weighed);
        if (upload.FinishedAt is null)
        {
            jobs.Add(Kind, row);
        }
        else
        {
            await import.FinishedAsync(upload, cancellation);
        }
    }

    private List<CheckedRow> Read(byte[] content, SheetDefinition definition, int done)
    {
        var opened = FormFile.Open(content);
        using var file = opened.IsRefused ? throw new UnfitFileException(opened.Refusals[0]) : opened.Value;
        return [.. file.Rows(definition, accepted: true).Skip(done).Take(options.Batch).Select(r => RowCheck.Check(definition, r))];
    }

    private BulkRow Row(BulkUpload upload, WeighedRow weighed)
    {
        var (row, refused) = (weighed.Checked, weighed.Checked.IsRefused);
        return new()
        {
            UploadId = upload.Id,
            Number = row.Row.Number,
            State = refused ? RowState.Refused : RowState.Accepted,
            Identity = refused ? null : weighed.Identity,
            ResultId = refused ? null : row.Result,
            Content = refused ? new RowContent(row.Row.Values, row.Faults, row.Columns).Seal(protector) : null,
        };
    }

    private void Count(BulkUpload upload, IReadOnlyList<WeighedRow> weighed)
    {
        var (known, refused) = (weighed.Count(w => w.IsKnown), weighed.Count(w => w.Checked.IsRefused));
        upload.Done += weighed.Count;
        upload.Known += known;
        upload.Refused += refused;
        upload.Accepted += weighed.Count - known - refused;
        // a form that lost a column since may find fewer rows than were counted
        if (weighed.Count == options.Batch && upload.Done < upload.Rows)
        {
            return;
        }

        upload.FinishedAt = time.GetUtcNow();
        audit.Add(new(AuditAction.Create, upload.Kind)
        {
            AccountId = upload.AccountId, ObjectType = "upload", ObjectId = upload.Id, ObjectCount = upload.Rows,
            Detail = $"{upload.Accepted} aangenomen, {upload.Refused} geweigerd, {upload.Known} al bekend",
        });
    }
}
