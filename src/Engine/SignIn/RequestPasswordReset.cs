using Engine.Access;
using Engine.Audit;
using Engine.Data;
using Engine.Jobs;
using Engine.Modules;

namespace Engine.SignIn;

/// <summary>Asks for a mail with a link to choose a new password (000-06). It does the same for every address, known or not.</summary>
public sealed class RequestPasswordReset(PortalDbContext db, JobQueue jobs, AuditLog audit, TimeProvider time)
{
    /// <returns>The address as typed.</returns>
    public async Task<Result<string>> HandleAsync(string? mail, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(mail) || Account.Normalize(mail).Length > 254 || !mail.Contains('@', StringComparison.Ordinal))
        {
            return new Refusal("reset.mail", "Vul uw e-mailadres in, bijvoorbeeld naam@organisatie.nl.", "Mail");
        }

        var request = new PasswordResetRequest { NormalizedMail = Account.Normalize(mail), At = time.GetUtcNow() };
        db.Add(request);
        jobs.Add(PasswordResetHandler.JobKind, request.Id);
        audit.Add(new(AuditAction.Execute, "portal.wachtwoord-vergeten"));
        await db.SaveChangesAsync(cancellation);
        return mail;
    }
}
