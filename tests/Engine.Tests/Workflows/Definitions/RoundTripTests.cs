using System.Text.Json.Nodes;
using Engine.Workflows.Definitions;
using Shouldly;
using Testing;

namespace Engine.Tests.Workflows.Definitions;

public sealed class RoundTripTests
{
    public static TheoryData<string> Cases => [.. ElsaCases.Names];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_case_comes_back_as_it_was(string name)
    {
        var read = DefinitionReader.Read(ElsaCases.Bytes(name));

        read.Findings.ShouldBeEmpty();
        Same.Normalised(DefinitionWriter.Write(read.Definition.ShouldNotBeNull())).ShouldBe(Same.Normalised(ElsaCases.Text(name)));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void What_is_exported_reads_and_writes_as_the_same_text(string name)
    {
        var once = DefinitionWriter.Write(Read(ElsaCases.Text(name)));

        DefinitionWriter.Write(Read(once)).ShouldBe(once);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Places_are_computed_as_the_designer_computes_them(string name)
    {
        var definition = Read(ElsaCases.Text(name));

        foreach (var node in JsonNode.Parse(ElsaCases.Text(name)).ShouldNotBeNull()["root"].ShouldNotBeNull().AsObject().Activities())
        {
            definition.Tree.Find((string?)node["id"] ?? "").ShouldNotBeNull().NodeId.ShouldBe((string?)node["nodeId"]);
        }
    }

    [Fact]
    public void Fields_nobody_knows_survive_everywhere()
    {
        const string Json = """
            {"definitionId":"d","name":"n","id":"v","version":3,"toolVersion":"3.7.0.0","x":1.50,"customProperties":{"a":[1,{"b":null}]},"options":{"y":true},
             "variables":[{"id":"v1","name":"A","typeName":"String","z":{"k":1}}],"inputs":[{"type":"String","name":"I","uiHint":"singleline"}],
             "root":{"id":"f","type":"Elsa.Flowchart","version":1,"odd":[1,2],"metadata":{"designer":{"position":{"x":1,"y":2},"zoom":0.5},"note":"é \"<&"},
              "activities":[{"id":"a","type":"Vendor.Strange","version":4,"port":{"id":"inner","type":"Elsa.WriteLine"}},{"id":"b","type":"Elsa.Start","version":1,"extra":{}}],
              "connections":[{"source":{"activity":"b","port":"Done"},"target":{"activity":"a","port":"In"},"vertices":[{"x":1,"y":2.5}],"label":"kept"}]}}
            """;

        var written = JsonNode.Parse(DefinitionWriter.Write(Read(Json))).ShouldNotBeNull().AsObject();

        // what a file leaves out and an export always says
        written.Remove("$schema").ShouldBeTrue();
        foreach (var flag in new[] { "isReadonly", "isSystem", "isLatest", "isPublished" })
        {
            written.Remove(flag).ShouldBeTrue();
        }

        Same.Normalised(written.ToJsonString()).ShouldBe(Same.Normalised(Json));
    }

    [Fact]
    public void An_export_has_the_order_of_the_designer()
    {
        var written = JsonNode.Parse(DefinitionWriter.Write(Read("""
            {"root":{"version":1,"metadata":{},"type":"Elsa.WriteLine","customProperties":{},"id":"a","text":{"typeName":"String","expression":{"type":"Literal","value":"x"}},"name":"N"},
             "x":1,"options":{},"name":"n","definitionId":"d","id":"v","description":"t","variables":[],"inputs":[],"outputs":[],"outcomes":[],"customProperties":{}}
            """))).ShouldNotBeNull().AsObject();

        written.Select(m => m.Key).ShouldBe(
        [
            "$schema", "id", "definitionId", "name", "description", "version", "variables", "inputs", "outputs", "outcomes", "customProperties",
            "isReadonly", "isSystem", "isLatest", "isPublished", "options", "x", "root",
        ]);
        written["root"].ShouldNotBeNull().AsObject().Select(m => m.Key).ShouldBe(["text", "id", "nodeId", "name", "type", "version", "customProperties", "metadata"]);
    }

    [Fact]
    public void Inputs_of_portal_activities_come_last_as_a_stock_Elsa_writes_them()
    {
        var written = DefinitionWriter.Json(Read("""
            {"definitionId":"d","name":"n","root":{"templateKey":{"typeName":"String","expression":{"type":"Literal","value":"x"}},"type":"Portal.SendMail","id":"a","metadata":{}}}
            """));

        written["root"].ShouldNotBeNull().AsObject().Select(m => m.Key).ShouldBe(["id", "nodeId", "type", "metadata", "templateKey"]);
    }

    [Fact]
    public void The_tenant_of_a_file_is_neither_read_nor_written()
    {
        var definition = Read("""{"definitionId":"d","name":"n","TenantId":"other","root":null}""");

        DefinitionWriter.Write(definition).ShouldNotContain("other");
    }

    [Theory]
    [InlineData("Aanvraag: één keuze / ça", "a b", "v/1", "workflow-definition-aanvraag-een-keuze-ca-a-b-v-1.json")]
    [InlineData("../../etc/passwd", "..", "x", "workflow-definition-etc-passwd----x.json")]
    [InlineData("漢字", "d", "", "workflow-definition-d.json")]
    public void A_file_is_named_by_slug_and_ids(string name, string definitionId, string id, string expected) =>
        DefinitionFileName.Of(Read("""{"definitionId":"d","name":"n"}""") with { Name = name, DefinitionId = definitionId, Id = id }).ShouldBe(expected);

    private static WorkflowDefinition Read(string json) => DefinitionReader.Read(json).Definition.ShouldNotBeNull();
}
