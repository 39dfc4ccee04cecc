using Engine.Data;
using Engine.Data.Encryption;
using Microsoft.EntityFrameworkCore;

namespace Engine.Bulk.Uploads;

/// <summary>A row, and the hashes under which it is recognised: none for one that is refused in itself.</summary>
/// <param name="Hashes">The newest first: keys are renewed now and then, and older rows keep the hash of their time.</param>
public sealed record WeighedRow(CheckedRow Checked, IReadOnlyList<string> Hashes)
{
    public string? Identity => Hashes.Count > 0 ? Hashes[0] : null;

    /// <summary>Whether it had been accepted before.</summary>
    public bool IsKnown { get; set; }
}

/// <summary>Decides about rows: those that were accepted before are left out, the others go to the import together.</summary>
public sealed class WeighRows(PortalDbContext db, FieldProtector protector)
{
    private const string Purpose = "portal.uploadregel-gelijk";

    /// <summary>Runs in the caller's transaction; what becomes of the rows is written by the caller.</summary>
    public async Task<IReadOnlyList<WeighedRow>> HandleAsync(BulkImport import, BulkSender sender, IReadOnlyList<CheckedRow> rows, CancellationToken cancellation)
    {
        var weighed = rows.Select(r => new WeighedRow(r, r.IsRefused ? [] : Hashes(import, sender, r))).ToList();
        var sound = weighed.Where(w => w.Identity is not null).ToList();
        await MarkKnownAsync(import, sound, cancellation);
        var groups = sound.Where(w => !w.IsKnown).GroupBy(w => w.Identity, StringComparer.Ordinal).Select(g => g.ToList()).ToList();
        if (groups.Count > 0)
        {
            await import.AcceptAsync(sender, [.. groups.Select(g => g[0].Checked)], cancellation);
        }

        foreach (var group in groups)
        {
            Follow(group[0].Checked, group.Skip(1));
        }

        return weighed;
    }

    // what stands in a file twice goes the way of the first
    private static void Follow(CheckedRow first, IEnumerable<WeighedRow> others)
    {
        foreach (var other in others)
        {
            other.IsKnown = !first.IsRefused;
            foreach (var fault in first.Faults)
            {
                other.Checked.Refuse(fault.Column, fault.Reason, fault.Remedy);
            }
        }
    }

    private async Task MarkKnownAsync(BulkImport import, List<WeighedRow> rows, CancellationToken cancellation)
    {
        var places = new Dictionary<string, List<WeighedRow>>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            foreach (var hash in row.Hashes)
            {
                (places.TryGetValue(hash, out var same) ? same : places[hash] = []).Add(row);
            }
        }

        var hashes = places.Keys.ToList();
        var earlier = await db.Set<BulkRow>().AsNoTracking().Where(r => r.Identity != null && EF.Parameter(hashes).Contains(r.Identity))
            .Select(r => new { r.Id, r.Identity, r.ResultId }).ToListAsync(cancellation);
        if (earlier.Count == 0)
        {
            return;
        }

        var failed = await import.FailedAsync([.. earlier.Select(e => e.ResultId).OfType<Guid>()], cancellation);
        var freed = earlier.Where(e => e.ResultId is { } result && failed.Contains(result)).Select(e => e.Id).ToList();
        await db.Set<BulkRow>().Where(r => EF.Parameter(freed).Contains(r.Id)).ExecuteUpdateAsync(set => set.SetProperty(r => r.Identity, (string?)null), cancellation);
        foreach (var row in earlier.Where(e => !freed.Contains(e.Id)).SelectMany(e => places[e.Identity ?? ""]))
        {
            row.IsKnown = true;
        }
    }

    private IReadOnlyList<string> Hashes(BulkImport import, BulkSender sender, CheckedRow row) =>
        [.. protector.SearchHashes(Purpose, $"{import.Kind}\n{sender.OrganisationId:N}\n{row.Identity}").Select(Convert.ToBase64String)];
}
