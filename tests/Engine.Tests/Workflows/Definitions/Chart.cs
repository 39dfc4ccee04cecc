using System.Text.Json.Nodes;
using Engine.Workflows.Definitions;
using Shouldly;

namespace Engine.Tests.Workflows.Definitions;

/// <summary>Draws a flowchart in a few words: <c>new Chart("s Elsa.Start", "e Elsa.End").Link("s>e")</c>.</summary>
internal sealed class Chart
{
    private readonly JsonArray activities = [];
    private readonly JsonArray connections = [];
    private readonly JsonObject envelope = new() { ["id"] = "v", ["definitionId"] = "d", ["name"] = "Proef" };

    /// <param name="activities">Id, type and, after another space, more members as JSON.</param>
    public Chart(params string[] activities)
    {
        foreach (var activity in activities)
        {
            this.activities.Add(Activity(activity));
        }
    }

    public static JsonObject Activity(string words)
    {
        var parts = words.Split(' ', 3);
        var made = new JsonObject { ["id"] = parts[0], ["type"] = parts[1] };
        foreach (var (name, value) in parts.Length == 3 ? JsonNode.Parse("{" + parts[2] + "}").ShouldNotBeNull().AsObject() : [])
        {
            made[name] = value?.DeepClone();
        }

        return made;
    }

    /// <summary>An input as a file writes it: <c>"text": {...}</c>.</summary>
    public static string Input(string name, string syntax, string value, string typeName = "Object") =>
        $$$"""
        "{{{name}}}":{"typeName":"{{{typeName}}}","expression":{"type":"{{{syntax}}}","value":{{{value}}}}}
        """;

    /// <param name="links"><c>from>to</c>, or <c>from:Port>to</c>.</param>
    public Chart Link(params string[] links)
    {
        foreach (var link in links)
        {
            var ends = link.Split('>');
            var source = ends[0].Split(':');
            connections.Add(new JsonObject
            {
                ["source"] = new JsonObject { ["activity"] = source[0], ["port"] = source.Length == 2 ? source[1] : "Done" },
                ["target"] = new JsonObject { ["activity"] = ends[1], ["port"] = "In" },
            });
        }

        return this;
    }

    /// <summary>Adds a member to the envelope.</summary>
    public Chart With(string name, string json)
    {
        envelope[name] = JsonNode.Parse(json);
        return this;
    }

    public string Json()
    {
        var file = (JsonObject)envelope.DeepClone();
        file["root"] = new JsonObject { ["id"] = "f", ["type"] = "Elsa.Flowchart", ["activities"] = activities.DeepClone(), ["connections"] = connections.DeepClone() };
        return file.ToJsonString();
    }

    public WorkflowDefinition Read()
    {
        var read = DefinitionReader.Read(Json());
        return read.Definition.ShouldNotBeNull(string.Join('\n', read.Findings));
    }
}
