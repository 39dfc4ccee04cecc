using Engine.Audit;
using Engine.Data;
using Engine.Modules;
using Engine.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Engine.Access.Links;

/// <summary>A link as one of its two sides sees it.</summary>
/// <param name="Number">Of the contract.</param>
/// <param name="Name">Of the contract; null for who asked until it is agreed: two numbers that fit together tell them nothing more.</param>
/// <param name="Organisation">The other side; null as <paramref name="Name"/> is.</param>
public sealed record SeenLink(Guid Id, Guid ContractId, string Number, string? Name, string? Organisation, string AskedByName, DateTimeOffset AskedAt, bool IsAgreed);

/// <summary>
/// Links contracts of other organisations to that of who is signed in, and ends links. What two numbers on an invoice open is a register of
/// people, so they are not enough: somebody who manages that contract agrees first, and where nobody does, the insurer (<see cref="UnmanagedLinks"/>).
/// </summary>
public sealed class ContractLinks(PortalDbContext db, AccessLock access, CurrentActor actor, CurrentTenant tenant, AuditLog audit, TimeProvider time)
{
    private const string ObjectType = "contract";

    public static readonly Refusal Unknown = new("link.unknown", "Deze koppeling is er niet (meer).");

    public static readonly Refusal NotYours = new("link.not-yours", "Alleen wie voor alle contracten van uw organisatie werkt, kan contracten koppelen.");

    public static readonly Refusal Known = new("link.known", "Dit contract is al gekoppeld, of wacht op akkoord.");

    /// <summary>Whether this person links for the whole organisation: a role with the right, held for all its contracts.</summary>
    /// <param name="permission">Right that linking asks.</param>
    public async Task<bool> MayLinkAsync(string permission, CancellationToken cancellation)
    {
        var roles = RolesWith(permission);
        return actor.Value.Branch is null && await db.GrantsOf(actor.Value).AnyAsync(g => g.ContractId == null && roles.Contains(g.Role), cancellation);
    }

    /// <summary>Links that the organisation asked for, the newest first.</summary>
    public Task<List<SeenLink>> OwnAsync(CancellationToken cancellation) => (
        from l in db.Set<ContractLink>().AsNoTracking()
        join c in db.Set<Contract>() on l.ContractId equals c.Id
        join o in db.Set<Organisation>() on c.OrganisationId equals o.Id
        where l.OrganisationId == actor.Value.OrganisationId
        orderby l.AskedAt descending
        select new SeenLink(l.Id, c.Id, c.Number, l.AgreedAt == null ? null : c.Name, l.AgreedAt == null ? null : o.Name, l.AskedByName, l.AskedAt, l.AgreedAt != null)).ToListAsync(cancellation);

    /// <summary>Links of others to contracts of the organisation, those that wait for an answer first.</summary>
    public Task<List<SeenLink>> OfOthersAsync(CancellationToken cancellation) => (
        from l in db.Set<ContractLink>().AsNoTracking()
        join c in db.Set<Contract>() on l.ContractId equals c.Id
        join o in db.Set<Organisation>() on l.OrganisationId equals o.Id
        where c.OrganisationId == actor.Value.OrganisationId
        orderby l.AgreedAt != null, l.AskedAt descending
        select new SeenLink(l.Id, c.Id, c.Number, c.Name, o.Name, l.AskedByName, l.AskedAt, l.AgreedAt != null)).ToListAsync(cancellation);

    /// <summary>How many links of others to contracts of the organisation wait for who is signed in; none for who may not decide.</summary>
    public async Task<int> WaitingAsync(string permission, CancellationToken cancellation)
    {
        var here = actor.Value.OrganisationId;
        return await MayLinkAsync(permission, cancellation)
            ? await db.Set<ContractLink>().CountAsync(l => l.AgreedAt == null && db.Set<Contract>().Any(c => c.Id == l.ContractId && c.OrganisationId == here), cancellation)
            : 0;
    }

    /// <summary>Links a contract of another organisation. Which contract that may be is for the caller to decide.</summary>
    /// <param name="also">Adds what belongs to it to the unit of work, given the link and the organisation of the contract.</param>
    public async Task<Result<ContractLink>> AddAsync(Guid contract, string permission, Func<ContractLink, Guid, Task> also, CancellationToken cancellation)
    {
        await using var change = await access.TakeAsync(actor.Value.OrganisationId, cancellation);
        if (!await MayLinkAsync(permission, cancellation))
        {
            return NotYours;
        }

        if (await db.Set<ContractLink>().AnyAsync(l => l.OrganisationId == actor.Value.OrganisationId && l.ContractId == contract, cancellation))
        {
            return Known;
        }

        var owner = await db.Set<Contract>().Where(c => c.Id == contract).Select(c => c.OrganisationId).SingleAsync(cancellation);
        var now = time.GetUtcNow();
        var link = new ContractLink
        {
            OrganisationId = actor.Value.OrganisationId, ContractId = contract, AskedById = actor.Value.AccountId, AskedByName = actor.Value.Name, AskedAt = now,
            AgreedAt = await NeedsNobodyAsync(owner, permission, cancellation) ? now : null,
        };
        db.Add(link);
        audit.Add(new(AuditAction.Create, "portal.contract-koppelen") { ObjectType = ObjectType, ObjectId = contract, Detail = link.AgreedAt is null ? "wacht op akkoord" : "gekoppeld" });
        await also(link, owner);
        return await change.KeepAsync(cancellation) is { } overtaken ? overtaken : link;
    }

