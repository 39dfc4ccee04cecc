using Engine.Audit;
using Engine.Data;
using Engine.Documents;
using Engine.SignIn;
using Engine.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Engine.Workflows.Consents;

/// <summary>What the bearer of a link sees.</summary>
/// <param name="IsOld">The link does not answer any more; a later one may.</param>
public sealed record LinkedConsent(OpenedConsent Consent, bool IsOld)
{
    public bool CanAnswer(DateTimeOffset now) => Lives(now) && Consent.Request.State == ConsentState.Pending;

    /// <summary>Whether it shows what the question is about: while it can be answered, and as proof of a decision for as long as the link lives.</summary>
    public bool Shows(DateTimeOffset now) =>
        Lives(now) && Consent.Request.State is ConsentState.Pending or ConsentState.Granted or ConsentState.Refused or ConsentState.Withdrawn;

    /// <summary>The same of what is, or was, signed.</summary>
    public bool ShowsDocument(DateTimeOffset now) => Lives(now) && Consent.Request.State is ConsentState.Pending or ConsentState.Granted;

    private bool Lives(DateTimeOffset now) => !IsOld && !(Consent.Request.ExpiresAt <= now);
}

/// <summary>Finds the question of a mailed link. Looking changes nothing: programs that scan mail follow links too.</summary>
public sealed partial class OpenConsent(PortalDbContext db, ConsentFile file, DocumentStore documents, AuditLog audit, CurrentTenant tenant, TimeProvider time, ILogger<OpenConsent> log)
{
    /// <returns>Null for a link that is unknown, of the other kind, or of another tenant: one answer for all three.</returns>
    public async Task<LinkedConsent?> FindAsync(string? token, ConsentKind kind, CancellationToken cancellation)
    {
        if (token?.Split('.', 2) is [var of, _] && of != tenant.Value.Id)
        {
            LogForeign("cross_tenant_replay");
        }

        var hash = MailedToken.HashOf(token ?? "");
        if (await db.Set<ConsentLink>().AsNoTracking().FirstOrDefaultAsync(l => l.Hash == hash, cancellation) is not { } link
            || await file.FindAsync(link.ConsentId, cancellation) is not { } consent || consent.Request.Kind != kind)
        {
            return null;
        }

        return new(consent, link.Until <= time.GetUtcNow());
    }

    /// <summary>The document that is to be signed, or was signed, for the bearer of the link.</summary>
    public async Task<OpenedDocument?> DocumentAsync(string? token, CancellationToken cancellation)
    {
        if (await FindAsync(token, ConsentKind.Signature, cancellation) is not { Consent.Request.DocumentId: { } id } linked || !linked.ShowsDocument(time.GetUtcNow())
            || await db.Set<StoredDocument>().AsNoTracking().FirstOrDefaultAsync(d => d.Id == id, cancellation) is not { } document)
        {
            return null;
        }

        await audit.ReadAsync(new(AuditAction.Read, "portal.document-openen") { ObjectType = "document", ObjectId = id, ObjectCount = 1 }, cancellation);
        return documents.Open(document);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Cause}: a mailed link was refused")]
    private partial void LogForeign(string cause);
}
