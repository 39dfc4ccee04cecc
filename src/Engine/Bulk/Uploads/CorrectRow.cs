using Engine.Access;
using Engine.Audit;
using Engine.Data;
using Engine.Data.Encryption;
using Engine.Modules;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Engine.Bulk.Uploads;

/// <summary>Takes a refused row once more, as it was corrected on the screen.</summary>
public sealed class CorrectRow(PortalDbContext db, IEnumerable<BulkImport> imports, WeighRows weigh, FieldProtector protector, CurrentActor actor, AuditLog audit)
{
    public static readonly Refusal Gone = new("bulk.row-gone", "Deze regel is al verbeterd. U hoeft niets meer te doen.");

    private static readonly Refusal Busy = new("bulk.busy", "Nog niet alle regels zijn gecontroleerd. Wacht tot het klaar is.");

    private static readonly Refusal Taken = new(
        "bulk.row-taken", "Iemand anders verstuurde op hetzelfde moment een regel over dezelfde persoon. Deze regel is nog niet verwerkt. Controleer de regel en verstuur die nog een keer.");

    /// <summary>One refused row; the look stands in the log first.</summary>
    /// <returns>Null for a row that is not there, or not refused any more.</returns>
    public async Task<RefusedRow?> FindAsync(BulkUpload upload, Guid id, CancellationToken cancellation)
    {
        if (await db.Set<BulkRow>().AsNoTracking().FirstOrDefaultAsync(r => r.Id == id && r.UploadId == upload.Id && r.State == RowState.Refused, cancellation) is not { Content: { } content } row)
        {
            return null;
        }

        await audit.ReadAsync(ViewUploads.Looked(upload, 1), cancellation);
        return new(row.Id, row.Number, RowContent.Open(protector, content));
    }

    /// <param name="values">By column, as typed.</param>
    /// <returns>How it stands now. Refusals point to columns by their id.</returns>
    public async Task<Result<RowState>> HandleAsync(BulkUpload upload, Guid id, IReadOnlyDictionary<string, string> values, CancellationToken cancellation)
    {
        if (upload.FinishedAt is null)
        {
            return Busy;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);

        // weighing writes already, so the row is held first: who comes second waits here, and then finds it corrected
        var held = await db.Set<BulkRow>().Where(r => r.Id == id && r.UploadId == upload.Id && r.State == RowState.Refused)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.State, RowState.Refused), cancellation);
        if (held == 0)
        {
            return Gone;
        }

        try
        {
            return await WeighAsync(upload, await db.Set<BulkRow>().SingleAsync(r => r.Id == id, cancellation), values, transaction, cancellation);
        }
        catch (DbUpdateException fault) when (db.IsOvertaken(fault))
        {
            // another row, about the same person, came first; nothing of this one may go along with a later save of the request
            await transaction.RollbackAsync(cancellation);
            db.ChangeTracker.Clear();
            return Taken;
        }
    }

    private async Task<Result<RowState>> WeighAsync(BulkUpload upload, BulkRow row, IReadOnlyDictionary<string, string> values, IDbContextTransaction transaction, CancellationToken cancellation)
    {
        var import = imports.Single(i => i.Kind == upload.Kind);
        var definition = await import.DefinitionAsync(upload.Contracts, cancellation);
        string[] typed = [.. definition.Columns.Select(c => CellText.Clean(c, values.GetValueOrDefault(c.Id, "")))];
        var sender = new BulkSender(upload.OrganisationId, actor.Value.AccountId, actor.Value.Name, upload.Contracts);
        var weighed = (await weigh.HandleAsync(import, sender, [RowCheck.Check(definition, new(row.Number, typed))], cancellation))[0];
        if (weighed.Checked.IsRefused)
        {
            return weighed.Checked.Faults.Select(f => new Refusal("bulk.row", $"{f.Reason} {f.Remedy}", f.Column)).ToArray();
        }

        row.State = weighed.IsKnown ? RowState.Known : RowState.Accepted;
        (row.Identity, row.ResultId, row.Content) = (weighed.IsKnown ? null : weighed.Identity, weighed.Checked.Result, null);
        audit.Add(new(AuditAction.Update, $"{upload.Kind}-verbeterd") { ObjectType = "upload", ObjectId = upload.Id, ObjectCount = 1 });
        await db.SaveChangesAsync(cancellation);
        var (accepted, known) = weighed.IsKnown ? (0, 1) : (1, 0);
        await db.Set<BulkUpload>().Where(u => u.Id == upload.Id).ExecuteUpdateAsync(
            set => set.SetProperty(u => u.Refused, u => u.Refused - 1).SetProperty(u => u.Accepted, u => u.Accepted + accepted).SetProperty(u => u.Known, u => u.Known + known), cancellation);
        await transaction.CommitAsync(cancellation);
        return row.State;
    }
}
