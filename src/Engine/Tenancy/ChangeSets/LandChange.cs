using Engine.Access;
using Engine.Audit;
using Engine.Data;
using Engine.Modules;
using Engine.Tenancy.Configuration;
using Microsoft.EntityFrameworkCore;

namespace Engine.Tenancy.ChangeSets;

/// <summary>A change that somebody wants.</summary>
/// <param name="Topic">What it is about: a feature id.</param>
/// <param name="Seen">State of the topic's history as its maker saw it, see <see cref="ChangeHistory.SeenAsync(string, CancellationToken)"/>.</param>
/// <param name="LiveFrom">Null for at once.</param>
/// <param name="Audit">Type and words of the event in the log.</param>
public sealed record Proposal(string Topic, int Seen, IReadOnlyList<ConfigChange> Wanted, string? Reason, DateTimeOffset? LiveFrom, AuditEntry Audit)
{
    /// <summary>The change set that this one takes back.</summary>
    public ChangeSet? Undoes { get; init; }
}

/// <summary>Tries a change on the tenant's configuration and commits it; at once it counts here, and within a second everywhere.</summary>
public sealed class LandChange(
    PortalDbContext db, CurrentTenant tenant, CurrentActor actor, AuditLog audit, TenantDocument document, TenantLoader loader,
    ChangeHistory history, ChangeFeed feed, ChangeSignal signal, TimeProvider time)
{
    /// <summary>Code of the refusal for whoever did not see the newest state.</summary>
    public const string ChangedMeanwhile = "changed-meanwhile";

    public async Task<Result<ChangeSet>> HandleAsync(Proposal proposal, CancellationToken cancellation)
    {
        var id = tenant.Value.Id;
        // read before what was seen is compared: whoever commits after that comparison takes this number, and the save is refused
        var number = (await db.Set<ChangeSet>().Where(c => c.TenantId == id).MaxAsync(c => (int?)c.Number, cancellation) ?? 0) + 1;
        if (await history.SeenAsync(proposal.Topic, cancellation) != proposal.Seen)
        {
            return Meanwhile;
        }

        var before = await ChangeFeed.LiveOfAsync(db, id, cancellation);
        var root = document.Read(id, before);
        var planned = proposal.LiveFrom is { } moment ? await PlannedBeforeAsync(id, moment, cancellation) : [];
        ChangePlan.Apply(root, planned);
        var items = ChangePlan.Lay(root, proposal.Wanted);
        if (items.Count == 0)
        {
            return new Refusal("unchanged", "Dit staat al zo ingesteld. Er is niets gewijzigd.");
        }

        var reading = loader.Try(id, [.. before, .. planned, .. items.Select(i => i.ToChange())]);
        if (!reading.IsGood)
        {
            return new Refusal("invalid", $"De wijziging past niet bij de instellingen van dit portaal. {reading.Errors[0]}");
        }

        var now = time.GetUtcNow();
        var set = new ChangeSet
        {
            TenantId = id,
            Number = number,
            Topic = proposal.Topic,
            // a planned change keeps what is wanted; what that takes is known at its moment
            Items = proposal.LiveFrom is null ? items : [.. proposal.Wanted.Select(w => new ChangeItem(w.Path, w.Value, ChangePlan.Read(document.Read(id, before), w.Path)))],
            Reason = proposal.Reason,
            AccountId = actor.Value.AccountId,
            CreatedAt = now,
            LiveFrom = proposal.LiveFrom ?? now,
            State = proposal.LiveFrom is null ? ChangeSetState.Live : ChangeSetState.Planned,
            LiveOrder = proposal.LiveFrom is null ? await ChangeFeed.NextOrderAsync(db, id, cancellation) : null,
            Undoes = proposal.Undoes?.Number,
        };
        if (!await TrySaveAsync(set, proposal, cancellation))
        {
            return Meanwhile;
        }

        await signal.AnnounceAsync(db, cancellation);
        await feed.RefreshAsync(db.DatabaseName, cancellation);
        return set;
    }

    private async Task<bool> TrySaveAsync(ChangeSet set, Proposal proposal, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        set.Change = await ChangeCounter.RaiseAsync(db, cancellation);
        db.Add(set);
        if (proposal.Undoes is { } undone)
        {
            (undone.State, undone.Change) = (ChangeSetState.Undone, set.Change);
        }

        audit.Add(proposal.Audit with { ObjectType = "wijziging", ObjectId = set.Id });
        try
        {
            await db.SaveChangesAsync(cancellation);
            await transaction.CommitAsync(cancellation);
            return true;
        }
        catch (DbUpdateException fault) when (db.IsOvertaken(fault))
        {
            // numbers and order are unique in the tenant: somebody else was first in this very moment
            db.ChangeTracker.Clear();
            return false;
        }
    }

    private static Refusal Meanwhile => new(
        ChangedMeanwhile,
        "Iemand anders heeft dit intussen gewijzigd. Bekijk de nieuwe stand hieronder en bevestig daarna opnieuw.");

    private async Task<IReadOnlyList<ConfigChange>> PlannedBeforeAsync(string id, DateTimeOffset moment, CancellationToken cancellation) =>
    [
        .. (await db.Set<ChangeSet>().AsNoTracking().Where(c => c.TenantId == id && c.State == ChangeSetState.Planned && c.LiveFrom <= moment)
            .OrderBy(c => c.LiveFrom).ThenBy(c => c.Number).ToListAsync(cancellation))
            .SelectMany(c => c.Items).Select(i => i.ToChange()),
    ];
}
