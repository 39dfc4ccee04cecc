using Engine.Data;
using Microsoft.EntityFrameworkCore;

namespace Engine.Workflows.Consents;

/// <summary>Whether a consent was given and not taken back, at this moment.</summary>
internal static class StandingConsent
{
    public static Task<bool> IsAsync(PortalDbContext db, Guid consent, CancellationToken cancellation) =>
        db.Set<ConsentRequest>().AnyAsync(r => r.Id == consent && r.Kind == ConsentKind.Consent && r.State == ConsentState.Granted, cancellation);
}
