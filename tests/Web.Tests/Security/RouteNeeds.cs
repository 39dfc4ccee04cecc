namespace Web.Tests.Security;

/// <summary>Whose id the address of <see cref="RouteTable"/> is asked with, and what it takes to find something there.</summary>
internal enum IdOf
{
    None,

    /// <summary>Somebody who takes part through the first contract of the visitor's organisation.</summary>
    Member,

    /// <summary>The first contract of the visitor's organisation.</summary>
    Contract,

    /// <summary>An id that there is not.</summary>
    Nobody,

    /// <summary>No id, and nothing to make for who reaches no contract.</summary>
    AnyContract,

    /// <summary>No id, and it leads elsewhere in the portal.</summary>
    Elsewhere,

    /// <summary>No id, and only for who reaches every contract of the organisation.</summary>
    WholeOrganisation,
}

/// <summary>
/// The feature that an address belongs to and the right that it asks (ISO-1). With a tenant file they say what each role of each audience gets:
/// 404 where the feature is off, 403 without the right, else the page. Addresses without a feature are not here.
/// </summary>
internal sealed record RouteNeeds(string Feature, string? Right = null)
{
    public IdOf Id { get; init; }

    public static readonly IReadOnlyDictionary<string, RouteNeeds> Rows = new Dictionary<string, RouteNeeds>
    {
        ["/beheer/klantkoppelingen"] = new("portal.klantkoppelingen", "portal.accounts-helpen"),
        ["/beheer/klantkoppelingen/{Id:guid}/intrekken"] = new("portal.klantkoppelingen", "portal.accounts-helpen") { Id = IdOf.Nobody },
        ["/beheer/klantkoppelingen/webhooks/{Id:guid}"] = new("portal.klantkoppelingen", "portal.accounts-helpen") { Id = IdOf.Nobody },
        ["/beheer/organisaties/nieuw"] = new("portal.accounts", "portal.accounts-helpen"),
        ["/beheer/mislukte-verzoeken"] = new("collectiviteit.mislukte-verzoeken", "collectiviteit.verzoeken-volgen"),
        ["/beheer/accounts"] = new("portal.accounts", "portal.accounts-helpen"),
        ["/beheer/accounts/nieuw"] = new("portal.accounts", "portal.accounts-helpen"),
        ["/beheer/accounts/{Id:guid}"] = new("portal.accounts", "portal.accounts-helpen") { Id = IdOf.Nobody },
        ["/beheer/achtergrondwerk"] = new("portal.achtergrondwerk", "portal.achtergrondwerk-beheren"),
        ["/beheer/achtergrondwerk/{Id:guid}/sluiten"] = new("portal.achtergrondwerk", "portal.achtergrondwerk-beheren"),
        ["/koppelingen"] = new("portal.api", "portal.api-beheren"),
        ["/koppelingen/nieuw"] = new("portal.api", "portal.api-beheren"),
        ["/koppelingen/{Id:guid}/intrekken"] = new("portal.api", "portal.api-beheren") { Id = IdOf.Nobody },
        ["/berichten"] = new("portal.berichten"),
        ["/berichten/{Id:guid}"] = new("portal.berichten") { Id = IdOf.Nobody },
        ["/documenten/{id:guid}"] = new("portal.documenten") { Id = IdOf.Nobody },
        ["/mijn-aanvragen/extra-account"] = new("portal.extra-account", "portal.account-aanvragen"),
        ["/beheer/functies"] = new("portal.functies", "portal.functies-beheren"),
        ["/beheer/functies/{Id}"] = new("portal.functies", "portal.functies-beheren"),
        ["/gebruikers"] = new("portal.gebruikers", "portal.gebruikers-beheren"),
        ["/gebruikers/nieuw"] = new("portal.gebruikers", "portal.gebruikers-beheren"),
        ["/gebruikers/uitnodigingen/{Id:guid}"] = new("portal.gebruikers", "portal.gebruikers-beheren") { Id = IdOf.Nobody },
        ["/gebruikers/{Id:guid}"] = new("portal.gebruikers", "portal.gebruikers-beheren") { Id = IdOf.Nobody },
        ["/beheer/logboek"] = new("portal.logboek", "portal.logboek-lezen"),
        ["/beheer/logboek/download"] = new("portal.logboek", "portal.logboek-lezen"),
        ["/beheer/logboek/{Id:guid}"] = new("portal.logboek", "portal.logboek-lezen") { Id = IdOf.Nobody },
        ["/mijn-aanvragen"] = new("portal.mijn-aanvragen"),
        ["/mijn-aanvragen/{Id:guid}"] = new("portal.mijn-aanvragen") { Id = IdOf.Nobody },
        ["/beheer/registers"] = new("collectiviteit.registers", "collectiviteit.registers-bijwerken"),
        ["/beheer/registers/{Id:guid}"] = new("collectiviteit.registers", "collectiviteit.registers-bijwerken") { Id = IdOf.Nobody },
        ["/beheer/registers/voorbeeld/{register}"] = new("collectiviteit.registers", "collectiviteit.registers-bijwerken"),
        ["/beheer/registers/{id:guid}/geweigerd"] = new("collectiviteit.registers", "collectiviteit.registers-bijwerken") { Id = IdOf.Nobody },
        ["/beheer/nieuws"] = new("portal.nieuws-beheren", "portal.nieuws-beheren"),
        ["/beheer/nieuws/nieuw"] = new("portal.nieuws-beheren", "portal.nieuws-beheren"),
        ["/beheer/nieuws/{Id:guid}"] = new("portal.nieuws-beheren", "portal.nieuws-beheren") { Id = IdOf.Nobody },
        ["/beheer/simulator"] = new("portal.simulator", "portal.functies-beheren"),
        ["/beheer/toestemmingen"] = new("portal.toestemmingen", "portal.toestemmingen-inzien"),
        ["/beheer/toestemmingen/{Id:guid}"] = new("portal.toestemmingen", "portal.toestemmingen-inzien") { Id = IdOf.Nobody },
        ["/vraag"] = new("portal.vraag"),
        ["/werklijst"] = new("portal.werklijst", "portal.taken-doen"),
        ["/werklijst/{Id:guid}"] = new("portal.werklijst", "portal.taken-doen") { Id = IdOf.Nobody },
        ["/beheer/workflows"] = new("portal.workflows", "portal.workflows-inzien"),
        ["/beheer/workflows/aanvragen/{Id:guid}"] = new("portal.workflows", "portal.workflows-inzien") { Id = IdOf.Nobody },
        ["/beheer/workflows/blokken"] = new("portal.workflows", "portal.workflows-inzien"),
        ["/beheer/workflows/definities/{Definition}"] = new("portal.workflows", "portal.workflows-inzien") { Id = IdOf.Nobody },
        ["/beheer/workflows/definities/{Definition}/vergelijken"] = new("portal.workflows", "portal.workflows-inzien") { Id = IdOf.Nobody },
        ["/beheer/workflows/definities/{definition}/download"] = new("portal.workflows", "portal.workflows-inzien") { Id = IdOf.Nobody },
        ["/beheer/workflows/download"] = new("portal.workflows", "portal.workflows-inzien"),
        ["/beheer/workflows/instanties"] = new("portal.workflows", "portal.workflows-inzien"),
        ["/beheer/workflows/instanties/{Id:guid}"] = new("portal.workflows", "portal.workflows-inzien") { Id = IdOf.Nobody },
        ["/webhooks"] = new("portal.webhooks", "portal.webhooks-beheren"),
        ["/webhooks/nieuw"] = new("portal.webhooks", "portal.webhooks-beheren"),
        ["/webhooks/{Id:guid}"] = new("portal.webhooks", "portal.webhooks-beheren") { Id = IdOf.Nobody },
        ["/webhooks/{Id:guid}/geheim"] = new("portal.webhooks", "portal.webhooks-beheren") { Id = IdOf.Nobody },
        ["/webhooks/{Id:guid}/verwijderen"] = new("portal.webhooks", "portal.webhooks-beheren") { Id = IdOf.Nobody },
        ["/webhooks/{Id:guid}/berichten/{Bericht:guid}"] = new("portal.webhooks", "portal.webhooks-beheren") { Id = IdOf.Nobody },
        ["/beheer/workflows/aanvragen/{Id:guid}"] = new("portal.workflows", "portal.workflows-inzien") { Id = IdOf.Nobody },
        ["/beheer/workflows/koppelingen"] = new("portal.workflows", "portal.workflows-inzien"),
        ["/beheer/workflows/koppelingen/{Kind}"] = new("portal.workflows", "portal.workflows-inzien") { Id = IdOf.Nobody },
        ["/beheer/workflows/definities/{Definition}/versies/{Number:int}"] = new("portal.workflows-beheren", "portal.workflows-beheren") { Id = IdOf.Nobody },
        ["/beheer/workflows/definities/{Definition}/versies/{Number:int}/overzetten"] = new("portal.workflows-beheren", "portal.workflows-beheren") { Id = IdOf.Nobody },
        ["/beheer/workflows/definities/{Definition}/versies/{Number:int}/uitproberen"] = new("portal.workflows-beheren", "portal.workflows-beheren") { Id = IdOf.Nobody },
        ["/beheer/workflows/importeren"] = new("portal.workflows-beheren", "portal.workflows-beheren"),
        ["/beheer/workflows/incidenten"] = new("portal.workflows-beheren", "portal.workflows-beheren"),
        ["/beheer/workflows/incidenten/{Id:guid}"] = new("portal.workflows-beheren", "portal.workflows-beheren") { Id = IdOf.Nobody },
        ["/beheer/workflows/instanties/{Id:guid}/annuleren"] = new("portal.workflows-beheren", "portal.workflows-beheren") { Id = IdOf.Nobody },
        ["/deelnemers/nieuw"] = new("collectiviteit.aanmelden", "collectiviteit.aanmelden"),
        ["/deelnemers/gezin/nieuw"] = new("collectiviteit.aanmelden-gezin", "collectiviteit.aanmelden") { Id = IdOf.Elsewhere },
        ["/deelnemers/gezin"] = new("collectiviteit.aanmelden-gezin", "collectiviteit.aanmelden"),
        ["/deelnemers/gezin/{Id:guid}/bevestigen"] = new("collectiviteit.aanmelden-gezin", "collectiviteit.aanmelden") { Id = IdOf.Nobody },
        ["/deelnemers/gezin/{Id:guid}/client"] = new("collectiviteit.aanmelden-gezin", "collectiviteit.aanmelden") { Id = IdOf.Nobody },
        ["/deelnemers/gezin/{Id:guid}/controle"] = new("collectiviteit.aanmelden-gezin", "collectiviteit.aanmelden") { Id = IdOf.Nobody },
        ["/deelnemers/gezin/{Id:guid}/gezin"] = new("collectiviteit.aanmelden-gezin", "collectiviteit.aanmelden") { Id = IdOf.Nobody },
        ["/deelnemers/gezin/{Id:guid}/verzekering"] = new("collectiviteit.aanmelden-gezin", "collectiviteit.aanmelden") { Id = IdOf.Nobody },
        ["/verzekerden/{Id:guid}/afmelden"] = new("collectiviteit.afmelden", "collectiviteit.afmelden") { Id = IdOf.Member },
        ["/verzekerden/{Id:guid}/bijschrijven"] = new("collectiviteit.bijschrijven", "collectiviteit.aanmelden") { Id = IdOf.Member },
        ["/contractdetails/bedrijf"] = new("collectiviteit.contacten-wijzigen", "collectiviteit.contacten-wijzigen") { Id = IdOf.WholeOrganisation },
        ["/contractdetails/{Id:guid}/contactpersoon/{Soort}"] = new("collectiviteit.contacten-wijzigen", "collectiviteit.contacten-wijzigen") { Id = IdOf.Contract },
        ["/contractdetails"] = new("collectiviteit.contractdetails", "collectiviteit.contract-inzien"),
        ["/contractgebruik"] = new("collectiviteit.contractgebruik", "collectiviteit.contract-inzien"),
        ["/contractgebruik/download"] = new("collectiviteit.contractgebruik", "collectiviteit.contract-inzien") { Id = IdOf.AnyContract },
        ["/verzekerden/oud/{Id:guid}"] = new("collectiviteit.detail", "collectiviteit.inzien") { Id = IdOf.Member },
        ["/verzekerden/{Id:guid}"] = new("collectiviteit.detail", "collectiviteit.inzien") { Id = IdOf.Member },
        ["/verzekerden/download"] = new("collectiviteit.downloaden", "collectiviteit.downloaden") { Id = IdOf.AnyContract },
        ["/verzekerden/{Id:guid}/her-aanmelden"] = new("collectiviteit.her-aanmelden", "collectiviteit.aanmelden") { Id = IdOf.Member },
        ["/koppelen-contracten"] = new("collectiviteit.koppelen", "collectiviteit.koppelen"),
        ["/koppelen-contracten/{Id:guid}"] = new("collectiviteit.koppelen", "collectiviteit.koppelen") { Id = IdOf.Nobody },
        ["/beheer/koppelverzoeken"] = new("collectiviteit.koppelverzoeken", "collectiviteit.koppeling-akkoord"),
        ["/beheer/koppelverzoeken/{Id:guid}"] = new("collectiviteit.koppelverzoeken", "collectiviteit.koppeling-akkoord") { Id = IdOf.Nobody },
        ["/mislukte-verwerkingen"] = new("collectiviteit.mislukte-verwerkingen", "collectiviteit.inzien"),
        ["/niet-gelukt"] = new("collectiviteit.laatste-verwerkingen", "collectiviteit.inzien"),
        ["/verzekerden/oud"] = new("collectiviteit.oud-deelnemers", "collectiviteit.inzien"),
        ["/in-en-uitstroom"] = new("collectiviteit.uitstroomlijsten", "collectiviteit.inzien"),
        ["/in-en-uitstroom/download"] = new("collectiviteit.uitstroomlijsten", "collectiviteit.inzien") { Id = IdOf.AnyContract },
        ["/upload"] = new("collectiviteit.upload", "collectiviteit.aanmelden"),
        ["/upload/formulier"] = new("collectiviteit.upload", "collectiviteit.aanmelden") { Id = IdOf.AnyContract },
        ["/upload/{Id:guid}"] = new("collectiviteit.upload", "collectiviteit.aanmelden") { Id = IdOf.Nobody },
        ["/upload/{Id:guid}/regels/{Regel:guid}"] = new("collectiviteit.upload", "collectiviteit.aanmelden") { Id = IdOf.Nobody },
        ["/upload/{id:guid}/geweigerd"] = new("collectiviteit.upload", "collectiviteit.aanmelden") { Id = IdOf.Nobody },
        ["/upload/{Id:guid}/aangenomen"] = new("collectiviteit.upload", "collectiviteit.aanmelden") { Id = IdOf.Nobody },
        ["/verwerkingsverslagen"] = new("collectiviteit.verwerkingsverslagen", "collectiviteit.inzien"),
        ["/verzekerden/{Id:guid}/werknemersnummer"] = new("collectiviteit.werknemersnummer", "collectiviteit.wijzigen") { Id = IdOf.Member },
        ["/verzekerden/{Id:guid}/collectiviteit"] = new("collectiviteit.wissel", "collectiviteit.wijzigen") { Id = IdOf.Member },
        ["/verzekerden/zoeken"] = new("collectiviteit.bsn", "collectiviteit.inzien") { Id = IdOf.Elsewhere },
        ["/verzekerden/oud/zoeken"] = new("collectiviteit.bsn", "collectiviteit.inzien") { Id = IdOf.Elsewhere },
        ["/verzekerden"] = new("collectiviteit.zoeken", "collectiviteit.inzien"),
    };
}
