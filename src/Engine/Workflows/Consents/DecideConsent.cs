using Engine.Audit;
using Engine.Data;
using Engine.Modules;

namespace Engine.Workflows.Consents;

/// <summary>The person answers, by the link in the mail. Of many answers at once, and against the end of the wait, exactly one counts.</summary>
public sealed class DecideConsent(PortalDbContext db, OpenConsent open, CloseConsent close, AuditLog audit, TimeProvider time)
{
    public const int MaxNote = 1000;

    public static readonly Refusal Unknown = new("consent.unknown", "Deze link werkt niet. Neem de link over uit de e-mail, helemaal tot het eind.");
    public static readonly Refusal Closed = new("consent.closed", "Uw antwoord is niet opgeslagen: op deze vraag kunt u niet meer antwoorden.");
    public static readonly Refusal NoAnswer = new("consent.no-answer", "Kies een antwoord.");
    public static readonly Refusal LongNote = new("consent.note", $"Maak uw toelichting korter: hoogstens {MaxNote} tekens.", "Toelichting");

    /// <param name="Granted">Null when nothing was chosen.</param>
    public sealed record Input(string? Token, ConsentKind Kind, bool? Granted, string? Note);

    /// <returns>The question as it was before the answer.</returns>
    public async Task<Result<ConsentRequest>> HandleAsync(Input input, CancellationToken cancellation)
    {
        if (await open.FindAsync(input.Token, input.Kind, cancellation) is not { } found)
        {
            return Unknown;
        }

        var note = string.IsNullOrWhiteSpace(input.Note) ? null : input.Note.Trim();
        if (!found.CanAnswer(time.GetUtcNow()))
        {
            return Closed;
        }

        if (input.Granted is not { } granted || note?.Length > MaxNote)
        {
            return note?.Length > MaxNote ? LongNote : NoAnswer;
        }

        var request = found.Consent.Request;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        // the log line is written by the save of the signal, in the same transaction
        audit.Add(new(AuditAction.Execute, input.Kind == ConsentKind.Consent ? "portal.toestemming-beantwoorden" : "portal.document-ondertekenen")
        {
            ObjectType = "toestemming", ObjectId = request.Id, Outcome = granted ? AuditOutcome.Success : AuditOutcome.Refused,
        });
        if (!await close.TryAsync(request, granted ? ConsentState.Granted : ConsentState.Refused, note, cancellation))
        {
            return Closed;
        }

        await transaction.CommitAsync(cancellation);
        return request;
    }
}
