using Engine.Access.Requests;
using Engine.Features;
using Engine.Modules;
using Engine.Questions;
using Engine.Workflows.Requests;

namespace Engine;

/// <summary>What the engine itself offers to every tenant: the console of the tenant admin and the settings of a person.</summary>
public sealed class EngineModule : PortalModule
{
    public const string ModuleId = "portal";

    public override string Id => ModuleId;

    public override string Name => "Portaal";

    public override IReadOnlyList<Feature> Features => PortalFeatures.All;

    public override IReadOnlyList<Permission> Permissions => PortalPermissions.All;

    public override IReadOnlyList<MenuPage> Menu =>
    [
        new("portal.start", "Start", "", null),
        new("portal.instellingen", "Instellingen", "instellingen", null, "person"),
        new("portal.extra-account", "Account aanvragen", "mijn-aanvragen/extra-account", PortalFeatures.ExtraAccount, "person"),
        new("portal.mijn-aanvragen", "Mijn aanvragen", "mijn-aanvragen", PortalFeatures.OwnRequests, "list"),
        new("portal.contact", "Contact", "contact", null, "phone"),
        new("portal.werklijst", "Werklijst", "werklijst", PortalFeatures.WorkList, "list"),
        new("portal.berichten", "Berichten", "berichten", PortalFeatures.Inbox, "list"),
        new("portal.nieuws-beheren", "Nieuws", "beheer/nieuws", PortalFeatures.ManageNews, "document"),
        new("portal.functies", "Functies", "beheer/functies", PortalFeatures.SwitchFeatures, "switch"),
        new("portal.simulator", "Simulator", "beheer/simulator", PortalFeatures.Simulator, "eye"),
        new("portal.gebruikers", "Gebruikers", "gebruikers", PortalFeatures.Users, "person"),
        new("portal.koppelingen", "Koppelingen", "koppelingen", PortalFeatures.Api, "switch"),
        new("portal.webhooks", "Webhooks", "webhooks", PortalFeatures.Webhooks, "switch"),
        new("portal.accounts", "Accounts", "beheer/accounts", PortalFeatures.Accounts, "person"),
        new("portal.klantkoppelingen", "Koppelingen van klanten", "beheer/klantkoppelingen", PortalFeatures.CustomerKeys, "switch"),
        new("portal.logboek", "Logboek", "beheer/logboek", PortalFeatures.AuditLog, "list"),
        new("portal.workflows", "Workflows", "beheer/workflows", PortalFeatures.Workflows, "list"),
        new("portal.toestemmingen", "Toestemmingen", "beheer/toestemmingen", PortalFeatures.Consents, "list"),
        new("portal.taken", "Achtergrondwerk", "beheer/achtergrondwerk", PortalFeatures.Jobs, "clock"),
    ];

    public override IReadOnlyList<Word> Words =>
    [
        new(PortalWords.Users, "gebruikers"),
        new(PortalWords.Inbox, "berichten"),
        new(PortalWords.NewUser, "nieuw account aanmaken"),
    ];

    public override IReadOnlyList<RequestKind> RequestKinds => [AccountRequestKind.Value, ExtraAccountKind.Value, QuestionKind.Value];

    // the engine maps its own entities in the context
    public override void Map(Microsoft.EntityFrameworkCore.ModelBuilder model)
    {
    }
}

/// <summary>Words of the portal itself that a tenant may replace.</summary>
public static class PortalWords
{
    /// <summary>The people of an organisation who have an account, as the title of their list.</summary>
    public const string Users = "portal.gebruikers";

    /// <summary>Messages of the insurer, as the title of their list.</summary>
    public const string Inbox = "portal.berichten";

    /// <summary>Giving a colleague access, as the text of a button.</summary>
    public const string NewUser = "portal.nieuwe-gebruiker";
}

public static class PortalPermissions
{
    public const string ManageFeatures = "portal.functies-beheren";
    public const string ReadAuditLog = "portal.logboek-lezen";
    public const string ManageJobs = "portal.achtergrondwerk-beheren";
    public const string ManageUsers = "portal.gebruikers-beheren";
    public const string RequestAccount = "portal.account-aanvragen";
    public const string HelpAccounts = "portal.accounts-helpen";
    public const string DoTasks = "portal.taken-doen";
    public const string ReadWorkflows = "portal.workflows-inzien";
    public const string ManageWorkflows = "portal.workflows-beheren";
    public const string ManageNews = "portal.nieuws-beheren";

    public const string ReadConsents = "portal.toestemmingen-inzien";
    public const string ManageApi = "portal.api-beheren";
    public const string ManageWebhooks = "portal.webhooks-beheren";

