using System.Text.Json;
using Engine.Workflows.Definitions;
using Engine.Workflows.Execution;
using Shouldly;

namespace Engine.Tests.Workflows.Execution;

/// <summary>Writes definitions in a few words, as the JSON that a file holds.</summary>
internal static class Draw
{
    /// <param name="members">JSON members: <c>"text":"A"</c>, or what the functions below make.</param>
    public static string Node(string id, string type, params string[] members) =>
        $$"""{"id":"{{id}}","name":"{{id}}","type":"{{(type.Contains('.', StringComparison.Ordinal) || type.StartsWith('!') ? type.TrimStart('!') : "Elsa." + type)}}"{{string.Concat(members.Where(m => m.Length > 0).Select(m => "," + m))}}}""";

    public static string Line(string id) => Node(id, "WriteLine", Text("text", id));

    public static string LineOf(string id, string script) => Node(id, "WriteLine", Js("text", script, "String"));

    public static string Text(string name, string value) => Input(name, "Literal", JsonSerializer.Serialize(value), "String");

    public static string Literal(string name, string json, string type = "Object") => Input(name, "Literal", json, type);

    public static string Js(string name, string script, string type = "Object") => Input(name, "JavaScript", JsonSerializer.Serialize(script), type);

    public static string Input(string name, string syntax, string json, string type) =>
        $$$"""
        "{{{name}}}":{"typeName":"{{{type}}}","expression":{"type":"{{{syntax}}}","value":{{{json}}}}}
        """;

    public static string Output(string name, string memory, string type = "Object") =>
        $$$"""
        "{{{name}}}":{"typeName":"{{{type}}}","memoryReference":{"id":"{{{memory}}}"}}
        """;

    public static string Starts => "\"customProperties\":{\"canStartWorkflow\":true}";

    public static string Port(string name, string node) => $"\"{name}\":{node}";

    public static string Ports(string name, params string[] nodes) => $"\"{name}\":[{string.Join(',', nodes)}]";

    public static string Sequence(string id, params string[] nodes) => Node(id, "Sequence", Ports("activities", nodes));

    public static string Event(string id, params string[] members) => Node(id, "Event", [Text("eventName", id), .. members]);

    /// <param name="links"><c>from>to</c> or <c>from:Port>to</c>, parted by spaces.</param>
    public static string Chart(string id, string links, params string[] nodes) =>
        Node(id, "Flowchart", Ports("activities", nodes), Ports("connections", [.. links.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Link)]));

    /// <param name="variables">Each <c>Name:Type=value</c>; the id is the name with a v before it.</param>
    public static CompiledWorkflow Workflow(string root, string variables = "", string envelope = "", string id = "w") =>
        new(Definition(root, variables, envelope, id));

    public static WorkflowDefinition Definition(string root, string variables = "", string envelope = "", string id = "w")
    {
        var json = $$"""{"id":"{{id}}-1","definitionId":"{{id}}","name":"{{id}}","version":1,"variables":[{{Variables(variables)}}]{{(envelope.Length > 0 ? "," + envelope : "")}},"root":{{root}}}""";
        var read = DefinitionReader.Read(json);
        return read.Definition.ShouldNotBeNull(string.Join('\n', read.Findings));
    }

    public static string Variables(string variables) => string.Join(',', variables.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(v =>
    {
        var value = v.Split('=', 2);
        var name = value[0].Split(':');
        return $$"""{"id":"v{{name[0]}}","name":"{{name[0]}}","typeName":"{{name[1]}}"{{(value.Length > 1 ? $",\"value\":{JsonSerializer.Serialize(value[1])}" : "")}}}""";
    }));

    public static string SetVariable(string id, string name, string script) =>
        Node(id, "SetVariable", $$"""
        "variable":{"id":"v{{name}}","name":"{{name}}","typeName":"Object"}
        """, Js("value", script));

    private static string Link(string link)
    {
        var ends = link.Split('>');
        var source = ends[0].Split(':');
        return $$$"""{"source":{"activity":"{{{source[0]}}}","port":"{{{(source.Length > 1 ? source[1].Replace('_', ' ') : "Done")}}}"},"target":{"activity":"{{{ends[1]}}}","port":"In"}}""";
    }
}
