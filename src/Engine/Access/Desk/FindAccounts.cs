using Engine.Api.Keys;
using Engine.Audit;
using Engine.Data;
using Microsoft.EntityFrameworkCore;

namespace Engine.Access.Desk;

/// <param name="Organisations">Names of the organisations where the account may do something.</param>
public sealed record FoundAccount(Guid Id, string Name, string Mail, AccountState State, DateTimeOffset? LastSignIn, IReadOnlyList<string> Organisations);

/// <summary>Finds accounts of the tenant by name, address, or name or number of an organisation.</summary>
public sealed class FindAccounts(PortalDbContext db, AuditLog audit)
{
    /// <param name="text">Empty finds nothing: the desk looks for somebody and does not browse.</param>
    /// <returns>By name; one more than asked when there is more.</returns>
    public async Task<IReadOnlyList<FoundAccount>> HandleAsync(string? text, int skip, int take, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return [];
        }

        var part = Like.Part(text);
#pragma warning disable CA1304, CA1311 // runs in the database, which has no culture of ours
        var places = db.Set<Organisation>().Where(o => EF.Functions.Like(o.Name.ToLower(), part, "\\") || EF.Functions.Like(o.Number.ToLower(), part, "\\")).Select(o => o.Id);
        var accounts = await db.Set<Account>().AsNoTracking()
            .Where(a => a.Scheme != KeyAccount.Scheme).Where(a => EF.Functions.Like(a.Name.ToLower(), part, "\\") || EF.Functions.Like(a.Mail.ToLower(), part, "\\")
                || db.Set<Membership>().Any(m => m.AccountId == a.Id && places.Contains(m.OrganisationId))
                || db.Set<Invitations.Invitation>().Any(i => i.AccountId == a.Id && places.Contains(i.OrganisationId)))
            .OrderBy(a => a.Name).ThenBy(a => a.Id).Skip(skip).Take(take + 1)
            .Select(a => new { a.Id, a.Name, a.Mail, a.State, a.LastSignIn }).ToListAsync(cancellation);
#pragma warning restore CA1304, CA1311
        var ids = accounts.Select(a => a.Id).ToList();
        var names = (await (
            from m in db.Set<Membership>().AsNoTracking()
            join o in db.Set<Organisation>() on m.OrganisationId equals o.Id
            where ids.Contains(m.AccountId)
            orderby o.Name
            select new { m.AccountId, o.Name }).ToListAsync(cancellation)).ToLookup(m => m.AccountId, m => m.Name);
        await audit.ReadAsync(new(AuditAction.Read, "portal.accounts-zoeken") { ObjectType = "account", ObjectCount = Math.Min(accounts.Count, take) }, cancellation);
        return [.. accounts.Select(a => new FoundAccount(a.Id, a.Name, a.Mail, a.State, a.LastSignIn, [.. names[a.Id]]))];
    }
}
