using Engine.Ui;
using Engine.Workflows.Consents;

namespace Web.Consents;

/// <summary>What people read about a consent and about a signature.</summary>
/// <param name="Free">That nobody has to, and what can be undone: said before somebody decides (AVG, article 7).</param>
internal sealed record ConsentWording(string Title, string Yes, string No, string Free, Func<ConsentState, string> State)
{
    private static readonly ConsentWording Consent = new("Toestemming", "Ik geef toestemming", "Ik geef geen toestemming", "U beslist zelf. Geeft u toestemming? Dan kunt u die later altijd intrekken.", state => state switch
    {
        ConsentState.Pending => "Wacht op antwoord",
        ConsentState.Granted => "Toestemming gegeven",
        ConsentState.Refused => "Geen toestemming gegeven",
        ConsentState.Expired => "Geen antwoord op tijd",
        ConsentState.Withdrawn => "Toestemming ingetrokken",
        ConsentState.Undeliverable => "E-mail kwam niet aan",
        ConsentState.Cancelled => "Niet meer nodig",
    });

    private static readonly ConsentWording Signature = new("Ondertekenen", "Ik onderteken het document", "Ik onderteken het document niet", "U beslist zelf of u ondertekent.", state => state switch
    {
        ConsentState.Pending => "Wacht op ondertekening",
        ConsentState.Granted => "Ondertekend",
        ConsentState.Refused => "Niet ondertekend",
        ConsentState.Expired => "Niet op tijd ondertekend",
        ConsentState.Withdrawn => "Ingetrokken",
        ConsentState.Undeliverable => "E-mail kwam niet aan",
        ConsentState.Cancelled => "Niet meer nodig",
    });

    public static ConsentWording Of(ConsentKind kind) => kind == ConsentKind.Consent ? Consent : Signature;

    /// <summary>A line of the ledger, in the middle of a sentence.</summary>
    public string Said(ConsentEvent what) => what switch
    {
        ConsentEvent.Asked => "gevraagd per e-mail",
        ConsentEvent.Reminded => "herinnerd per e-mail",
        ConsentEvent.Granted => Lower(ConsentState.Granted),
        ConsentEvent.Refused => Lower(ConsentState.Refused),
        ConsentEvent.Expired => Lower(ConsentState.Expired),
        ConsentEvent.Withdrawn => Lower(ConsentState.Withdrawn),
        ConsentEvent.Undeliverable => Lower(ConsentState.Undeliverable),
        ConsentEvent.Cancelled => Lower(ConsentState.Cancelled),
    };

    private string Lower(ConsentState state) => State(state).ToLowerInvariant();

    /// <returns>Null while the question can be answered by this link.</returns>
    public (AlertKind Kind, string Text)? Outcome(LinkedConsent found, DateTimeOffset now)
    {
        var request = found.Consent.Request;
        var at = request.ClosedAt is { } closed ? Show.Moment(closed) : "";
        return request.State switch
        {
            ConsentState.Pending when found.CanAnswer(now) => null,
            ConsentState.Pending when found.IsOld && !(request.ExpiresAt <= now) =>
                (AlertKind.Warning, "Deze link is verlopen. Hebt u een nieuwere e-mail van ons? Gebruik dan de link daarin. Neem anders contact met ons op."),
            ConsentState.Pending or ConsentState.Expired => (AlertKind.Warning, "De tijd om te antwoorden is voorbij. Wilt u nog antwoorden? Neem dan contact met ons op."),
            ConsentState.Granted => (AlertKind.Success, request.Kind == ConsentKind.Consent ? $"U hebt toestemming gegeven op {at}." : $"U hebt het document ondertekend op {at}."),
            ConsentState.Refused => (AlertKind.Info, request.Kind == ConsentKind.Consent ? $"U hebt geen toestemming gegeven. Dat liet u weten op {at}." : $"U hebt het document niet ondertekend. Dat liet u weten op {at}."),
            ConsentState.Withdrawn => (AlertKind.Info, $"U hebt uw toestemming ingetrokken op {(request.WithdrawnAt is { } back ? Show.Moment(back) : at)}."),
            ConsentState.Undeliverable => (AlertKind.Warning, "Deze vraag is gesloten, omdat onze e-mail eerst niet aankwam. Neem contact met ons op."),
            ConsentState.Cancelled => (AlertKind.Info, "Uw antwoord is niet meer nodig. U hoeft niets te doen."),
        };
    }
}
