using Engine.Access;
using Engine.Access.Links;
using Engine.Data;
using Engine.Modules;
using Engine.SignIn;
using Engine.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Engine.Features;

/// <summary>
/// Everyone who may sign in, as the person that each would be at each organisation: the decision can then be asked for others than the one
/// who asks. It reads whole tables of one tenant in six queries and keeps nothing.
/// </summary>
public sealed class Persons(PortalDbContext db, CurrentTenant tenant, ModuleCatalogue catalogue)
{
    /// <param name="account">Null for all active accounts.</param>
    /// <param name="level">Level at which they would be signed in.</param>
    public async Task<IReadOnlyList<Actor>> AllAsync(Guid? account, Level level, CancellationToken cancellation)
    {
        var accounts = await db.Set<Account>().AsNoTracking().Where(a => account == null ? a.State == AccountState.Active : a.Id == account)
            .Select(a => new Account { Id = a.Id, Mail = a.Mail, NormalizedMail = "", Name = a.Name, SecurityStamp = "" }).ToDictionaryAsync(a => a.Id, cancellation);
        var memberships = await db.Set<Membership>().AsNoTracking().Where(m => m.DisabledAt == null && (account == null || m.AccountId == account)).ToListAsync(cancellation);
        var organisations = await db.Set<Organisation>().AsNoTracking().ToDictionaryAsync(o => o.Id, cancellation);
        var all = await db.Set<Contract>().AsNoTracking().OrderBy(c => c.Number).ToListAsync(cancellation);
        var links = await db.Set<ContractLink>().AsNoTracking().Where(l => l.AgreedAt != null).Select(l => new { l.OrganisationId, l.ContractId }).ToListAsync(cancellation);
        var contracts = all.Select(c => (c.OrganisationId, Contract: c)).Concat(links.Join(all, l => l.ContractId, c => c.Id, (l, c) => (l.OrganisationId, Contract: c)))
            .OrderBy(c => c.Contract.Number, StringComparer.Ordinal).ToLookup(c => c.OrganisationId, c => c.Contract);
        var ids = memberships.Select(m => m.Id).ToList();
        var grants = (await (account == null ? db.Set<Grant>() : db.Set<Grant>().Where(g => ids.Contains(g.MembershipId)))
            .AsNoTracking().ToListAsync(cancellation)).ToLookup(g => g.MembershipId);
        var persons = new List<Actor>(memberships.Count);
        foreach (var membership in memberships)
        {
            if (!accounts.TryGetValue(membership.AccountId, out var who))
            {
                continue;
            }

            var place = organisations[membership.OrganisationId];
            persons.Add(new ActorRights(tenant.Value.Config.Roles, catalogue, grants[membership.Id], place).Actor(who, contracts[place.Id], level));
        }

        return persons;
    }
}
