using System.Text;
using Engine.Workflows.Definitions;
using Engine.Workflows.Definitions.Importing;
using Engine.Workflows.Definitions.Overlays;
using Shouldly;

namespace Engine.Tests.Workflows.Definitions;

public sealed class DefinitionOverlayTests
{
    private static readonly string Shared = new Chart("s Elsa.Start", "c Portal.AwaitConsent " + Chart.Input("textVersion", "Literal", "\"2026-1\"") + "," + Chart.Input("linkLifetime", "Literal", "\"1.00:00:00\""))
        .Link("s>c").With("variables", """[{"id":"v1","name":"Days","typeName":"Int32","value":"3"}]""").With("version", "3").Json();

    [Fact]
    public void Inputs_texts_and_variables_are_laid_over_by_id()
    {
        var read = Apply("""
            {"overlayOf":"d","baseVersion":3,"name":"Eigen naam","description":"Eigen uitleg","variables":{"v1":{"value":"5"}},
             "activities":{"c":{"displayText":"Vraag toestemming","description":"d","textVersion":"2026-2","linkLifetime":null,"shownData":{"k":1},
               "subjectName":{"expression":{"type":"JavaScript","value":"getName()"}}}}}
            """);

        read.Findings.ShouldBeEmpty();
        var definition = read.Definition.ShouldNotBeNull();
        (definition.DefinitionId, definition.Name, definition.Description).ShouldBe(("d", "Eigen naam", "Eigen uitleg"));
        ((string?)definition.Variables.ShouldHaveSingleItem().Default).ShouldBe("5");
        var node = definition.Tree.Find("c").ShouldNotBeNull();
        (node.Label, node.Design.Description).ShouldBe(("Vraag toestemming", "d"));
        node.Input("textVersion").ShouldNotBeNull().Text.ShouldBe("2026-2");
        node.Input("linkLifetime").ShouldBeNull();
        node.Input("shownData").ShouldNotBeNull().SyntaxName.ShouldBe("Object");
        (node.Input("subjectName").ShouldNotBeNull().SyntaxName, node.Input("subjectName").ShouldNotBeNull().Text).ShouldBe(("JavaScript", "getName()"));
        definition.Root.Connections.Count.ShouldBe(1);
    }

    [Fact]
    public void The_shared_definition_stays_as_it_was()
    {
        var shared = DefinitionReader.Read(Shared).Definition.ShouldNotBeNull();
        var before = DefinitionWriter.Write(shared);

        DefinitionOverlay.Apply(shared, """{"overlayOf":"d","name":"x","variables":{"v1":{"value":"9"}},"activities":{"c":{"textVersion":"x","displayText":"y"}}}"""u8.ToArray()).Definition.ShouldNotBeNull();

        DefinitionWriter.Write(shared).ShouldBe(before);
    }

    [Theory]
    [InlineData("""{"overlayOf":"other"}""", "overlay-target")]
    [InlineData("""{"overlayOf":"d","root":{}}""", "overlay-field")]
    [InlineData("""{"overlayOf":"d","variables":{"v9":{"value":"1"}}}""", "overlay-target")]
    [InlineData("""{"overlayOf":"d","variables":{"v1":{"typeName":"String"}}}""", "overlay-field")]
    [InlineData("""{"overlayOf":"d","variables":{"v1":{"value":"1","name":"X"}}}""", "overlay-field")]
    [InlineData("""{"overlayOf":"d","activities":{"gone":{"displayText":"x"}}}""", "overlay-target")]
    [InlineData("""{"overlayOf":"d","activities":{"c":"x"}}""", "overlay-field")]
    [InlineData("""{"overlayOf":"d","activities":{"c":{"nonsense":1}}}""", "overlay-field")]
    [InlineData("""{"overlayOf":"d","activities":{"c":{"type":"Elsa.End"}}}""", "overlay-field")]
    [InlineData("""{"overlayOf":"d","activities":{"c":{"id":"x"}}}""", "overlay-field")]
    [InlineData("""{"overlayOf":"d","activities":{"f":{"connections":[]}}}""", "overlay-field")]
    [InlineData("""{"overlayOf":"d","activities":{"f":{"activities":[]}}}""", "overlay-field")]
    [InlineData("{", "json")]
    [InlineData("[]", "json")]
    public void What_an_overlay_cannot_change_is_an_error_with_its_place(string overlay, string code)
    {
        var read = Apply(overlay);

        read.Definition.ShouldBeNull();
        var finding = read.Findings.ShouldHaveSingleItem();
        (finding.Code, finding.IsError).ShouldBe((code, true));
        finding.Line.ShouldBe(1);
    }

