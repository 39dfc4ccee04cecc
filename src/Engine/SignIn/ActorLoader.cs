using Engine.Access;
using Engine.Access.Links;
using Engine.Data;
using Engine.Features;
using Engine.Modules;
using Engine.SignIn.SecondSteps;
using Engine.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.DependencyInjection;

namespace Engine.SignIn;

/// <summary>
/// Makes the <see cref="Actor"/> of a session. What it made counts for three seconds, so that a busy session asks the database
/// nothing, and a disabled account, a changed role or password takes effect on every node within five (AUT-8).
/// </summary>
public sealed class ActorLoader(CurrentTenant tenant, ModuleCatalogue catalogue, TimeProvider time) : IDisposable
{
    public static readonly TimeSpan Freshness = TimeSpan.FromSeconds(3);

    private readonly MemoryCache cache = new(new MemoryCacheOptions { SizeLimit = 20_000 });

    /// <returns>Null when the session has ended or its account, stamp or membership no longer allows it.</returns>
    public async ValueTask<Actor?> LoadAsync(SessionTicket ticket, IServiceProvider services, CancellationToken cancellation)
    {
        var key = KeyOf(ticket);
        if (cache.TryGetValue(key, out Entry? entry) && entry is not null && time.GetUtcNow() - entry.At < Freshness)
        {
            return entry.Actor;
        }

        var at = time.GetUtcNow();
        var actor = await QueryAsync(ticket, services.GetRequiredService<PortalDbContext>(), cancellation);
        cache.Set(key, new Entry(at, actor), new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Freshness });
        return actor;
    }

    /// <summary>Lets a change by this node count at once; other nodes follow within <see cref="Freshness"/>.</summary>
    public void Forget(SessionTicket ticket) =>
        cache.Remove(KeyOf(ticket));

    public void Dispose() => cache.Dispose();

    private async Task<Actor?> QueryAsync(SessionTicket ticket, PortalDbContext db, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var account = await (
            from a in db.Set<Account>().AsNoTracking()
            join s in db.Set<Session>() on a.Id equals s.AccountId
            where a.Id == ticket.AccountId && s.Id == ticket.SessionId && s.EndedAt == null && s.EndsAt > now
            select a).FirstOrDefaultAsync(cancellation);
        if (account is null || account.State != AccountState.Active || account.SecurityStamp != ticket.Stamp || IsTooWeak(account, ticket))
        {
            return null;
        }

        if (ticket.RememberedDevice is { } device && !await db.Set<RememberedDevice>().AnyAsync(d => d.Id == device, cancellation))
        {
            return null;
        }

        var config = tenant.Value.Config.SignIn;
        var (customers, staff) = (config.Schemes.Contains(ticket.Scheme), config.StaffSchemes.Contains(ticket.Scheme));
        var organisations = await (
            from m in db.Set<Membership>().AsNoTracking()
            join o in db.Set<Organisation>() on m.OrganisationId equals o.Id
            where m.AccountId == account.Id && m.DisabledAt == null && (o.IsStaff ? staff : customers)
            orderby o.Name
            select new { Membership = m.Id, Organisation = o }).ToListAsync(cancellation);
        var here = organisations.Find(o => o.Organisation.Id == ticket.OrganisationId);
        if (here is null)
        {
            return null;
        }

        var grants = await db.Set<Grant>().AsNoTracking().Where(g => g.MembershipId == here.Membership).ToListAsync(cancellation);
        var contracts = await db.ContractsOf(here.Organisation.Id).AsNoTracking()
            .OrderBy(c => c.Number).ToListAsync(cancellation);
        return new ActorRights(tenant.Value.Config.Roles, catalogue, grants, here.Organisation).Actor(account, contracts, ticket) with
        {
            Organisations = [.. organisations.Where(o => o != here).Select(o => (o.Organisation.Id, o.Organisation.Name))],
        };
    }

    // a tenant may come to demand the second step while sessions without it are open; it follows a password and nothing else
    private bool IsTooWeak(Account account, SessionTicket ticket) =>
        ticket.Scheme == SignInSchemes.Password && ticket.Level < Level.PasswordAndCode && ticket.RememberedDevice is null
        && tenant.Value.Config.SignIn is var config && config.SecondStep switch
        {
            SecondStep.Off => false,
            SecondStep.Optional => UsableMeans.Of(account, config).Count > 0,
            SecondStep.Required => true,
        };

    // all that the answer depends on: an old copy of a cookie must not be answered with what was found for the new one
    private Key KeyOf(SessionTicket ticket) =>
        new(tenant.Value.Id, tenant.Value.Version, ticket.SessionId, ticket.AccountId, ticket.OrganisationId, ticket.Stamp, ticket.Level, ticket.Scheme, ticket.Branch, ticket.RememberedDevice);

    private readonly record struct Key(string Tenant, long Version, Guid Session, Guid Account, Guid Organisation, string Stamp, Level Level, string Scheme, string? Branch, Guid? Device);

    private sealed record Entry(DateTimeOffset At, Actor? Actor);
}
