using Engine.Audit;
using Engine.Data;
using Engine.Modules;
using Microsoft.EntityFrameworkCore;

namespace Engine.Access.Links;

/// <summary>A link that waits for the insurer.</summary>
/// <param name="Asker">Organisation that wants to reach the contract.</param>
/// <param name="Owner">Organisation of the contract.</param>
public sealed record UnmanagedLink(ContractLink Link, Contract Contract, Organisation Asker, Organisation Owner);

/// <summary>
/// Links to contracts of organisations where nobody can agree: the insurer's own people decide, since two numbers on an invoice do not prove that both
/// belong to one customer.
/// </summary>
public sealed class UnmanagedLinks(PortalDbContext db, ContractLinks links, AccessLock access, SamePerson persons, CurrentActor actor, AuditLog audit, TimeProvider time)
{
    public const int MaxReason = 500;

    public const string Reason = "Reden";

    private const int Most = 200;

    /// <param name="permission">Right of customers that linking asks.</param>
    /// <returns>Who waits longest first.</returns>
    public Task<List<UnmanagedLink>> ListAsync(string permission, CancellationToken cancellation) =>
        Waiting(permission, null).Take(Most).ToListAsync(cancellation);

    /// <summary>How many wait for the insurer and for who is signed in.</summary>
    public Task<int> CountAsync(string permission, CancellationToken cancellation) => Waiting(permission, null).CountAsync(cancellation);

    /// <returns>Null when it is decided, ended, or for somebody at the organisation to decide.</returns>
    public Task<UnmanagedLink?> FindAsync(Guid id, string permission, CancellationToken cancellation) => Waiting(permission, id).SingleOrDefaultAsync(cancellation);

    /// <param name="reason">Why not; null to agree.</param>
    /// <param name="also">Adds what belongs to the decision to the unit of work.</param>
    /// <param name="permission">Right of customers that linking asks.</param>
    public async Task<Result<UnmanagedLink>> DecideAsync(Guid id, string? reason, string permission, Func<UnmanagedLink, Task> also, CancellationToken cancellation)
    {
        if (reason is not null && (string.IsNullOrWhiteSpace(reason) || reason.Length > MaxReason))
        {
            return new Refusal("link.reason", $"Schrijf waarom u weigert, in hoogstens {MaxReason} tekens. De aanvrager leest dit.", Reason);
        }

        if (await FindAsync(id, permission, cancellation) is not { } seen)
        {
            return ContractLinks.Unknown;
        }

        // somebody who came to manage the contract meanwhile decides instead
        await using var change = await access.TakeAsync(seen.Owner.Id, cancellation);
        if (await FindAsync(id, permission, cancellation) is not { } waiting)
        {
            return ContractLinks.Unknown;
        }

        var link = await db.Set<ContractLink>().SingleAsync(l => l.Id == id, cancellation);
        var asking = await db.Set<Membership>().Where(m => m.OrganisationId == link.OrganisationId).Select(m => m.AccountId).ToListAsync(cancellation);
        if ((await persons.AmongAsync(actor.Value.AccountId, [link.AskedById, .. asking], cancellation)).Count > 0)
        {
            return ContractLinks.Unknown;
        }

        if (reason is null)
        {
            link.AgreedAt = time.GetUtcNow();
        }
        else
        {
            db.Remove(link);
        }

        audit.Add(new(reason is null ? AuditAction.Update : AuditAction.Delete, reason is null ? "portal.koppeling-akkoord" : "portal.contract-ontkoppelen")
        {
            ObjectType = "contract", ObjectId = waiting.Contract.Id, Detail = reason is null ? "akkoord van de verzekeraar" : "geweigerd door de verzekeraar",
        });
        await also(waiting);
        return await change.KeepAsync(cancellation) is { } overtaken ? overtaken : waiting;
    }

    // nobody decides about what they asked themselves, or what is asked for an organisation where they are, under whatever account
    private IQueryable<UnmanagedLink> Waiting(string permission, Guid? only)
    {
        var (own, managers) = (persons.AccountsOf(actor.Value), links.Managers(permission));
        return
            from l in db.Set<ContractLink>().AsNoTracking()
            join c in db.Set<Contract>() on l.ContractId equals c.Id
            join asker in db.Set<Organisation>() on l.OrganisationId equals asker.Id
            join owner in db.Set<Organisation>() on c.OrganisationId equals owner.Id
            where l.AgreedAt == null && (only == null || l.Id == only) && !own.Any(a => a.Id == l.AskedById)
                && !db.Set<Membership>().Any(m => m.OrganisationId == l.OrganisationId && own.Any(a => a.Id == m.AccountId))
                && !managers.Any(m => m.OrganisationId == owner.Id)
            orderby l.AskedAt, l.Id
            select new UnmanagedLink(l, c, asker, owner);
    }
}
