using Engine.Ui;
using Engine.Webhooks;

namespace Web.Account.Webhooks;

/// <summary>How webhooks and their messages are, in words.</summary>
internal static class WebhookTekst
{
    public static readonly IReadOnlyList<Option> States = [.. Enum.GetValues<WebhookState>().Select(s => new Option(s.ToString().ToLowerInvariant(), Of(s)))];

    /// <returns>Null for no filter, or one that is no state.</returns>
    public static WebhookState? StateOf(string? filter) => States.Any(o => o.Value == filter) && Enum.TryParse<WebhookState>(filter, ignoreCase: true, out var state) ? state : null;

    public static string Of(WebhookState state) => state switch
    {
        WebhookState.Waiting => "Wacht",
        WebhookState.Delivered => "Bezorgd",
        WebhookState.Dead => "Niet bezorgd",
    };

    public static string Of(WebhookEndpoint endpoint) =>
        endpoint.Paused is { } pause ? Of(pause) : endpoint.Failures > 0 ? "Staat aan; de laatste poging mislukte" : "Staat aan";

    public static string Next(WebhookMessage message, WebhookEndpoint endpoint) =>
        message.NextAt is not { } next ? "-" : endpoint.IsActive ? Show.Moment(endpoint.RestUntil > next ? endpoint.RestUntil.Value : next) : "Na hervatten";

    public static string Of(WebhookAttempt attempt) => attempt.Outcome switch
    {
        WebhookOutcome.Delivered => $"Aangenomen (status {attempt.Status})",
        WebhookOutcome.Refused => $"Niet aangenomen (status {attempt.Status})",
        WebhookOutcome.Timeout => $"Geen antwoord binnen {WebhookSender.Limit.TotalSeconds:0} seconden",
        WebhookOutcome.Unreachable => "De server was niet te bereiken",
        WebhookOutcome.Forbidden => "Niet verstuurd: dit adres is niet (meer) toegestaan",
    };

    private static string Of(WebhookPause pause) => pause switch
    {
        WebhookPause.ByUser => "Gepauzeerd",
        WebhookPause.DeadDeliveries => "Gepauzeerd: te veel berichten niet bezorgd",
        WebhookPause.Gone => "Gepauzeerd: het adres bestaat niet meer",
        WebhookPause.ByDesk => "Gepauzeerd door de verzekeraar",
    };
}
