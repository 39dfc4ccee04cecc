using Engine.Access.Invitations;
using Engine.Access.Management;
using Engine.Audit;
using Engine.Data;
using Microsoft.EntityFrameworkCore;

namespace Engine.Access.Desk;

/// <summary>An organisation where an account may do something.</summary>
public sealed record AccountPlace(string Organisation, string Number, string Access, bool Stopped);

/// <summary>A sign-in, or a try.</summary>
/// <param name="Detail">Cause of a refusal, or level of a success.</param>
public sealed record SignInLine(DateTimeOffset At, string Type, AuditOutcome Outcome, string? Detail, string? From);

/// <summary>All that the desk may see of one account; no password, key or code is in it.</summary>
/// <param name="Invitation">The newest that waits; null when there is none.</param>
/// <param name="Sessions">How many sessions are open.</param>
public sealed record AccountFile(Account Account, IReadOnlyList<AccountPlace> Places, Invitation? Invitation, IReadOnlyList<SignInLine> SignIns, int Sessions);

/// <summary>Opens the file of one account for the desk.</summary>
public sealed class OpenAccount(PortalDbContext db, AccessText text, AuditLog audit, TimeProvider time)
{
    private const int Shown = 25;

    public async Task<AccountFile?> HandleAsync(Guid id, CancellationToken cancellation)
    {
        if (await db.Set<Account>().AsNoTracking().FirstOrDefaultAsync(a => a.Id == id, cancellation) is not { } account)
        {
            return null;
        }

        var now = time.GetUtcNow();
        var signIns = await db.Set<AuditEvent>().AsNoTracking().Where(e => e.AccountId == id && e.Action == AuditAction.Execute)
            .OrderByDescending(e => e.At).Take(Shown).Select(e => new SignInLine(e.At, e.Type, e.Outcome, e.Detail, e.AccessPoint)).ToListAsync(cancellation);
        var file = new AccountFile(
            account,
            await PlacesAsync(id, cancellation),
            await db.Set<Invitation>().AsNoTracking().Where(i => i.AccountId == id && i.State == InvitationState.Pending).OrderByDescending(i => i.SentAt).FirstOrDefaultAsync(cancellation),
            signIns,
            await db.Set<SignIn.Session>().CountAsync(s => s.AccountId == id && s.EndedAt == null && s.EndsAt > now, cancellation));
        await audit.ReadAsync(new(AuditAction.Read, "portal.account-bekijken") { ObjectType = "account", ObjectId = id, ObjectCount = 1 }, cancellation);
        return file;
    }

    private async Task<IReadOnlyList<AccountPlace>> PlacesAsync(Guid id, CancellationToken cancellation)
    {
        var members = await (
            from m in db.Set<Membership>().AsNoTracking()
            join o in db.Set<Organisation>() on m.OrganisationId equals o.Id
            where m.AccountId == id
            orderby o.Name
            select new { m.Id, o.Name, o.Number, m.DisabledAt }).ToListAsync(cancellation);
        var places = new List<AccountPlace>();
        foreach (var member in members)
        {
            var access = await db.Set<Grant>().AsNoTracking().Where(g => g.MembershipId == member.Id).Select(g => new RoleScope(g.Role, g.ContractId)).ToListAsync(cancellation);
            places.Add(new(member.Name, member.Number, await text.OfAsync(access, cancellation), member.DisabledAt is not null));
        }

        return places;
    }
}
