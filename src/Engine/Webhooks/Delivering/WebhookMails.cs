using Engine.Access;

namespace Engine.Webhooks;

/// <summary>Tells those who manage the webhooks of an organisation what happens to them.</summary>
public sealed class WebhookMails(HolderMails mails)
{
    public Task MadeAsync(WebhookEndpoint endpoint, CancellationToken cancellation) => SendAsync(
        endpoint,
        "Er is een webhook gemaakt",
        $"""
        {endpoint.MadeByName} heeft een webhook gemaakt: {endpoint.Description}. Het portaal meldt voortaan aan {new Uri(endpoint.Url).Authority} wat er is gebeurd.

        Klopt dit niet? Verwijder de webhook dan, op de pagina Webhooks.
        """,
        cancellation);

    /// <summary>Tells that the portal paused it by itself.</summary>
    public Task PausedAsync(WebhookEndpoint endpoint, CancellationToken cancellation) => SendAsync(
        endpoint,
        "Een webhook is gepauzeerd",
        $"""
        Wij hebben de webhook "{endpoint.Description}" gepauzeerd. {(endpoint.Paused == WebhookPause.Gone
            ? "De server van uw programma antwoordde dat dit adres niet meer bestaat (410)."
            : $"Het lukte bij {DeliverWebhooks.MostDead} berichten achter elkaar niet om ze te bezorgen, ook niet na drie dagen proberen.")}

        Wat er gebeurt, blijft bewaard. Vraag de leverancier van uw programma om het probleem op te lossen. Ga daarna naar de pagina Webhooks, hervat de webhook en stuur opnieuw wat niet is bezorgd.
        """,
        cancellation);

    /// <summary>The insurer's desk paused it, or let it go on.</summary>
    public Task ByDeskAsync(WebhookEndpoint endpoint, CancellationToken cancellation) => endpoint.Paused is null
        ? SendAsync(
            endpoint,
            "Een webhook staat weer aan",
            $"""
            Wij hebben de webhook "{endpoint.Description}" weer aangezet. Wat in de tussentijd is gebeurd, wordt nu verstuurd.
            """,
            cancellation)
        : SendAsync(
            endpoint,
            "Een webhook is gepauzeerd",
            $"""
            Wij hebben de webhook "{endpoint.Description}" gepauzeerd. Het programma dat de berichten krijgt, hoort voorlopig niet wat er in het portaal gebeurt.

            Wat er gebeurt, blijft bewaard en wordt verstuurd als wij de webhook weer aanzetten. U kunt dat niet zelf doen: neem contact met ons op.
            """,
            cancellation);

    private Task SendAsync(WebhookEndpoint endpoint, string subject, string body, CancellationToken cancellation) =>
        mails.SendAsync(PortalPermissions.ManageWebhooks, [new(endpoint.OrganisationId, subject, body)], cancellation);
}
