using Engine.Data;
using Engine.Data.Encryption;
using Engine.Documents;
using Engine.Tenancy;
using Engine.Workflows.Execution;
using Engine.Workflows.Execution.State;
using Engine.Workflows.Runtime;
using Engine.Workflows.Runtime.Work;
using Engine.Workflows.Values;

namespace Engine.Workflows.Consents;

/// <summary>Asks a person to sign a document. The document does not change: the signature is the proof that this person, by this link, agreed to exactly these bytes.</summary>
public sealed class AwaitSignatureWork(
    PortalDbContext db, DocumentStore documents, ConsentTexts texts, ConsentMails mails, ConsentLedger ledger, CurrentTenant tenant, FieldProtector protector, SealedValues values, TimeProvider time)
    : MailedQuestion(db, mails, ledger, tenant, protector, values, time)
{
    /// <summary>Text above the document, and what signing means.</summary>
    public const string TextKey = "portal.ondertekenen";

    internal override async Task<Question> QuestionAsync(WorkRequest request, CancellationToken cancellation)
    {
        if (!Guid.TryParse(request.Needed("documentId"), out var document) || (await documents.NamesAsync([document], cancellation)).Count == 0)
        {
            throw new ActivityFault(IncidentTypes.Work, "Het document van \"documentId\" is er niet. Maak het eerst, of geef het id van een document dat er is");
        }

        return new(
            ConsentKind.Signature, TextKey, await texts.KeepAsync(TextKey, null, cancellation), new(NameOf(request, "signerName"), request.Needed("signerEmail")),
            document, Plain.EmptyMap);
    }
}
