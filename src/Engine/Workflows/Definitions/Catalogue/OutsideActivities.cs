using static Engine.Workflows.Definitions.Catalogue.Describe;

namespace Engine.Workflows.Definitions.Catalogue;

/// <summary>Elsa's activities that reach other workflows, systems and people.</summary>
public static class OutsideActivities
{
    public const string Event = "Elsa.Event";
    public const string RunTask = "Elsa.RunTask";
    public const string ExecuteWorkflow = "Elsa.ExecuteWorkflow";
    public const string DispatchWorkflow = "Elsa.DispatchWorkflow";
    public const string BulkDispatchWorkflows = "Elsa.BulkDispatchWorkflows";

    private static readonly ActivityInput[] Started =
    [
        Input("workflowDefinitionId", "String"), Input("correlationId", "String"), Input("input", "ObjectDictionary"), Input("waitForCompletion", "Boolean", false),
        Input("startNewTrace", "Boolean", false), Input("channelName", "String"),
    ];

    private static readonly ActivityInput[] Request =
    [
        Needed("url", "String"), Input("method", "String", "GET"), Input("content", "Object"), Input("contentType", "String"),
        Input("authorization", "String"), Input("requestHeaders", "ObjectDictionary"), Input("enableResiliency", "Boolean", false),
    ];

    private static readonly ActivityOutput[] Response =
        [Output("statusCode", "Int32"), Output("parsedContent"), Output("responseHeaders", "ObjectDictionary"), Output("result")];

    internal static readonly ActivityType[] All =
    [
        new(Event, "Wachten op een gebeurtenis") { Inputs = [Needed("eventName", "String")], Outputs = [Output("result")], IsBlocking = true, IsTrigger = true },
        new("Elsa.PublishEvent", "Gebeurtenis melden")
        {
            Inputs = [Needed("eventName", "String"), Input("correlationId", "String"), Input("isLocalEvent", "Boolean", false), Input("payload", "Object")],
        },
        new(RunTask, "Taak uitzetten")
        {
            Inputs = [Needed("taskName", "String"), Input("payload", "ObjectDictionary")],
            Outputs = [Output("taskId", "String"), Output("result")],
            IsBlocking = true,
        },
        new(ExecuteWorkflow, "Workflow uitvoeren") { Inputs = Started, Outputs = [Output("result")], IsBlocking = true },
        new(DispatchWorkflow, "Workflow starten") { Inputs = Started, Outputs = [Output("result")], IsBlocking = true, BlocksWhen = "waitForCompletion" },
        new(BulkDispatchWorkflows, "Workflows starten")
        {
            Inputs =
            [
                Input("items", "Object[]"), Input("defaultItemInputKey", "String", "Item"), Input("correlationIdFunction", "String") with { IsLazy = true },
                .. Started.Where(i => i.Name != "waitForCompletion"), Input("waitForCompletion", "Boolean", true),
            ],
            Ports = [One("childCompleted"), One("childFaulted")],
            OutcomesOf = Outcomes("Completed", "Canceled", ActivityType.DoneOutcome),
            IsForking = _ => true,
            IsBlocking = true,
            BlocksWhen = "waitForCompletion",
        },
        new("Elsa.SendEmail", "Mail versturen")
        {
            Inputs =
            [
                Input("from", "String"), Needed("to", "String[]"), Input("cc", "String[]"), Input("bcc", "String[]"), Input("subject", "String"),
                Input("attachments", "Object[]"), Input("body", "String"),
            ],
            Ports = [One("error")],
        },
        new("Elsa.SendHttpRequest", "Systeem aanroepen")
        {
            Inputs = Request,
            Outputs = Response,
            Ports = [new("expectedStatusCodes", PortShape.Wrapped, "statusCode"), One("unmatchedStatusCode"), One("failedToConnect"), One("timeout")],
            IsBlocking = true,
        },
        new("Elsa.FlowSendHttpRequest", "Systeem aanroepen")
        {
            Inputs = [.. Request, Input("expectedStatusCodes", "Int32[]")],
            Outputs = Response,
            OutcomesOf = node => [.. ListIn(node, "expectedStatusCodes"), "Unmatched status code", "Failed to connect", "Timeout", ActivityType.DoneOutcome],
            OutcomesInput = "expectedStatusCodes",
            IsForking = _ => true,
            IsBlocking = true,
        },
    ];
}
