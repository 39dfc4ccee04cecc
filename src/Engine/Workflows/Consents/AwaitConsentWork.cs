using Engine.Data;
using Engine.Data.Encryption;
using Engine.Tenancy;
using Engine.Workflows.Runtime;
using Engine.Workflows.Runtime.Work;

namespace Engine.Workflows.Consents;

/// <summary>Asks a person for consent, under one version of a text.</summary>
public sealed class AwaitConsentWork(
    PortalDbContext db, ConsentTexts texts, ConsentMails mails, ConsentLedger ledger, CurrentTenant tenant, FieldProtector protector, SealedValues values, TimeProvider time)
    : MailedQuestion(db, mails, ledger, tenant, protector, values, time)
{
    internal override async Task<Question> QuestionAsync(WorkRequest request, CancellationToken cancellation) => new(
        ConsentKind.Consent, request.Needed("purposeKey"), await texts.KeepAsync(request.Needed("textKey"), request.Needed("textVersion"), cancellation),
        new(NameOf(request, "subjectName"), request.Needed("subjectEmail")), null, request.Map("shownData"));
}
