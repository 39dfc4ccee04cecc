using System.Text.Json.Nodes;
using static Engine.Workflows.Definitions.Catalogue.Describe;
using static Engine.Workflows.Definitions.Catalogue.PortalActivities;

namespace Engine.Workflows.Definitions.Catalogue;

/// <summary>The portals' activities that do something and go on.</summary>
internal static class PortalWork
{
    internal static readonly ActivityType[] All =
    [
        new(SendMail, "Mail sturen")
        {
            Inputs =
            [
                Needed("templateKey", "String"), Needed("to", "List<String>"), Input("language", "String"), Input("model", "ObjectDictionary"),
                Input("attachments", "List<String>"), Input("waitForDelivery", "Boolean", false),
            ],
            Outputs = [Output("messageId", "String")],
            OutcomesOf = OfMail,
            IsBlocking = true,
            BlocksWhen = "waitForDelivery",
        },
        new(NotifyUser, "Bericht in het portaal")
        {
            Inputs =
            [
                Input("userIds", "List<String>"), Input("roles", "List<String>"), Needed("templateKey", "String"), Input("model", "ObjectDictionary"),
                Input("channels", "List<String>", new JsonArray("Portal")),
            ],
            Outputs = [Output("notificationIds", "List<String>")],
        },
        new(CreateDocument, "Document maken")
        {
            Inputs =
            [
                Needed("templateKey", "String"), Input("model", "ObjectDictionary"), Needed("format", "String") with { Choices = ["txt", "csv"] },
                Needed("fileName", "String"), Needed("ownerType", "String"), Needed("ownerId", "String"), Input("visibleTo", "List<String>"), Input("retention", "TimeSpan"),
            ],
            Outputs = [Output("documentId", "String"), Output("sha256", "String")],
            OutcomesOf = Outcomes("Done", "Failed"),
            IsBlocking = true,
        },
        new(SetRequestStatus, "Status van de aanvraag zetten")
        {
            Inputs = [Input("requestId", "String"), Needed("status", "String"), Input("allowedFrom", "List<String>"), Input("publicNote", "String")],
            Outputs = [Output("previousStatus", "String")],
            OutcomesOf = Outcomes("Done", "Conflict"),
        },
        new(EnsureSingleRequest, "Eén aanvraag tegelijk")
        {
            Inputs = [Needed("key", "String")],
            Outputs = [Output("existingRequestId", "String")],
            OutcomesOf = Outcomes("Free", "AlreadyOpen"),
        },
        new(CheckRule, "Regel toetsen")
        {
            Inputs = [Needed("ruleKey", "String"), Input("arguments", "ObjectDictionary")],
            Outputs = [Output("reasons", "List<String>")],
            OutcomesOf = Outcomes("True", "False"),
        },
        new(CreateAccount, "Account maken")
        {
            Inputs =
            [
                Needed("organisationId", "String"), Needed("email", "String"), Needed("name", "String"), Needed("roles", "List<String>"), Input("loginScheme", "String"),
            ],
            Outputs = [Output("userId", "String"), Output("reason", "String")],
            OutcomesOf = Outcomes("Created", "AlreadyExists", "Refused"),
        },
        new(SendActivation, "Activering sturen")
        {
            Inputs = [Needed("userId", "String"), Input("organisationId", "String"), Input("linkLifetime", "TimeSpan"), Input("templateKey", "String"), Input("once", "Boolean", true)],
            Outputs = [Output("activationId", "String"), Output("expiresAt", "DateTimeOffset")],
            OutcomesOf = Outcomes("Done", "AlreadySent", "AlreadyActive"),
        },
        new(CallConnector, "Koppeling aanroepen")
        {
            Inputs =
            [
                Needed("connectorKey", "String"), Needed("operation", "String"), Input("arguments", "ObjectDictionary"), Input("timeout", "TimeSpan", "00:00:30"),
                Input("attempts", "Int32", 5),
            ],
            Outputs = [Output("result", "ObjectDictionary"), Output("statusCode", "Int32")],
            OutcomesOf = Outcomes("Done", "NotFound", "Failed", "Timeout"),
            IsBlocking = true,
        },
        new(ForwardToProvider, "Doorsturen naar de zorgverlener")
        {
            Inputs =
            [
                Needed("providerId", "String"), Needed("templateKey", "String"), Input("model", "ObjectDictionary"), Needed("channel", "String") with { Choices = ["mail", "xml", "both"] },
                Input("connectorKey", "String"), Input("operation", "String"), Input("consentId", "String"),
            ],
            Outputs = [Output("deliveryId", "String"), Output("documentId", "String")],
            OutcomesOf = Outcomes("Delivered", "Failed"),
            IsBlocking = true,
        },
        new(CollectItems, "Gegevens verzamelen")
        {
            Inputs = [Needed("queryKey", "String"), Input("arguments", "ObjectDictionary"), Input("period", "String")],
            Outputs = [Output("items", "List<Object>"), Output("count", "Int32"), Output("total", "Decimal")],
            OutcomesOf = Outcomes("Done", "Empty"),
        },
        new(AuditNote, "Aantekening in het logboek")
        {
            Inputs = [Needed("category", "String"), Needed("text", "String"), Input("data", "ObjectDictionary")],
        },
    ];

    // an expression may decide it; then all are possible
    private static IReadOnlyList<string> OfMail(ActivityNode node) => node.Input("waitForDelivery") switch
    {
        { IsConstant: false } => ["Done", "Delivered", "Failed"],
        { } wait when MayBe(wait) => ["Delivered", "Failed"],
        _ => ["Done"],
    };
}
