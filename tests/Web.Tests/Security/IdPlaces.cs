namespace Web.Tests.Security;

/// <summary>Every place where an id can be sent, by whom, and what a real id there would be of (ISO-2).</summary>
internal static class IdPlaces
{
    public const string Agency = "administratie@handen-genoeg.example";
    public const string AgencyFinance = "financien@handen-genoeg.example";
    public const string AgencyUsers = "beheer@handen-genoeg.example";
    public const string OtherAgency = "directie@flexkracht-rijnland.example";
    public const string Municipality = "minima@waterdorp.example";
    public const string MunicipalityUsers = "inkoop@waterdorp.example";
    public const string BusinessAdmin = "beheer@zakelijk.example";
    public const string BusinessDesk = "balie@zakelijk.example";

    /// <summary>The program with the key of <see cref="Agency"/>, for its first contract.</summary>
    public const string Program = "programma";

    /// <summary>Who asks, and where the id goes: in the address, or in a form field of the page that is opened first.</summary>
    /// <param name="Value">What is sent in the field, or as JSON.</param>
    public sealed record Place(string Mail, Thing What, string Path, string? Form = null, string? Field = null, string Value = "{id}")
    {
        /// <summary>The id of an own thing opens the page.</summary>
        public bool Opens { get; init; }

        public bool Json { get; init; }
    }

    private static readonly Dictionary<string, (string Tenant, string Organisation, string[] Contracts)> Reaches = new()
    {
        [AttackedPortal.MainUser] = ("izz", "100200", ["300100", "300101"]),
        [AttackedPortal.OneContract] = ("izz", "100200", ["300101"]),
        [AttackedPortal.Admin] = ("izz", "", []),
        [Agency] = ("mijnzz", "200100", ["400100", "400101"]),
        [AgencyFinance] = ("mijnzz", "200100", ["400100"]),
        [AgencyUsers] = ("mijnzz", "200100", ["400100", "400101"]),
        [Municipality] = ("mijnzz", "200200", ["400200"]),
        [MunicipalityUsers] = ("mijnzz", "200200", ["400200"]),
        [BusinessAdmin] = ("mijnzz", "", []),
        [BusinessDesk] = ("mijnzz", "", []),
        [Program] = ("mijnzz", "200100", ["400100"]),
    };

    public static bool IsForeign(Belonging thing, string mail)
    {
        var (tenant, organisation, contracts) = Reaches[mail];
        return thing.Tenant != tenant || (organisation.Length > 0 && (thing.Organisation != organisation || (thing.Contract is not null && !contracts.Contains(thing.Contract)) || (thing.Mail is not null && thing.Mail != mail)));
    }

