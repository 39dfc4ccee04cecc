using Engine.Audit;
using Engine.Data;
using Microsoft.AspNetCore.Http;

namespace Engine.SignIn.EHerkenning.Saml;

/// <summary>What became of a message about signing out.</summary>
/// <param name="Departure">Where to go with our answer; null when the broker answered us and all is done.</param>
public sealed record SamlLogoutOutcome(bool IsRefused, BrokerDeparture? Departure);

/// <summary>Takes what the broker says about signing out: that it did, or that the visitor did so elsewhere and must be signed out here too.</summary>
public sealed class ReceiveSamlLogout
{
    private readonly SamlLogout logout;
    private readonly Sessions sessions;
    private readonly SealedCookies cookies;
    private readonly PortalDbContext db;
    private readonly AuditLog audit;

    internal ReceiveSamlLogout(SamlLogout logout, Sessions sessions, SealedCookies cookies, PortalDbContext db, AuditLog audit) =>
        (this.logout, this.sessions, this.cookies, this.db, this.audit) = (logout, sessions, cookies, db, audit);

    public async Task<SamlLogoutOutcome> HandleAsync(HttpContext http, CancellationToken cancellation)
    {
        var query = http.Request.QueryString.Value ?? "";
        try
        {
            if (http.Request.Query.ContainsKey("SAMLResponse"))
            {
                logout.Finish(query);
                return new(false, null);
            }

            var departure = logout.Answer(query, cookies.Read<BrokerSessionName>(http, TakeBrokerAnswer.Cookie));
            audit.Add(new(AuditAction.Execute, "portal.uitloggen") { Detail = "op verzoek van de makelaar van eHerkenning" });
            await db.SaveChangesAsync(cancellation);
            await sessions.EndAsync(cancellation);
            cookies.Delete(http, TakeBrokerAnswer.Cookie);
            return new(false, departure);
        }
        catch (SamlRefusedException refused)
        {
            audit.Add(new(AuditAction.Execute, "portal.uitloggen") { Outcome = AuditOutcome.Refused, Detail = $"eHerkenning: {refused.Code}" });
            await db.SaveChangesAsync(cancellation);
            return new(true, null);
        }
    }
}
