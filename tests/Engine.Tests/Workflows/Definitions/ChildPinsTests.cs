using Engine.Workflows.Definitions;
using Shouldly;

namespace Engine.Tests.Workflows.Definitions;

public sealed class ChildPinsTests
{
    private static readonly WorkflowDefinition Second = Child("rem-2", 2, autoUpdate: true);

    [Theory]
    [InlineData("\"workflowDefinitionId\":\"rem\"")]
    [InlineData("\"version\":1")]
    public void Publishing_writes_the_version_that_runs(string fields)
    {
        var pinned = ChildPins.Pin(User(fields), reference => WorkflowTypeName.Means(reference, Second) ? Second : null);

        pinned.Tree.Find("a").ShouldNotBeNull().Workflow.ShouldBe(new("SendReminder", "rem", "rem-2", 2));
        DefinitionWriter.Write(pinned).ShouldContain("\"latestAvailablePublishedVersionId\": \"rem-2\"");
    }

    [Fact]
    public void A_pin_that_is_still_there_holds()
    {
        var first = Child("rem-1", 1);

        var pinned = ChildPins.Pin(User("\"workflowDefinitionId\":\"rem\",\"workflowDefinitionVersionId\":\"rem-1\""), reference => reference.VersionId == first.Id ? first : Second);

        pinned.Tree.Find("a").ShouldNotBeNull().Workflow.ShouldNotBeNull().VersionId.ShouldBe("rem-1");
    }

    [Fact]
    public void What_is_not_found_and_what_is_no_workflow_stay_as_they_are()
    {
        var user = User("\"workflowDefinitionId\":\"gone\"");

        ChildPins.Pin(user, _ => null).ShouldBeSameAs(user);
    }

    [Fact]
    public void Users_of_a_workflow_that_asks_for_it_get_the_new_version()
    {
        var outdated = User("\"workflowDefinitionId\":\"rem\",\"workflowDefinitionVersionId\":\"rem-1\"");
        var current = User("\"workflowDefinitionId\":\"rem\",\"workflowDefinitionVersionId\":\"rem-2\"") with { DefinitionId = "current" };
        var other = User("\"workflowDefinitionId\":\"other\"") with { DefinitionId = "third" };

        var updated = ChildPins.UpdateUsers(Second, [outdated, current, other, Second]).ShouldHaveSingleItem();

        updated.DefinitionId.ShouldBe("user");
        updated.Tree.Find("a").ShouldNotBeNull().Workflow.ShouldBe(new("SendReminder", "rem", "rem-2", 2));
        updated.Tree.Find("b").ShouldNotBeNull().TypeName.ShouldBe("Elsa.WriteLine");
    }

    [Fact]
    public void Users_of_a_workflow_that_does_not_ask_for_it_keep_their_version() =>
        ChildPins.UpdateUsers(Child("rem-2", 2), [User("\"workflowDefinitionId\":\"rem\",\"workflowDefinitionVersionId\":\"rem-1\"")]).ShouldBeEmpty();

    [Theory]
    [InlineData("send reminder", "SendReminder")]
    [InlineData("Herinnering (2e) sturen", "Herinnering2eSturen")]
    [InlineData("SendReminder", "SendReminder")]
    [InlineData("één keer", "ÉénKeer")]
    public void A_workflow_is_named_in_Pascal_case(string name, string expected) => WorkflowTypeName.Of(name).ShouldBe(expected);

    private static WorkflowDefinition Child(string id, int version, bool autoUpdate = false) => DefinitionReader.Read(
        $$$"""{"id":"{{{id}}}","definitionId":"rem","name":"send reminder","version":{{{version}}},"options":{"usableAsActivity":true,"autoUpdateConsumingWorkflows":{{{(autoUpdate ? "true" : "false")}}}}}""")
        .Definition.ShouldNotBeNull();

    private static WorkflowDefinition User(string fields) => DefinitionReader.Read(
        "{\"definitionId\":\"user\",\"name\":\"user\",\"root\":{\"id\":\"s\",\"type\":\"Elsa.Sequence\",\"activities\":[{\"id\":\"a\",\"type\":\"SendReminder\"," + fields + "},{\"id\":\"b\",\"type\":\"Elsa.WriteLine\"}]}}")
        .Definition.ShouldNotBeNull();
}
