using Engine.Access;
using Engine.Audit;
using Engine.Data;
using Engine.Modules;
using Microsoft.EntityFrameworkCore;

namespace Engine.SignIn;

/// <summary>Goes on as another organisation of the same account.</summary>
public sealed class ChooseOrganisation(PortalDbContext db, Sessions sessions, CurrentSession session, CurrentActor actor, AuditLog audit)
{
    public async Task<Result<Guid>> HandleAsync(Guid organisation, CancellationToken cancellation)
    {
        // the actor knows the organisations that this session reaches; the database has the last word
        if (session.OrNone is not { } ticket
            || (organisation != actor.Value.OrganisationId && !actor.Value.Organisations.Any(o => o.Id == organisation))
            || !await db.Set<Membership>().AnyAsync(m => m.AccountId == ticket.AccountId && m.OrganisationId == organisation && m.DisabledAt == null, cancellation))
        {
            return new Refusal("organisation.unknown", "U hebt geen toegang tot deze organisatie. Kies een organisatie uit de lijst.");
        }

        audit.Add(new(AuditAction.Execute, "portal.organisatie-kiezen") { ObjectType = "organisatie", ObjectId = organisation });
        await sessions.MoveAsync(ticket, organisation, cancellation);
        await sessions.NoteSignInAsync(ticket.AccountId, organisation, cancellation);
        return organisation;
    }
}
