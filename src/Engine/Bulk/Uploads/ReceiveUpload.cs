using System.Security.Cryptography;
using Engine.Access;
using Engine.Audit;
using Engine.Bulk.Reading;
using Engine.Data;
using Engine.Data.Encryption;
using Engine.Jobs;
using Engine.Modules;
using Microsoft.EntityFrameworkCore;

namespace Engine.Bulk.Uploads;

/// <param name="Earlier">True when this very file was sent before: nothing happens again.</param>
public sealed record ReceivedUpload(Guid Id, bool Earlier);

/// <summary>Takes a filled form: weighs the file, keeps it sealed and leaves its rows to the background.</summary>
public sealed class ReceiveUpload(
    PortalDbContext db, FieldProtector protector, SheetStamps stamps, IEnumerable<BulkImport> imports, JobQueue jobs, AuditLog audit, CurrentActor actor, TimeProvider time)
{
    /// <summary>Bytes of a file.</summary>
    public const int Largest = 10_000_000;

    /// <summary>Files of one organisation that may wait at once.</summary>
    public const int MostWaiting = 5;

    private static readonly Refusal TooMany = new("bulk.too-many-waiting", "Er wachten al vijf bestanden van uw organisatie. Probeer het over enkele minuten opnieuw.", BulkRefusals.Field);

    /// <param name="reach">Contracts for which this person may send rows.</param>
    public async Task<Result<ReceivedUpload>> HandleAsync(string kind, IReadOnlyCollection<Guid> reach, string fileName, byte[] content, CancellationToken cancellation)
    {
        if (content.Length is 0 or > Largest)
        {
            return content.Length == 0 ? BulkRefusals.Missing : BulkRefusals.TooLarge;
        }

        var opened = FormFile.Open(content);
        if (opened.IsRefused)
        {
            return opened.Refusals.ToArray();
        }

        using var file = opened.Value;
        var import = imports.Single(i => i.Kind == kind);
        var contracts = Contracts(file, kind, reach, out var stamp);
        if (contracts.IsRefused || stamp is null)
        {
            return contracts.Refusals.ToArray();
        }

        var definition = await import.DefinitionAsync(contracts.Value, cancellation);
        if (stamp.Version != definition.Version || stamp.MadeAt + definition.Validity < time.GetUtcNow())
        {
            return BulkRefusals.OldForm;
        }

        var rows = Count(file, definition);
        return rows.IsRefused ? rows.Refusals.ToArray() : await KeepAsync(kind, contracts.Value, fileName, content, rows.Value, cancellation);
    }

    private Result<List<Guid>> Contracts(FormFile file, string kind, IReadOnlyCollection<Guid> reach, out SheetStamp? stamp)
    {
        stamp = file.Stamp is { } text ? stamps.Read(text) : null;
        if (stamp is null || stamp.Definition != kind)
        {
            return BulkRefusals.NoForm;
        }

        if (stamp.Organisation != actor.Value.OrganisationId)
        {
            return BulkRefusals.OtherOrganisation;
        }

        var contracts = stamp.Contracts.Intersect(reach).ToList();
        return contracts.Count == 0 ? BulkRefusals.NoContract : contracts;
    }

    private static Result<int> Count(FormFile file, SheetDefinition definition)
    {
        try
        {
            var rows = file.Rows(definition).Count();
            return rows == 0 ? BulkRefusals.Empty : rows;
        }
        catch (UnfitFileException unfit)
        {
            return unfit.Refusal;
        }
    }

    private async Task<Result<ReceivedUpload>> KeepAsync(string kind, List<Guid> contracts, string fileName, byte[] content, int rows, CancellationToken cancellation)
    {
        var (who, hash) = (actor.Value, Convert.ToHexStringLower(SHA256.HashData(content)));
        if (await EarlierAsync(kind, hash, cancellation) is { } earlier)
        {
            return earlier;
        }

        if (await db.Set<BulkUpload>().CountAsync(u => u.OrganisationId == who.OrganisationId && u.Kind == kind && u.FinishedAt == null, cancellation) >= MostWaiting)
        {
            return TooMany;
        }

        var upload = new BulkUpload
        {
            Kind = kind, OrganisationId = who.OrganisationId, AccountId = who.AccountId, AccountName = who.Name, FileName = Bulk.FileName.Clean(fileName), Sha256 = hash,
            Contracts = contracts, UploadedAt = time.GetUtcNow(), Rows = rows,
        };
        db.Add(upload);
        db.Add(new BulkFile { Id = upload.Id, Content = protector.Protect(BulkFile.Purpose, Convert.ToBase64String(content)) });
        jobs.Add(BulkJob.JobKind, upload.Id);
        audit.Add(new(AuditAction.Create, $"{kind}-ontvangen") { ObjectType = "upload", ObjectId = upload.Id, ObjectCount = rows });
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException fault) when (db.IsDouble(fault))
        {
            // a double click, or a colleague with the same file
            db.ChangeTracker.Clear();
            if (await EarlierAsync(kind, hash, cancellation) is { } first)
            {
                return first;
            }

            throw;
        }

        return new ReceivedUpload(upload.Id, false);
    }

    private async Task<ReceivedUpload?> EarlierAsync(string kind, string hash, CancellationToken cancellation)
    {
        var organisation = actor.Value.OrganisationId;
        var id = await db.Set<BulkUpload>().Where(u => u.OrganisationId == organisation && u.Kind == kind && u.Sha256 == hash).Select(u => (Guid?)u.Id).FirstOrDefaultAsync(cancellation);
        return id is { } found ? new(found, true) : null;
    }
}
