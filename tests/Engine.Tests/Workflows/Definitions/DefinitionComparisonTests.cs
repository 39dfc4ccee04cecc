using Engine.Workflows.Definitions;
using Engine.Workflows.Definitions.Comparing;
using Shouldly;
using Testing;

namespace Engine.Tests.Workflows.Definitions;

public sealed class DefinitionComparisonTests
{
    public static TheoryData<string> Cases => [.. ElsaCases.Names];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Two_versions_that_say_the_same_do_not_differ(string name)
    {
        var definition = DefinitionReader.Read(ElsaCases.Bytes(name)).Definition.ShouldNotBeNull();

        DefinitionComparison.Compare(definition, definition with { Id = "other", Version = 9, IsPublished = false, ToolVersion = "x" }).IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public void Activities_that_came_went_and_changed_are_named_with_their_fields()
    {
        var before = new Chart("s Elsa.Start", "a Elsa.WriteLine " + Chart.Input("text", "Literal", "\"oud\""), "b Elsa.End").Link("s>a", "a>b").Read();
        var after = new Chart("s Elsa.Start", "a Elsa.WriteLine \"name\":\"Groet\"," + Chart.Input("text", "JavaScript", "\"getName()\""), "c Elsa.End").Link("s>a", "a>c").Read();

        var difference = DefinitionComparison.Compare(before, after);

        difference.Activities.Select(a => (a.Kind, a.Id, a.Label, a.TypeName)).ShouldBe(
        [
            (ChangeKind.Removed, "b", "Einde", "Elsa.End"), (ChangeKind.Changed, "a", "Groet", "Elsa.WriteLine"), (ChangeKind.Added, "c", "Einde", "Elsa.End"),
        ]);
        difference.Activities[1].Fields.ShouldBe([new("text", "oud", "JavaScript: getName()"), new("name", null, "Groet")]);
        difference.Connections.ShouldBe([new(ChangeKind.Removed, "Regel in het logboek", "Done", "Einde"), new(ChangeKind.Added, "Groet", "Done", "Einde")]);
        difference.IsLayout.ShouldBeFalse();
    }

    [Fact]
    public void The_envelope_variables_inputs_and_outputs_are_compared()
    {
        var before = new Chart().With("description", "\"oud\"").With("variables", """[{"id":"v1","name":"A","typeName":"Int32","value":"1"},{"id":"v2","name":"B","typeName":"String"}]""")
            .With("inputs", """[{"name":"I","type":"String"}]""").With("options", """{"usableAsActivity":false}""").Read();
        var after = new Chart().With("description", "\"nieuw\"").With("variables", """[{"id":"v1","name":"A","typeName":"Int32","value":"2"}]""")
            .With("inputs", """[{"name":"I","type":"String"},{"name":"J","type":"Int32","displayName":"Jaar"}]""").With("outputs", """[{"name":"O","type":"String"}]""")
            .With("options", """{"usableAsActivity":true}""").Read();

        var difference = DefinitionComparison.Compare(before, after);

        difference.Fields.Select(f => f.Field).ShouldBe(["description", "options"], ignoreOrder: true);
        difference.Variables.Select(v => (v.Kind, v.Id)).ShouldBe([(ChangeKind.Removed, "v2"), (ChangeKind.Changed, "v1")]);
        difference.Variables[1].Fields.ShouldBe([new("value", "1", "2")]);
        difference.Inputs.ShouldHaveSingleItem().Label.ShouldBe("Jaar");
        difference.Outputs.ShouldHaveSingleItem().Kind.ShouldBe(ChangeKind.Added);
    }

    [Fact]
    public void Moving_boxes_alone_is_layout()
    {
        static WorkflowDefinition At(int x) => new Chart("a Elsa.Start \"metadata\":{\"designer\":{\"position\":{\"x\":" + x + ",\"y\":0}}}").Read();

        var difference = DefinitionComparison.Compare(At(0), At(50));

        difference.IsEmpty.ShouldBeFalse();
        difference.IsLayout.ShouldBeTrue();
    }

    [Fact]
    public void Another_container_and_another_order_are_changes()
    {
        const string Line = "\"type\":\"Elsa.WriteLine\"";
        var before = Read($$$"""{"id":"s","type":"Elsa.Sequence","activities":[{"id":"a",{{{Line}}}},{"id":"b",{{{Line}}}},{"id":"i","type":"Elsa.If","then":{"id":"c",{{{Line}}}}}]}""");
        var after = Read($$$"""{"id":"s","type":"Elsa.Sequence","activities":[{"id":"b",{{{Line}}}},{"id":"a",{{{Line}}}},{"id":"i","type":"Elsa.If","else":{"id":"c",{{{Line}}}}}]}""");

        var difference = DefinitionComparison.Compare(before, after);

        difference.Activities.Select(a => $"{a.Id} {string.Join(',', a.Fields.Select(f => f.Field))}").ShouldBe(["s order", "c container"]);
    }

    [Fact]
    public void Conditions_of_a_switch_are_compared()
    {
        static WorkflowDefinition With(string condition) =>
            Read("""{"id":"w","type":"Elsa.Switch","cases":[{"label":"A","condition":{"type":"JavaScript","value":"CONDITION"},"activity":{"id":"x","type":"Elsa.Start"}}]}"""
                .Replace("CONDITION", condition, StringComparison.Ordinal));

        DefinitionComparison.Compare(With("1"), With("2")).Activities.ShouldHaveSingleItem().Fields.ShouldHaveSingleItem().ShouldBe(new("cases", "A = JavaScript: 1", "A = JavaScript: 2"));
    }

    private static WorkflowDefinition Read(string root) => DefinitionReader.Read("{\"definitionId\":\"d\",\"name\":\"n\",\"root\":" + root + "}").Definition.ShouldNotBeNull();
}