    public static readonly IReadOnlyList<Permission> All =
    [
        new(ManageFeatures, "Functies beheren", "Functies aan- en uitzetten en nagaan wie wat ziet.", StaffOnly: true),
        new(ReadAuditLog, "Logboek lezen", "Het logboek van het portaal inzien en downloaden.", StaffOnly: true),
        new(ManageJobs, "Achtergrondwerk beheren", "Werk dat op de achtergrond bleef steken opnieuw starten of sluiten.", StaffOnly: true),
        new(ManageUsers, "Gebruikers beheren", "Collega's toegang geven, hun rollen wijzigen en hun toegang stoppen."),
        new(RequestAccount, "Account aanvragen", "Bij de verzekeraar een account aanvragen voor een collega."),
        new(HelpAccounts, "Accounts helpen", "Aanvragen behandelen en mensen helpen die niet kunnen inloggen.", StaffOnly: true),
        new(DoTasks, "Taken doen", "Taken in de werklijst bekijken en erover besluiten."),
        new(ReadWorkflows, "Workflows inzien", "Zien welke workflows er zijn, hoe ze lopen en waarop ze wachten.", StaffOnly: true),
        new(ManageNews, "Nieuws beheren", "Berichten op de startpagina schrijven, wijzigen en beëindigen.", StaffOnly: true),
        new(ReadConsents, "Toestemmingen inzien", "Zien wie om toestemming of een handtekening is gevraagd, en het bewijs daarvan.", StaffOnly: true),
        new(ManageApi, "Koppelingen beheren", "Sleutels maken en intrekken waarmee een programma van de organisatie in het portaal werkt."),
        new(ManageWebhooks, "Webhooks beheren", "Bepalen naar welk programma van de organisatie het portaal meldt wat er gebeurt, en nakijken wat er is bezorgd."),
        new(ManageWorkflows, "Workflows beheren", "Workflows importeren en publiceren, en beslissen over een proces dat is gestopt.", StaffOnly: true),
    ];
}

public static class PortalFeatures
{
    public const string SwitchFeatures = "portal.functies";
    public const string Simulator = "portal.simulator";
    public const string AuditLog = "portal.logboek";
    public const string Jobs = "portal.achtergrondwerk";
    public const string Users = "portal.gebruikers";
    public const string OwnRequests = "portal.mijn-aanvragen";
    public const string ExtraAccount = "portal.extra-account";
    public const string AccountRequest = "portal.account-aanvragen";
    public const string Accounts = "portal.accounts";
    public const string WorkList = "portal.werklijst";
    public const string Workflows = "portal.workflows";
    public const string ManageWorkflows = "portal.workflows-beheren";

    public const string Consents = "portal.toestemmingen";
    public const string Inbox = "portal.berichten";
    public const string Documents = "portal.documenten";
    public const string Questions = "portal.vraag";
    public const string Api = "portal.api";
    public const string Webhooks = "portal.webhooks";
    public const string CustomerKeys = "portal.klantkoppelingen";
    public const string News = "portal.nieuws";
    public const string ManageNews = "portal.nieuws-beheren";

    public static readonly IReadOnlyList<Feature> All =
    [
        new(SwitchFeatures, "Functies", "Overzicht van alle functies, met schakelaar, planning en geschiedenis.", PortalPermissions.ManageFeatures),
        new(Simulator, "Simulator", "Laat zien wat een account ziet op een datum, en waarom.", PortalPermissions.ManageFeatures),
        new(AuditLog, "Logboek", "Wie deed wat, wanneer en namens wie.", PortalPermissions.ReadAuditLog),
        new(Jobs, "Achtergrondwerk", "Werk dat wacht, loopt of bleef steken.", PortalPermissions.ManageJobs),
        new(Users, "Gebruikers", "Wie binnen de organisatie toegang heeft, en tot wat.", PortalPermissions.ManageUsers),
        new(OwnRequests, "Mijn aanvragen", "Wat iemand heeft aangevraagd en hoe ver dat is; wie de gebruikers beheert, ziet ook de aanvragen van de organisatie."),
        new(ExtraAccount, "Extra account aanvragen", "Een account voor een collega aanvragen bij de verzekeraar.", PortalPermissions.RequestAccount),
        new(AccountRequest, "Account aanvragen", "Openbare pagina waarop een organisatie een eerste account aanvraagt."),
        new(Accounts, "Accounts", "Een account opzoeken en de persoon helpen om weer in te loggen.", PortalPermissions.HelpAccounts),
        new(WorkList, "Werklijst", "Taken die op u of uw collega's wachten.", PortalPermissions.DoTasks),
        new(Workflows, "Workflows", "Elke workflow en elk lopend proces als schema, met versies en logboek.", PortalPermissions.ReadWorkflows),
        new(Inbox, "Berichten", "Berichten van de verzekeraar, per categorie."),
        new(Questions, "Stel een vraag", "Een vraag aan de verzekeraar over wat een pagina toont; het antwoord komt bij de berichten."),
        new(Documents, "Documenten", "Bestanden die bij een bericht of taak horen, openen."),
        new(News, "Nieuws", "Berichten van de verzekeraar op de startpagina."),
        new(ManageNews, "Nieuws beheren", "Berichten op de startpagina schrijven, bekijken en beëindigen.", PortalPermissions.ManageNews),
        new(Consents, "Toestemmingen", "Wat mensen per e-mail is gevraagd, wat zij besloten, en het bewijs daarvan.", PortalPermissions.ReadConsents),
        new(Api, "Koppelingen", "Programma's van een organisatie werken met een sleutel in het portaal (API).", PortalPermissions.ManageApi),
        new(Webhooks, "Webhooks", "Meldt aan een programma van een organisatie wat er is gebeurd, zodat het daar niet om hoeft te vragen.", PortalPermissions.ManageWebhooks),
        new(CustomerKeys, "Koppelingen van klanten", "Welke programma's van klanten in het portaal werken of bericht krijgen; een sleutel intrekken.", PortalPermissions.HelpAccounts),
        new(ManageWorkflows, "Workflows beheren", "Workflows importeren, publiceren en terugzetten; een proces voortzetten of annuleren.", PortalPermissions.ManageWorkflows),
    ];
}
