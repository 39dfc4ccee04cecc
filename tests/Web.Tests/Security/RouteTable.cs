namespace Web.Tests.Security;

/// <summary>
/// What each address answers to whom (ISO-1): <c>in</c> is sent to the sign-in page, <c>away</c> is sent elsewhere in the portal.
/// A POST without form token answers the same, except that it is refused where a token would make it count.
/// </summary>
internal static class RouteTable
{
    /// <param name="Path">What is asked; the person in it is in the employer's contract that only the main user reaches.</param>
    /// <param name="Nobody">Not signed in, or with the cookie of another tenant.</param>
    /// <param name="MainUser">Every right of the employer.</param>
    /// <param name="OneContract">Colleague with one of its two contracts.</param>
    /// <param name="Admin">Staff of the insurer.</param>
    /// <param name="OtherTenant">Signed in at another tenant, in that tenant's own portal.</param>
    /// <param name="Desk">The insurer's service desk; null for the same as <paramref name="Admin"/> where everybody is treated alike, and 403 elsewhere.</param>
    public sealed record Answers(string Path, string Nobody, string MainUser, string OneContract, string Admin, string OtherTenant, string? Desk = null)
    {
        public string AtDesk => Desk ?? (Path.StartsWith("beheer/", StringComparison.Ordinal) ? "403" : Admin);
    }