    [Fact]
    public void An_overlay_for_an_older_base_is_told_and_applied()
    {
        var read = Apply("""{"overlayOf":"d","baseVersion":2,"name":"x"}""");

        read.Findings.ShouldHaveSingleItem().Code.ShouldBe("overlay-version");
        read.Definition.ShouldNotBeNull().Name.ShouldBe("x");
    }

    [Fact]
    public void Files_of_a_tenant_replace_overlay_and_add()
    {
        var layers = DefinitionLayers.Resolve(
            [File("a.json", """{"definitionId":"a","name":"A"}"""), File("b.json", """{"definitionId":"b","name":"B"}"""), File("c.json", """{"definitionId":"c","name":"C"}""")],
            [File("t-b.json", """{"definitionId":"b","name":"Eigen B"}"""), File("t-c.json", """{"overlayOf":"c","name":"Aangepaste C"}"""), File("t-d.json", """{"definitionId":"d","name":"D"}""")]);

        layers.Select(l => (l.File, l.Layer, l.Read.Definition?.Name)).ShouldBe(
        [
            ("a.json", DefinitionLayer.Shared, "A"), ("t-b.json", DefinitionLayer.Replaced, "Eigen B"), ("t-c.json", DefinitionLayer.Overlaid, "Aangepaste C"), ("t-d.json", DefinitionLayer.Own, "D"),
        ]);
    }

    [Theory]
    [InlineData("""{"overlayOf":"gone"}""", "overlay-target")]
    [InlineData("""{"overlayOf":"b"}""", "overlay-target")]
    [InlineData("""{"definitionId":"b","name":"again"}""", "file-twice")]
    [InlineData("nonsense", "json")]
    public void A_file_that_fits_nowhere_is_told_and_the_others_hold(string json, string code)
    {
        var layers = DefinitionLayers.Resolve(
            [File("a.json", """{"definitionId":"a","name":"A"}"""), File("b.json", """{"definitionId":"b","name":"B"}""")],
            [File("t-b.json", """{"definitionId":"b","name":"Eigen B"}"""), File("bad.json", json)]);

        layers.Take(2).ShouldAllBe(l => l.Read.Definition != null);
        var bad = layers.Skip(2).ShouldHaveSingleItem();
        bad.File.ShouldBe("bad.json");
        bad.Read.Findings.ShouldHaveSingleItem().Code.ShouldBe(code);
    }

    [Fact]
    public void A_second_overlay_on_one_definition_is_told() =>
        DefinitionLayers.Resolve([File("a.json", """{"definitionId":"a","name":"A"}""")], [File("x.json", """{"overlayOf":"a","name":"X"}"""), File("y.json", """{"overlayOf":"a","name":"Y"}""")])
            .Select(l => (l.File, l.Read.Definition?.Name)).ShouldBe([("x.json", "X"), ("y.json", null)]);

    private static ReadResult Apply(string overlay) =>
        DefinitionOverlay.Apply(DefinitionReader.Read(Shared).Definition.ShouldNotBeNull(), Encoding.UTF8.GetBytes(overlay));

    private static ImportFile File(string name, string json) => new(name, Encoding.UTF8.GetBytes(json));
}
