using Engine.Tests.Workflows.Runtime;

namespace Engine.Tests.Workflows.Proof;

/// <summary>A definition with each kind of effect: rows, children, a timer, a mail and a request to another system.</summary>
internal static class ProofFlows
{
    public static string Everything(string id, Uri outside) => Flows.Sequence(id, Flows.Line("b", "begin"), Bulk("kind", 2), Flows.Line("k", "kinderen klaar"), Mail, Flows.Delay("d", "00:00:01"), Flows.Line("w", "gewacht"), Http(outside), Flows.Script("a", "getV().antwoord"), Flows.Line("e", "klaar"));

    public static string Http(Uri url) => $$"""
        { "type": "Elsa.SendHttpRequest", "id": "h", "url": {{Text(url.AbsoluteUri)}}, "method": {{Text("POST")}}, "content": {{Text("vraag")}},
          "enableResiliency": { "typeName": "Boolean", "expression": { "type": "Literal", "value": true } }, "parsedContent": { "typeName": "Object", "memoryReference": { "id": "v" } } }
        """;

    public static string Bulk(string definition, int children) => $$"""
        { "type": "Elsa.BulkDispatchWorkflows", "id": "bulk", "workflowDefinitionId": {{Text(definition)}},
          "items": { "typeName": "Object[]", "expression": { "type": "Literal", "value": "[{{string.Join(',', Enumerable.Range(0, children))}}]" } } }
        """;

    private static string Mail => $$"""
        { "type": "Elsa.SendEmail", "id": "m", "to": { "typeName": "String[]", "expression": { "type": "Literal", "value": "[\"a@example.nl\"]" } }, "subject": {{Text("Bericht")}}, "body": {{Text("Tekst")}} }
        """;

    private static string Text(string value) => $$"""{ "typeName": "String", "expression": { "type": "Literal", "value": "{{value}}" } }""";
}
