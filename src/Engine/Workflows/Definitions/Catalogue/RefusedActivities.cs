namespace Engine.Workflows.Definitions.Catalogue;

/// <summary>Activities of Elsa that are known and not run here: they can be read and drawn, and never published.</summary>
public static class RefusedActivities
{
    public const string NotFound = "Elsa.NotFoundActivity";

    private const string Script = "Een script met volledige toegang tot de server kan niet. Gebruik een expressie in JavaScript of een Portal-activiteit.";

    private const string File = "Bestanden op de server zijn niet bereikbaar. Gebruik Portal.CreateDocument of Portal.AwaitUpload.";

    private const string Endpoint = "Een workflow kan geen eigen webadres openen. Laat de aanroep binnenkomen via de API en wacht erop met Elsa.Event.";

    internal static readonly ActivityType[] All =
    [
        Refused(NotFound, "Onbekende activiteit", "Deze activiteit is in een andere omgeving gemaakt en bestaat hier niet. Vervang haar door een activiteit uit de lijst."),
        Refused("Elsa.RunCSharp", "Script in C#", Script),
        Refused("Elsa.RunPython", "Script in Python", Script),
        Refused("Elsa.HttpEndpoint", "Webadres", Endpoint) with { IsBlocking = true, IsTrigger = true },
        Refused("Elsa.WriteHttpResponse", "Antwoord op webadres", Endpoint),
        Refused("Elsa.WriteFileHttpResponse", "Bestand als antwoord", Endpoint),
        Refused("Elsa.ReadLine", "Regel lezen", "Een workflow heeft geen toetsenbord. Gebruik Portal.AwaitApproval met een formulier.") with { IsBlocking = true },
        Refused("Elsa.ReadFile", "Bestand lezen", File),
        Refused("Elsa.WriteFile", "Bestand schrijven", File),
        Refused("Elsa.SqlQuery", "SQL", "Een workflow leest de database niet rechtstreeks. Gebruik Portal.CollectItems of Portal.CallConnector."),
        Refused("Elsa.SqlCommand", "SQL", "Een workflow schrijft de database niet rechtstreeks. Gebruik Portal.CallConnector."),
    ];

    private static ActivityType Refused(string name, string title, string reason) => new(name, title) { Refusal = reason };
}