    /// <summary>Agrees to a link of others to a contract of the organisation.</summary>
    /// <param name="also">Adds what belongs to it to the unit of work, given the link and its contract.</param>
    public async Task<Result<Guid>> AgreeAsync(Guid id, string permission, Func<ContractLink, Contract, Task> also, CancellationToken cancellation)
    {
        await using var change = await access.TakeAsync(actor.Value.OrganisationId, cancellation);
        if (!await MayLinkAsync(permission, cancellation))
        {
            return NotYours;
        }

        var link = await Mine(l => l.Id == id && l.AgreedAt == null, ownToo: false).SingleOrDefaultAsync(cancellation);
        if (link is null)
        {
            return Unknown;
        }

        link.AgreedAt = time.GetUtcNow();
        audit.Add(new(AuditAction.Update, "portal.koppeling-akkoord") { ObjectType = ObjectType, ObjectId = link.ContractId });
        await also(link, await db.Set<Contract>().AsNoTracking().SingleAsync(c => c.Id == link.ContractId, cancellation));
        return await change.KeepAsync(cancellation) is { } overtaken ? overtaken : link.ContractId;
    }

    /// <summary>Ends a link, or refuses one that waits; either side may.</summary>
    /// <param name="also">Adds what belongs to it to the unit of work, given the link as it was and its contract.</param>
    public async Task<Result<Guid>> EndAsync(Guid id, string permission, Func<ContractLink, Contract, Task> also, CancellationToken cancellation)
    {
        await using var change = await access.TakeAsync(actor.Value.OrganisationId, cancellation);
        if (!await MayLinkAsync(permission, cancellation))
        {
            return NotYours;
        }

        var link = await Mine(l => l.Id == id, ownToo: true).SingleOrDefaultAsync(cancellation);
        if (link is null)
        {
            return Unknown;
        }

        db.Remove(link);
        audit.Add(new(AuditAction.Delete, "portal.contract-ontkoppelen") { ObjectType = ObjectType, ObjectId = link.ContractId, Detail = link.AgreedAt is null ? "niet akkoord" : "gestopt" });
        await also(link, await db.Set<Contract>().AsNoTracking().SingleAsync(c => c.Id == link.ContractId, cancellation));
        return await change.KeepAsync(cancellation) is { } overtaken ? overtaken : link.ContractId;
    }

    /// <summary>Roles of customers that give a right.</summary>
    public IReadOnlyList<string> RolesWith(string permission) => tenant.Value.Config.RolesWith(permission, staff: false);

    private IQueryable<ContractLink> Mine(System.Linq.Expressions.Expression<Func<ContractLink, bool>> which, bool ownToo)
    {
        var here = actor.Value.OrganisationId;
        return db.Set<ContractLink>().Where(which)
            .Where(l => (ownToo && l.OrganisationId == here) || db.Set<Contract>().Any(c => c.Id == l.ContractId && c.OrganisationId == here));
    }

    /// <summary>Whether somebody at an organisation could agree to a link.</summary>
    public Task<bool> IsManagedAsync(Guid organisation, string permission, CancellationToken cancellation) => Managers(permission).AnyAsync(m => m.OrganisationId == organisation, cancellation);

    /// <summary>Who may agree, per organisation.</summary>
    internal IQueryable<Membership> Managers(string permission)
    {
        var roles = RolesWith(permission);
        return db.Set<Membership>().Where(m => m.DisabledAt == null
            && db.Set<Account>().Any(a => a.Id == m.AccountId && a.State == AccountState.Active)
            && db.Set<Grant>().Any(g => g.MembershipId == m.Id && g.ContractId == null && roles.Contains(g.Role)));
    }

    // who manages both contracts answers their own question
    private Task<bool> NeedsNobodyAsync(Guid owner, string permission, CancellationToken cancellation)
    {
        var me = actor.Value.AccountId;
        return Managers(permission).AnyAsync(m => m.OrganisationId == owner && m.AccountId == me, cancellation);
    }
}
