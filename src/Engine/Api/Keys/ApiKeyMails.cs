using Engine.Access;
using Engine.Ui;

namespace Engine.Api.Keys;

/// <summary>Tells those who manage the keys of an organisation what happens to them.</summary>
public sealed class ApiKeyMails(HolderMails mails)
{
    public Task MadeAsync(ApiKey key, CancellationToken cancellation) => mails.SendAsync(
        PortalPermissions.ManageApi,
        [
            new(
                key.OrganisationId,
                "Er is een koppeling gemaakt",
                $"""
                {key.MadeByName} heeft de koppeling "{key.Name}" gemaakt. Een programma van uw organisatie kan daarmee werken tot {Show.Moment(key.ExpiresAt)} uur.

                Klopt dit niet? Trek de koppeling dan in, op de pagina Koppelingen.
                """),
        ],
        cancellation);

    /// <summary>The insurer ended it.</summary>
    public Task RevokedAsync(ApiKey key, CancellationToken cancellation) => mails.SendAsync(
        PortalPermissions.ManageApi,
        [
            new(
                key.OrganisationId,
                "Een koppeling is ingetrokken",
                $"""
                Wij hebben de koppeling "{key.Name}" ingetrokken. Het programma dat haar gebruikt kan niet meer in het portaal werken.

                Is er weer een koppeling nodig? Maak dan op de pagina Koppelingen een nieuwe, en zet de nieuwe sleutel in het programma.
                """),
        ],
        cancellation);

    /// <param name="keys">Keys of any organisations.</param>
    public Task ExpiringAsync(IReadOnlyList<ApiKey> keys, CancellationToken cancellation) => mails.SendAsync(
        PortalPermissions.ManageApi,
        [
            .. keys.Select(key => new HolderMail(
                key.OrganisationId,
                "Een koppeling verloopt binnenkort",
                $"""
                De koppeling "{key.Name}" werkt tot {Show.Moment(key.ExpiresAt)} uur. Daarna kan het programma dat haar gebruikt niet meer in het portaal werken.

                Is de koppeling nog nodig? Maak dan op de pagina Koppelingen een nieuwe, zet de nieuwe sleutel in het programma en trek de oude in.
                """)),
        ],
        cancellation);
}
