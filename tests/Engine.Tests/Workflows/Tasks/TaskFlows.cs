using System.Text.Json;
using Engine.Tests.Workflows.Runtime;
using Engine.Workflows.Definitions;

namespace Engine.Tests.Workflows.Tasks;

/// <summary>Definitions of one activity that write its outcome and one of its outputs.</summary>
internal static class TaskFlows
{
    public static string Approval(string inputs = "", string output = "decision") =>
        Activity("Portal.AwaitApproval", $"{Text("title", "Mevrouw Geheim aanmelden")}{inputs}", inputs.Contains("\"roles\"", StringComparison.Ordinal) ? "" : Roles("balie"), output);

    public static string Verification(string output, string queue = "balie", string correctable = """["Praktijk","Adres"]""") => Activity("Portal.AwaitVerification",
        Text("queue", queue) + Value("checklist", "List<String>", """["AGB-code klopt","Adres klopt"]""") + Value("subject", "ObjectDictionary", """{"Praktijk":"De Linde","Adres":"Laan 1"}""") + Value("correctable", "List<String>", correctable), "", output);

    public static string Provider(string organisation, string output = "response", string form = "tekst", string more = "") => Activity("Portal.AwaitProvider",
        Text("providerId", organisation) + Text("formKey", form) + Value("subject", "ObjectDictionary", """{"Traject":"Coaching"}""") + more, "", output);

    public static string Activity(string type, string inputs, string more, string output) =>
        $$"""{ "type": "{{type}}", "id": "a"{{inputs}}{{more}}, "{{output}}": { "typeName": "Object", "memoryReference": { "id": "v" } } }""";

    public static string Roles(params string[] roles) => Value("roles", "List<String>", JsonSerializer.Serialize(roles));

    public static string Text(string name, string value) => $", \"{name}\": {{ \"typeName\": \"String\", \"expression\": {{ \"type\": \"Literal\", \"value\": {JsonSerializer.Serialize(value)} }} }}";

    public static string Span(string name, string value) => $", \"{name}\": {{ \"typeName\": \"TimeSpan\", \"expression\": {{ \"type\": \"Literal\", \"value\": \"{value}\" }} }}";

    public static string Flag(string name, bool value) => $", \"{name}\": {{ \"typeName\": \"Boolean\", \"expression\": {{ \"type\": \"Literal\", \"value\": {(value ? "true" : "false")} }} }}";

    public static string Whole(string name, int value) => $", \"{name}\": {{ \"typeName\": \"Int32\", \"expression\": {{ \"type\": \"Literal\", \"value\": {value} }} }}";

    public static string Value(string name, string type, string json) => $", \"{name}\": {{ \"typeName\": \"{type}\", \"expression\": {{ \"type\": \"Object\", \"value\": {JsonSerializer.Serialize(json)} }} }}";

    public static string After(string span) => Span("expiresAfter", span);

    public static string Reminders(params string[] after) => Value("reminders", "List<Object>", JsonSerializer.Serialize(after.Select(a => new { after = a })));

    public static string Reminder(string after, string template) => Value("reminders", "List<Object>", JsonSerializer.Serialize((object[])[new { after, templateKey = template }]));

    /// <summary>A flowchart in which each outcome writes itself with the output.</summary>
    public static string Of(string activity)
    {
        var outcomes = DefinitionReader.Read(Flows.Sequence("taak", activity)).Definition?.Tree.Find("a")?.Outcomes ?? [];
        return $$"""
            {
              "definitionId": "taak", "name": "Taak", "variables": [ { "id": "v", "name": "V", "typeName": "Object" } ],
              "root": { "type": "Elsa.Flowchart", "id": "root",
                "activities": [ {{activity}}, {{string.Join(", ", outcomes.Select(Line))}} ],
                "connections": [ {{string.Join(", ", outcomes.Select(o => $$"""{ "source": { "activity": "a", "port": "{{o}}" }, "target": { "activity": "{{o}}", "port": "In" } }"""))}} ] }
            }
            """;
    }

    private static string Line(string outcome) =>
        $$"""{ "type": "Elsa.WriteLine", "id": "{{outcome}}", "text": { "typeName": "String", "expression": { "type": "JavaScript", "value": "'{{outcome}} ' + JSON.stringify(getV())" } } }""";
}
