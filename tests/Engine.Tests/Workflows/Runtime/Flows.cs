namespace Engine.Tests.Workflows.Runtime;

/// <summary>Definitions as small as the rule that they are about.</summary>
internal static class Flows
{
    /// <summary>Activities one after the other.</summary>
    public static string Sequence(string id, params string[] activities) => Definition(id, "{}", activities);

    public static string Definition(string id, string options, params string[] activities) => $$"""
        {
          "definitionId": "{{id}}", "name": "{{id}}", "options": {{options}},
          "variables": [ { "id": "v", "name": "V", "typeName": "Object" } ],
          "root": { "type": "Elsa.Sequence", "id": "root", "activities": [ {{string.Join(", ", activities)}} ] }
        }
        """;

    public static string Line(string id, string text) => $$"""{ "type": "Elsa.WriteLine", "id": "{{id}}", "text": {{Literal(text)}} }""";

    public static string Script(string id, string script) => $$"""{ "type": "Elsa.WriteLine", "id": "{{id}}", "text": { "typeName": "String", "expression": { "type": "JavaScript", "value": "{{script}}" } } }""";

    public static string Delay(string id, string span) => $$"""{ "type": "Elsa.Delay", "id": "{{id}}", "timeSpan": { "typeName": "TimeSpan", "expression": { "type": "Literal", "value": "{{span}}" } } }""";

    public static string Task(string id, string name) => $$"""{ "type": "Elsa.RunTask", "id": "{{id}}", "taskName": {{Literal(name)}}, "taskId": { "typeName": "String", "memoryReference": { "id": "v" } } }""";

    public static string Event(string id, string name, bool starts = false) =>
        $$"""{ "type": "Elsa.Event", "id": "{{id}}", "eventName": {{Literal(name)}}, "customProperties": { "canStartWorkflow": {{(starts ? "true" : "false")}} } }""";

    /// <summary>Starts instances by the clock.</summary>
    /// <param name="type">Timer, Cron or StartAt.</param>
    public static string Clock(string id, string type, string input, string value) =>
        $$"""{ "type": "Elsa.{{type}}", "id": "{{id}}", "{{input}}": {{Literal(value)}}, "customProperties": { "canStartWorkflow": true } }""";

    public static string Publish(string id, string name) => $$"""{ "type": "Elsa.PublishEvent", "id": "{{id}}", "eventName": {{Literal(name)}} }""";

    public static string Dispatch(string id, string definition, bool waits = true) => $$"""
        { "type": "Elsa.DispatchWorkflow", "id": "{{id}}", "workflowDefinitionId": {{Literal(definition)}},
          "waitForCompletion": { "typeName": "Boolean", "expression": { "type": "Literal", "value": {{(waits ? "true" : "false")}} } } }
        """;

    /// <summary>Fails as long as the variable is empty.</summary>
    public static string Fail(string id) => $$"""{ "type": "Elsa.Fault", "id": "{{id}}", "message": {{Literal("kapot")}} }""";

    private static string Literal(string text) => $$"""{ "typeName": "String", "expression": { "type": "Literal", "value": "{{text}}" } }""";
}