    public static readonly IReadOnlyDictionary<string, Answers> Rows = new Dictionary<string, Answers>
    {
        ["/"] = new("", "200", "200", "200", "200", "200"),
        ["/contact"] = new("contact", "200", "200", "200", "200", "200"),
        ["/werklijst"] = new("werklijst", "in", "403", "403", "200", "200", "200"),
        ["/werklijst/{Id:guid}"] = new("werklijst/{id}", "in", "403", "403", "404", "404", "404"),
        ["/inloggen"] = new("inloggen", "200", "away", "away", "away", "away"),
        ["/inloggen/geen-account"] = new("inloggen/geen-account", "200", "200", "200", "200", "200"),
        ["/inloggen/eherkenning"] = new("inloggen/eherkenning", "in", "in", "in", "in", "in"),
        ["/inloggen/eherkenning/koppelen"] = new("inloggen/eherkenning/koppelen", "200", "200", "200", "200", "200"),
        ["/eherkenning/oidc"] = new("eherkenning/oidc", "404", "404", "404", "404", "404"),
        ["/uitloggen/eherkenning"] = new("uitloggen/eherkenning", "in", "away", "away", "away", "away"),
        ["/eherkenning/simulator"] = new("eherkenning/simulator", "200", "200", "200", "200", "200"),
        ["/uitloggen"] = new("uitloggen", "404", "404", "404", "404", "404"),
        ["/sessie/verlengen"] = new("sessie/verlengen", "404", "404", "404", "404", "404"),
        ["/organisatie"] = new("organisatie", "in", "200", "200", "200", "200"),
        ["/waarom"] = new("waarom", "in", "200", "200", "200", "200"),
        ["/vraag"] = new("vraag", "in", "200", "200", "200", "200"),
        ["/beheer/functies"] = new("beheer/functies", "in", "403", "403", "200", "403"),
        ["/beheer/functies/{Id}"] = new("beheer/functies/portal.logboek", "in", "403", "403", "200", "403"),
        ["/beheer/simulator"] = new("beheer/simulator", "in", "403", "403", "200", "403"),
        ["/beheer/logboek"] = new("beheer/logboek", "in", "403", "403", "200", "403"),
        ["/beheer/logboek/{Id:guid}"] = new("beheer/logboek/{id}", "in", "403", "403", "404", "403"),
        ["/beheer/logboek/download"] = new("beheer/logboek/download", "in", "403", "403", "200", "403"),
        ["/beheer/achtergrondwerk"] = new("beheer/achtergrondwerk", "in", "403", "403", "200", "403"),
        ["/beheer/achtergrondwerk/{Id:guid}/sluiten"] = new("beheer/achtergrondwerk/{id}/sluiten", "in", "403", "403", "200", "403"),
        ["/beheer/accounts"] = new("beheer/accounts", "in", "403", "403", "403", "403", "200"),
        ["/beheer/accounts/nieuw"] = new("beheer/accounts/nieuw", "in", "403", "403", "403", "403", "200"),
        ["/beheer/accounts/{Id:guid}"] = new("beheer/accounts/{id}", "in", "403", "403", "403", "403", "404"),
        ["/beheer/workflows"] = new("beheer/workflows", "in", "403", "403", "200", "403"),
        ["/beheer/workflows/download"] = new("beheer/workflows/download", "in", "403", "403", "200", "403"),
        ["/beheer/workflows/importeren"] = new("beheer/workflows/importeren", "in", "403", "403", "200", "403"),
        ["/beheer/workflows/koppelingen"] = new("beheer/workflows/koppelingen", "in", "403", "403", "200", "403"),
        ["/beheer/workflows/koppelingen/{Kind}"] = new("beheer/workflows/koppelingen/onbekend", "in", "403", "403", "404", "403"),
        ["/beheer/workflows/instanties"] = new("beheer/workflows/instanties", "in", "403", "403", "200", "403"),
        ["/beheer/workflows/instanties/{Id:guid}"] = new("beheer/workflows/instanties/{id}", "in", "403", "403", "404", "403"),
        ["/beheer/workflows/instanties/{Id:guid}/annuleren"] = new("beheer/workflows/instanties/{id}/annuleren", "in", "403", "403", "404", "403"),
        ["/beheer/workflows/incidenten/{Id:guid}"] = new("beheer/workflows/incidenten/{id}", "in", "403", "403", "404", "403"),
        ["/beheer/workflows/definities/{Definition}"] = new("beheer/workflows/definities/onbekend", "in", "403", "403", "404", "403"),
        ["/beheer/workflows/definities/{definition}/download"] = new("beheer/workflows/definities/onbekend/download", "in", "403", "403", "404", "403"),
        ["/beheer/workflows/definities/{Definition}/vergelijken"] = new("beheer/workflows/definities/onbekend/vergelijken?van=1&naar=2", "in", "403", "403", "404", "403"),
        ["/beheer/workflows/definities/{Definition}/versies/{Number:int}"] = new("beheer/workflows/definities/onbekend/versies/1", "in", "403", "403", "404", "403"),
        ["/mijn-aanvragen"] = new("mijn-aanvragen", "in", "200", "200", "200", "200", "200"),
        ["/mijn-aanvragen/extra-account"] = new("mijn-aanvragen/extra-account", "in", "404", "404", "404", "404"),
        ["/mijn-aanvragen/{Id:guid}"] = new("mijn-aanvragen/{id}", "in", "404", "404", "404", "404", "404"),
        ["/beheer/toestemmingen"] = new("beheer/toestemmingen", "in", "403", "403", "200", "403"),
        ["/beheer/toestemmingen/{Id:guid}"] = new("beheer/toestemmingen/{id}", "in", "403", "403", "404", "403"),
        ["/toestemming/{Code}"] = new("toestemming/0", "200", "200", "200", "200", "200"),
        ["/ondertekenen/{Code}"] = new("ondertekenen/0", "200", "200", "200", "200", "200"),
        ["/ondertekenen/{code}/document"] = new("ondertekenen/0/document", "404", "404", "404", "404", "404"),
        ["/documenten/{id:guid}"] = new("documenten/{id}", "in", "404", "404", "404", "404"),
        ["/berichten"] = new("berichten", "in", "200", "200", "200", "200", "200"),
        ["/berichten/{Id:guid}"] = new("berichten/{id}", "in", "404", "404", "404", "404", "404"),
        ["/beheer/workflows/definities/{Definition}/versies/{Number:int}/uitproberen"] = new("beheer/workflows/definities/onbekend/versies/1/uitproberen", "in", "403", "403", "404", "403"),
        ["/beheer/workflows/definities/{Definition}/versies/{Number:int}/overzetten"] = new("beheer/workflows/definities/onbekend/versies/1/overzetten", "in", "403", "403", "404", "403"),
        ["/beheer/workflows/blokken"] = new("beheer/workflows/blokken", "in", "403", "403", "200", "403"),
        ["/gebruikers"] = new("gebruikers", "in", "200", "403", "200", "200", "403"),
        ["/gebruikers/nieuw"] = new("gebruikers/nieuw", "in", "200", "403", "200", "200", "403"),
        ["/gebruikers/{Id:guid}"] = new("gebruikers/{id}", "in", "404", "403", "404", "404", "403"),
        ["/gebruikers/uitnodigingen/{Id:guid}"] = new("gebruikers/uitnodigingen/{id}", "in", "404", "403", "404", "404", "403"),
        ["/account-aanvragen"] = new("account-aanvragen", "200", "200", "200", "200", "200"),
        ["/activeren"] = new("activeren?code=0", "200", "200", "200", "200", "200"),
        ["/e-mailadres-bevestigen"] = new("e-mailadres-bevestigen?code=0", "200", "200", "200", "200", "200"),
        ["/instellingen/gegevens"] = new("instellingen/gegevens", "in", "200", "200", "200", "200"),
        ["/instellingen/sessies"] = new("instellingen/sessies", "in", "200", "200", "200", "200"),
        ["/dev/outbox"] = new("dev/outbox", "200", "200", "200", "200", "200"),
        ["/verzekerden"] = new("verzekerden", "in", "200", "200", "403", "404"),
        ["/verzekerden/download"] = new("verzekerden/download", "in", "200", "200", "403", "404"),
        ["/verzekerden/{Id:guid}"] = new("verzekerden/{id}", "in", "200", "404", "403", "404"),
        ["/verzekerden/{Id:guid}/afmelden"] = new("verzekerden/{id}/afmelden", "in", "200", "404", "403", "404"),
        ["/verzekerden/{Id:guid}/werknemersnummer"] = new("verzekerden/{id}/werknemersnummer", "in", "200", "404", "403", "404"),
        ["/verzekerden/{Id:guid}/collectiviteit"] = new("verzekerden/{id}/collectiviteit", "in", "200", "404", "403", "404"),
        ["/contractdetails/bedrijf"] = new("contractdetails/bedrijf", "in", "404", "404", "404", "404"),
        ["/contractdetails/{Id:guid}/contactpersoon/{Soort}"] = new("contractdetails/{id}/contactpersoon/financieel", "in", "404", "404", "404", "404"),
        ["/contractgebruik"] = new("contractgebruik", "in", "404", "404", "404", "404"),
        ["/contractgebruik/download"] = new("contractgebruik/download", "in", "404", "404", "404", "404"),
        ["/in-en-uitstroom"] = new("in-en-uitstroom", "in", "404", "404", "404", "404"),
        ["/in-en-uitstroom/download"] = new("in-en-uitstroom/download", "in", "404", "404", "404", "404"),
        ["/contractdetails"] = new("contractdetails", "in", "200", "200", "403", "404"),
        ["/.well-known/security.txt"] = new(".well-known/security.txt", "200", "200", "200", "200", "200"),
        ["/eherkenning/metadata"] = new("eherkenning/metadata", "404", "404", "404", "404", "404"),
        ["/eherkenning/acs"] = new("eherkenning/acs", "404", "404", "404", "404", "404"),
        ["/eherkenning/uitloggen"] = new("eherkenning/uitloggen", "404", "404", "404", "404", "404"),
        ["/wachtwoord-vergeten"] = new("wachtwoord-vergeten", "200", "200", "200", "200", "200"),
        ["/wachtwoord-instellen"] = new("wachtwoord-instellen?code=0", "200", "200", "200", "200", "200"),
        ["/inloggen/code"] = new("inloggen/code", "200", "away", "away", "away", "away"),
        ["/inloggen/apparaat"] = new("inloggen/apparaat", "200", "away", "away", "away", "away"),
        ["/inloggen/telefoonnummer"] = new("inloggen/telefoonnummer", "200", "away", "away", "away", "away"),
        ["/instellingen/telefoonnummer"] = new("instellingen/telefoonnummer", "in", "200", "200", "200", "200"),
        ["/instellingen/mailcode"] = new("instellingen/mailcode", "in", "200", "200", "200", "200"),
        ["/instellingen/herstelcodes"] = new("instellingen/herstelcodes", "in", "200", "200", "200", "200"),
        ["/instellingen/apparaten"] = new("instellingen/apparaten", "in", "200", "200", "200", "200"),
        ["/inloggen/passkey/opties"] = new("inloggen/passkey/opties", "404", "404", "404", "404", "404"),
        ["/inloggen/code/opties"] = new("inloggen/code/opties", "404", "404", "404", "404", "404"),
        ["/inloggen/sterker/opties"] = new("inloggen/sterker/opties", "404", "404", "404", "404", "404"),
        ["/instellingen/passkeys"] = new("instellingen/passkeys", "in", "200", "200", "200", "200"),
        ["/instellingen/passkeys/{Id:guid}"] = new("instellingen/passkeys/{id}", "in", "404", "404", "404", "404"),
        ["/instellingen"] = new("instellingen", "in", "200", "200", "200", "200"),
        ["/instellingen/wachtwoord"] = new("instellingen/wachtwoord", "in", "200", "200", "200", "200"),
        ["/instellingen/apparaat"] = new("instellingen/apparaat", "in", "200", "200", "200", "200"),
        ["/instellingen/apparaat/herstelcodes"] = new("instellingen/apparaat/herstelcodes", "in", "200", "200", "200", "200"),
        ["/instellingen/apparaat/herstelcodes.txt"] = new("instellingen/apparaat/herstelcodes.txt", "in", "404", "404", "404", "404"),
    };
}
