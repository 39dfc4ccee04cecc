using System.Text.Json.Nodes;
using static Engine.Workflows.Definitions.Catalogue.Describe;
using static Engine.Workflows.Definitions.Catalogue.PortalActivities;

namespace Engine.Workflows.Definitions.Catalogue;

/// <summary>The portals' activities that wait for people and working days.</summary>
internal static class PortalWaits
{
    /// <summary>How long to wait, with which reminders, by which calendar.</summary>
    private static readonly ActivityInput[] WaitOptions =
    [
        Input("expiresAfter", "TimeSpan"), Input("expiresAfterWorkingDays", "Int32"), Input("expiresAt", "DateTimeOffset"),
        Input("reminders", "List<Object>"), Input("calendarKey", "String"),
    ];

    internal static readonly ActivityType[] All =
    [
        Waiting(AwaitConsent, "Toestemming vragen",
            [
                Needed("subjectName", "String"), Needed("subjectEmail", "String"), Needed("purposeKey", "String"), Needed("textKey", "String"),
                Needed("textVersion", "String"), Input("shownData", "ObjectDictionary"), Input("linkLifetime", "TimeSpan"),
            ],
            [Output("consentId", "String"), Output("decision", "String"), Output("decidedAt", "DateTimeOffset"), Output("textHash", "String"), Output("note", "String")],
            "Granted", "Refused", "Expired", "Undeliverable"),
        Task(AwaitApproval, "Goedkeuring vragen",
            [
                Needed("title", "String"), Needed("roles", "List<String>"), Input("organisationId", "String"), Input("requiredApprovals", "Int32", 1),
                Input("excludeRequester", "Boolean", true), Input("excludeUserIds", "List<String>"), Input("excludeEmails", "List<String>"),
                Input("decisions", "List<String>", new JsonArray("Approve", "Reject", "MoreInfo")), Input("formKey", "String"), Input("data", "ObjectDictionary"),
            ],
            [
                Output("taskId", "String"), Output("decision", "String"), Output("decidedBy", "String"), Output("comment", "String"),
                Output("votes", "List<Object>"), Output("formData", "ObjectDictionary"),
            ],
            "Approved", "Rejected", "MoreInfo", "Expired"),
        Task(AwaitVerification, "Laten controleren",
            [
                Needed("queue", "String"), Input("title", "String"), Input("checklist", "List<String>"), Input("subject", "ObjectDictionary"), Input("correctable", "List<String>"),
                Input("excludeEmails", "List<String>"),
            ],
            [Output("verifiedBy", "String"), Output("findings", "List<Object>"), Output("corrections", "ObjectDictionary"), Output("comment", "String")],
            "Verified", "Rejected", "NeedsContact", "Expired"),
        Waiting(AwaitSignature, "Laten ondertekenen",
            [Needed("signerName", "String"), Needed("signerEmail", "String"), Needed("documentId", "String"), Input("linkLifetime", "TimeSpan")],
            [Output("signedDocumentId", "String"), Output("signedAt", "DateTimeOffset"), Output("evidenceId", "String")],
            "Signed", "Declined", "Expired", "Undeliverable"),
        Task(AwaitUpload, "Laten uploaden",
            [Input("roles", "List<String>"), Input("organisationId", "String"), Input("userId", "String"), Input("documentKinds", "List<String>"), Input("maxFiles", "Int32", 1)],
            [Output("documentIds", "List<String>")],
            "Uploaded", "Expired"),
        Task(AwaitProvider, "Wachten op de zorgverlener",
            [Needed("providerId", "String"), Input("subject", "ObjectDictionary"), Needed("formKey", "String")],
            [Output("response", "ObjectDictionary"), Output("respondedAt", "DateTimeOffset")],
            "Accepted", "Declined", "Expired"),
        Waiting(AwaitActivation, "Wachten op activering",
            [Needed("activationId", "String")],
            [Output("activatedAt", "DateTimeOffset")],
            "Activated", "Expired", "Revoked"),
        new(WaitWorkingDays, "Werkdagen wachten")
        {
            Inputs = [Needed("days", "Int32"), Input("from", "DateTimeOffset"), Input("atTime", "String", "08:00"), Input("calendarKey", "String")],
            Outputs = [Output("dueAt", "DateTimeOffset")],
            IsBlocking = true,
        },
    ];

    private static ActivityType Task(string name, string title, ActivityInput[] inputs, ActivityOutput[] outputs, params string[] outcomes) =>
        Waiting(name, title, inputs, outputs, outcomes) with { Feature = PortalFeatures.WorkList };

    private static ActivityType Waiting(string name, string title, ActivityInput[] inputs, ActivityOutput[] outputs, params string[] outcomes) =>
        new(name, title) { Inputs = [.. inputs, .. WaitOptions], Outputs = outputs, OutcomesOf = Outcomes(outcomes), IsBlocking = true };
}
