using Engine.Audit;
using Engine.Data;

namespace Engine.SignIn.EHerkenning;

/// <summary>Refuses an answer of a broker: one line in the log with the reason, and no more than a kind for the visitor.</summary>
public sealed class RefuseBrokerAnswer(PortalDbContext db, AuditLog audit)
{
    /// <param name="code">Reason for the log, as <c>saml.audience</c>.</param>
    /// <param name="request">The question, when it could be told.</param>
    public async Task<BrokerAnswer> HandleAsync(BrokerRefusal refusal, string code, BrokerRequest? request, CancellationToken cancellation)
    {
        audit.Add(new(AuditAction.Execute, "portal.inloggen") { Outcome = AuditOutcome.Refused, Detail = $"eHerkenning: {code}" });
        await db.SaveChangesAsync(cancellation);
        return new BrokerAnswer.Refused(refusal, code, request);
    }
}