    public static readonly Place[] All =
    [
        .. Members(AttackedPortal.MainUser, ["", "/afmelden", "/werknemersnummer", "/collectiviteit"]),
        .. Members(AttackedPortal.OneContract, ["", "/afmelden", "/werknemersnummer"]),
        .. Members(Agency, ["", "/afmelden", "/werknemersnummer", "/collectiviteit"]),
        .. Members(Municipality, ["", "/afmelden", "/bijschrijven"]),
        new(Agency, Thing.Member, "verzekerden/{id}/her-aanmelden"),
        new(Agency, Thing.Member, "verzekerden/oud/{id}") { Opens = true },
        new(Agency, Thing.Failed, "verzekerden/{own:Member}/afmelden?herstel={id}") { Opens = true },
        new(Municipality, Thing.Failed, "verzekerden/{own:Member}/afmelden?herstel={id}") { Opens = true },
        new(Agency, Thing.FailedNew, "deelnemers/nieuw?herstel={id}") { Opens = true },
        new(Agency, Thing.FailedNew, "deelnemers/nieuw", "aanmelden", "Invoer.HerstelVan"),
        new(Agency, Thing.Member, "verzekerden/{own:Member}/afmelden", "afmelden", "Invoer.Gezin"),
        new(AgencyFinance, Thing.Contract, "contractdetails/{id}/contactpersoon/financieel") { Opens = true },
        new(Agency, Thing.Contract, "contractgebruik?contract={id}"),
        new(Agency, Thing.Contract, "in-en-uitstroom?contract={id}"),
        new(Agency, Thing.Contract, "in-en-uitstroom/download?contract={id}"),
        new(Agency, Thing.Contract, "upload/formulier?contract={id}"),
        new(Agency, Thing.Upload, "upload/{id}") { Opens = true },
        new(Agency, Thing.Upload, "upload/{id}/geweigerd") { Opens = true },
        new(Agency, Thing.Upload, "upload/{id}/aangenomen") { Opens = true },
        new(Agency, Thing.Upload, "upload/{id}/regels/{own:Row}"),
        new(Agency, Thing.Row, "upload/{own:Upload}/regels/{id}") { Opens = true },
        .. new[] { "client", "gezin", "controle", "verzekering", "bevestigen" }.Select(step => new Place(Municipality, Thing.Draft, $"deelnemers/gezin/{{id}}/{step}")),
        new(Municipality, Thing.Draft, "deelnemers/gezin/{id}/client") { Opens = true },
        new(Municipality, Thing.Draft, "deelnemers/gezin", "concepten", "Weg"),
        new(Municipality, Thing.Draft, "deelnemers/gezin", "concepten", "Zeker"),
        new(Agency, Thing.Message, "berichten/{id}") { Opens = true },
        new(AgencyFinance, Thing.Message, "berichten/{id}") { Opens = true },
        new(Municipality, Thing.Message, "berichten/{id}") { Opens = true },
        new(AttackedPortal.MainUser, Thing.Message, "berichten/{id}") { Opens = true },
        new(Agency, Thing.Contract, "berichten?filter-contract={id}"),
        new(Agency, Thing.Message, "berichten", "lezen", "Gelezen"),
        new(Agency, Thing.Message, "berichten", "lezen", "Ongelezen"),
        new(Agency, Thing.Document, "documenten/{id}") { Opens = true },
        new(Municipality, Thing.Document, "documenten/{id}") { Opens = true },
        new(BusinessAdmin, Thing.Document, "documenten/{id}"),
        new(Agency, Thing.Request, "mijn-aanvragen/{id}") { Opens = true },
        new(Municipality, Thing.Request, "mijn-aanvragen/{id}") { Opens = true },
        new(AttackedPortal.OneContract, Thing.Request, "mijn-aanvragen/{id}"),
        new(Agency, Thing.Task, "werklijst/{id}"),
        new(BusinessDesk, Thing.Task, "werklijst/{id}"),
        new(AgencyUsers, Thing.Key, "koppelingen/{id}/intrekken") { Opens = true },
        new(AttackedPortal.MainUser, Thing.Key, "koppelingen/{id}/intrekken") { Opens = true },
        .. new[] { AttackedPortal.MainUser, AgencyUsers }.SelectMany(mail => new[] { "", "/geheim", "/verwijderen" }.Select(page => new Place(mail, Thing.Webhook, $"webhooks/{{id}}{page}") { Opens = true })),
        new(AttackedPortal.MainUser, Thing.WebhookMessage, "webhooks/{own:Webhook}/berichten/{id}") { Opens = true },
        new(AttackedPortal.MainUser, Thing.Webhook, "webhooks/{id}/berichten/{own:WebhookMessage}") { Opens = true },
        new(AttackedPortal.MainUser, Thing.Link, "koppelen-contracten/{id}"),
        new(AgencyUsers, Thing.Membership, "gebruikers/{id}") { Opens = true },
        new(AttackedPortal.MainUser, Thing.Membership, "gebruikers/{id}") { Opens = true },
        new(AgencyUsers, Thing.Invitation, "gebruikers/uitnodigingen/{id}") { Opens = true },
        new(MunicipalityUsers, Thing.Invitation, "gebruikers/uitnodigingen/{id}") { Opens = true },
        new(AttackedPortal.MainUser, Thing.Passkey, "instellingen/passkeys/{id}") { Opens = true },
        new(AttackedPortal.MainUser, Thing.Session, "instellingen/sessies", "sessie", "sessie"),
        new(AttackedPortal.MainUser, Thing.Organisation, "organisatie", "organisatie", "organisatie"),
        new(BusinessAdmin, Thing.News, "beheer/nieuws/{id}") { Opens = true },
        new(AttackedPortal.Admin, Thing.Link, "beheer/koppelverzoeken/{id}"),
        new(AttackedPortal.Admin, Thing.Upload, "beheer/registers/{id}"),
        new(AttackedPortal.Admin, Thing.Upload, "beheer/registers/{id}/geweigerd"),
        new(BusinessDesk, Thing.Account, "beheer/accounts/{id}") { Opens = true },
        new(BusinessDesk, Thing.Organisation, "beheer/accounts/nieuw?organisatie={id}"),
        new(BusinessDesk, Thing.Key, "beheer/klantkoppelingen/{id}/intrekken") { Opens = true },
        new(BusinessDesk, Thing.Webhook, "beheer/klantkoppelingen/webhooks/{id}") { Opens = true },
        new(BusinessDesk, Thing.Task, "beheer/organisaties/nieuw?taak={id}"),
        new(AttackedPortal.Admin, Thing.LogLine, "beheer/logboek/{id}") { Opens = true },
        new(AttackedPortal.Admin, Thing.LogLine, "beheer/logboek?na=8de.{id:N}"),
        new(AttackedPortal.Admin, Thing.DeadWork, "beheer/achtergrondwerk/{id}/sluiten"),
        new(AttackedPortal.Admin, Thing.DeadWork, "beheer/achtergrondwerk", "opnieuw", "werk"),
        new(AttackedPortal.Admin, Thing.Instance, "beheer/workflows/instanties/{id}"),
        new(BusinessAdmin, Thing.Instance, "beheer/workflows/instanties/{id}/annuleren"),
        new(AttackedPortal.Admin, Thing.Instance, "beheer/workflows/incidenten/{id}"),
        new(AttackedPortal.Admin, Thing.Request, "beheer/workflows/aanvragen/{id}") { Opens = true },
        new(AttackedPortal.Admin, Thing.Document, "beheer/toestemmingen/{id}"),
        new(AttackedPortal.Admin, Thing.Account, "beheer/simulator?account={id}"),
        new(AttackedPortal.Admin, Thing.Organisation, "beheer/functies/{id}"),
        new(AttackedPortal.Admin, Thing.Organisation, "beheer/functies/portal.logboek", "wijzigen", "Scope", "organisatie:{id}"),
        new(Program, Thing.Member, "api/v1/deelnemers/{id}") { Opens = true },
        new(Program, Thing.Member, "api/v1/deelnemers?na={id}"),
        new(Program, Thing.FailedNew, "api/v1/mutaties/{id}") { Opens = true },
        new(Program, Thing.FailedNew, "api/v1/mutaties?na={id}"),
        new(Program, Thing.Member, "api/v1/mutaties/afmelding", Value: """{ "deelnemerId": "{id}", "einddatum": "2026-12-31", "reden": "eigen-verzoek" }""") { Json = true },
        new(Program, Thing.Member, "api/v1/mutaties/werknemersnummer", Value: """{ "deelnemerId": "{id}", "nummer": "7" }""") { Json = true },
        new(Program, Thing.Member, "api/v1/mutaties/wissel", Value: """{ "deelnemerId": "{id}", "nummer": "400101", "datum": "2026-12-31" }""") { Json = true },
        new(Program, Thing.Upload, "api/v1/registers/imports/{id}"),
        new(Program, Thing.Upload, "api/v1/registers/imports/{id}/verschillen"),
        new(Program, Thing.Upload, "api/v1/registers/imports/{id}/uitvoeren", Value: """{ "sha256": "{id}" }""") { Json = true },
        new(Program, Thing.Contract, "api/v1/mutaties/aanmelding", Value: """{ "contract": "{id}", "ingangsdatum": "2026-12-01", "voorletters": "A.", "achternaam": "Bakker", "geboortedatum": "1990-01-01" }""") { Json = true },
    ];

    private static IEnumerable<Place> Members(string mail, string[] pages) =>
    [
        .. pages.Select(p => new Place(mail, Thing.Member, $"verzekerden/{{id}}{p}") { Opens = true }),
        new(mail, Thing.Member, "verzekerden?toon=alles&na={id}"),
        new(mail, Thing.Member, "verzekerden?toon=alles&voor={id}&sorteer=-geboortedatum"),
        new(mail, Thing.Member, "verzekerden?toon=alles&open={id}"),
        new(mail, Thing.Contract, "verzekerden?toon=alles&contract={id}"),
        new(mail, Thing.Contract, "verzekerden/download?contract={id}"),
        new(mail, Thing.Person, "verzekerden/{id}"),
    ];
}
