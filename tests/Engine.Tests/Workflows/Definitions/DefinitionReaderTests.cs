using Engine.Workflows.Definitions;
using Engine.Workflows.Expressions;
using Shouldly;

namespace Engine.Tests.Workflows.Definitions;

/// <summary>What the model says of a file, field by field.</summary>
public sealed class DefinitionReaderTests
{
    [Fact]
    public void The_envelope_is_read_whole()
    {
        var definition = Read("""
            {"id":"v3","definitionId":"d","name":"Aanvraag","description":"t","createdAt":"2026-09-01T08:00:00+02:00","version":3,"toolVersion":"3.8.0.0",
             "isReadonly":true,"isSystem":true,"isLatest":false,"isPublished":true,"outcomes":["Granted","Refused"],"customProperties":{"k":1},
             "inputs":[{"type":"String","name":"RequestId","displayName":"Aanvraag","description":"x"},{"type":"Int32","name":"Many","isArray":true}],
             "outputs":[{"type":"String","name":"Decision","displayName":"Besluit"}],
             "options":{"activationStrategyType":"Elsa.Workflows.ActivationValidators.CorrelatedSingletonStrategy, Elsa.Workflows.Runtime",
               "incidentStrategyType":"Elsa.Workflows.IncidentStrategies.ContinueWithIncidentsStrategy, Elsa.Workflows.Core","commitStrategyName":"CommitAlways",
               "usableAsActivity":true,"autoUpdateConsumingWorkflows":true,"activityCategory":"Eigen"}}
            """);

        (definition.Id, definition.DefinitionId, definition.Name, definition.Description, definition.Version, definition.ToolVersion)
            .ShouldBe(("v3", "d", "Aanvraag", "t", 3, "3.8.0.0"));
        definition.CreatedAt.ShouldBe(new DateTimeOffset(2026, 9, 1, 8, 0, 0, TimeSpan.FromHours(2)));
        (definition.IsReadonly, definition.IsSystem, definition.IsLatest, definition.IsPublished).ShouldBe((true, true, false, true));
        definition.Outcomes.ShouldBe(["Granted", "Refused"]);
        definition.CustomProperties.ContainsKey("k").ShouldBeTrue();
        definition.Inputs.ShouldBe([new("RequestId", "String") { DisplayName = "Aanvraag", Description = "x" }, new("Many", "Int32[]")]);
        definition.Outputs.ShouldBe([new("Decision", "String") { DisplayName = "Besluit" }]);
        definition.Options.ShouldBe(new()
        {
            Activation = ActivationStrategy.CorrelatedSingleton,
            Incidents = IncidentStrategy.ContinueWithIncidents,
            CommitStrategy = "CommitAlways",
            UsableAsActivity = true,
            AutoUpdateConsumingWorkflows = true,
            ActivityCategory = "Eigen",
        });
    }

    [Fact]
    public void A_strategy_nobody_knows_is_told_and_the_default_holds()
    {
        var read = DefinitionReader.Read("""{"definitionId":"d","name":"n","options":{"incidentStrategyType":"Vendor.RestartStrategy, Vendor"}}""");

        read.Findings.ShouldHaveSingleItem().Code.ShouldBe("strategy-unknown");
        read.Definition.ShouldNotBeNull().Options.Incidents.ShouldBe(IncidentStrategy.Fault);
    }

    [Theory]
    [InlineData("Elsa.Workflows.WorkflowInstanceStorageDriver, Elsa.Workflows.Core", false)]
    [InlineData("Elsa.Workflows.Services.WorkflowStorageDriver, Elsa.Workflows.Core", false)]
    [InlineData("", false)]
    [InlineData("Elsa.Workflows.MemoryStorageDriver, Elsa.Workflows.Core", true)]
    public void A_variable_is_kept_unless_it_asks_to_be_forgotten(string driver, bool isMemory)
    {
        var variable = Read($$"""{"definitionId":"d","name":"n","variables":[{"id":"v1","name":"A","typeName":"Int32","value":"0","storageDriverTypeName":"{{driver}}"}]}""")
            .Variables.ShouldHaveSingleItem();

        variable.IsMemory.ShouldBe(isMemory);
        ((string?)variable.Default).ShouldBe("0");
    }

    [Theory]
    [InlineData("""{"typeName":"String","expression":{"type":"JavaScript","value":"1"}}""", ExpressionSyntax.JavaScript, "1")]
    [InlineData("""{"typeName":"String","expression":{"type":"javascript","value":"1"}}""", ExpressionSyntax.JavaScript, "1")]
    [InlineData("""{"typeName":"String","expression":{"type":"Json","value":"[]"}}""", ExpressionSyntax.Object, "[]")]
    [InlineData("""{"typeName":"String","expression":{"type":null,"value":"x"}}""", ExpressionSyntax.Literal, "x")]
    [InlineData("""{"typeName":"String","expression":{"type":"Delegate","value":"x"}}""", null, "x")]
    [InlineData("""{"typeName":"String","expression":{"type":"3","value":"x"}}""", null, "x")]
    [InlineData("""{"typeName":"String","expression":{"type":"Literal","value":"x"},"memoryReference":{"id":"old"}}""", ExpressionSyntax.Literal, "x")]
    [InlineData("\"bare\"", ExpressionSyntax.Literal, "bare")]
    [InlineData("12", ExpressionSyntax.Literal, null)]
    public void An_input_is_an_expression_or_a_bare_literal(string input, ExpressionSyntax? syntax, string? text)
    {
        var value = Root($$"""{"id":"a","type":"Elsa.WriteLine","text":{{input}}}""").Input("text").ShouldNotBeNull();

        (value.Syntax, value.Text, value.TypeName).ShouldBe((syntax, text, "String"));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("""{"typeName":"String"}""")]
    [InlineData("""{"typeName":"String","expression":null}""")]
    [InlineData("""{"typeName":"String","expression":{"type":"Literal","value":null}}""")]
    [InlineData("""{"expression":{"type":"Literal","value":"x"}}""")]
    public void An_input_without_type_or_value_is_not_set(string input) =>
        Root($$"""{"id":"a","type":"Elsa.WriteLine","text":{{input}}}""").Input("text").ShouldBeNull();

    [Theory]
    [InlineData("""{"id":"v1","name":"A"}""")]
    [InlineData("""{"Id":"v1"}""")]
    [InlineData("\"{\\\"id\\\":\\\"v1\\\"}\"")]
    [InlineData("\"v1\"")]
    public void A_reference_to_a_variable_is_an_object_or_text(string value) =>
        Root("""{"id":"a","type":"Elsa.WriteLine","text":{"typeName":"String","expression":{"type":"Variable","value":""" + value + "}}}")
            .Input("text").ShouldNotBeNull().Reference.ShouldBe("v1");

    [Fact]
    public void A_reference_to_an_input_goes_by_name() =>
        Root("""{"id":"a","type":"Elsa.WriteLine","text":{"typeName":"String","expression":{"type":"Input","value":{"name":"Email","type":"String"}}}}""")
            .Input("text").ShouldNotBeNull().Reference.ShouldBe("Email");

    [Fact]
    public void Outputs_are_bound_to_memory()
    {
        var node = Root("""
            {"id":"a","type":"Elsa.RunTask","taskName":{"typeName":"String","memoryReference":{"id":"m"},"expression":{"type":"Literal","value":"t"}},
             "result":{"typeName":"Object","memoryReference":{"id":"v1"},"converter":{"id":"c"}},"taskId":null}
            """);

        node.Outputs.ShouldBe(new Dictionary<string, OutputBinding> { ["result"] = new("Object", "v1") });
        node.Inputs.Keys.ShouldBe(["taskName"]);
    }

    [Fact]
    public void Every_container_gives_its_children_with_their_port()
    {
        const string Leaf = "\"type\":\"Elsa.Start\"";
        var root = Root($$$"""
            {"id":"s","type":"Elsa.Sequence","activities":[
              {"id":"i","type":"Elsa.If","then":{"id":"t",{{{Leaf}}}},"else":{"id":"e",{{{Leaf}}}}},
              {"id":"w","type":"Elsa.While","body":{"id":"b",{{{Leaf}}}}},
              {"id":"sw","type":"Elsa.Switch","cases":[{"label":"A","condition":{"type":"JavaScript","value":"true"},"activity":{"id":"ca",{{{Leaf}}}}},{"label":"B","condition":null}],"default":{"id":"d",{{{Leaf}}}}},
              {"id":"fo","type":"Elsa.Fork","joinMode":"WaitAny","branches":[{"id":"f1",{{{Leaf}}}},{"id":"f2",{{{Leaf}}}}]},
              {"id":"bd","type":"Elsa.BulkDispatchWorkflows","childCompleted":{"id":"cc",{{{Leaf}}}},"childFaulted":{"id":"cf",{{{Leaf}}}}},
              {"id":"h","type":"Elsa.SendHttpRequest","expectedStatusCodes":[{"statusCode":200,"activity":{"id":"ok",{{{Leaf}}}}}],"unmatchedStatusCode":{"id":"un",{{{Leaf}}}},"failedToConnect":{"id":"fc",{{{Leaf}}}},"timeout":{"id":"ti",{{{Leaf}}}}},
              {"id":"p","type":"Elsa.Parallel","activities":[{"id":"p1",{{{Leaf}}}}]},{"id":"n","type":"Elsa.FlowNode","body":{"id":"nb",{{{Leaf}}}}},
              {"id":"m","type":"Elsa.SendEmail","error":{"id":"me",{{{Leaf}}}}}]}
            """);

        root.ChildrenIn("activities").SelectMany(c => c.Children).Select(c => $"{c.Port}[{c.Index}] {c.Label} {c.Node.Id}").ShouldBe(
        [
            "then[0]  t", "else[0]  e", "body[0]  b", "cases[0] A ca", "default[0]  d", "branches[0]  f1", "branches[1]  f2", "childCompleted[0]  cc",
            "childFaulted[0]  cf", "expectedStatusCodes[0] 200 ok", "unmatchedStatusCode[0]  un", "failedToConnect[0]  fc", "timeout[0]  ti", "activities[0]  p1",
            "body[0]  nb", "error[0]  me",
        ]);
        var tree = Definition("{}").Tree;
        tree.All.Count.ShouldBe(1);
        var cases = root.ChildrenIn("activities").Single(n => n.Id == "sw").Cases;
        cases.Select(c => (c.Label, c.Condition.Syntax, c.Activity?.Id)).ShouldBe([("A", ExpressionSyntax.JavaScript, "ca"), ("B", ExpressionSyntax.Literal, null)]);
        root.ChildrenIn("activities").Single(n => n.Id == "fo").Input("joinMode").ShouldNotBeNull().IsPlain.ShouldBeTrue();
    }

    [Fact]
    public void The_tree_knows_parents_and_places()
    {
        var tree = Definition("""{"id":"s","type":"Elsa.Sequence","activities":[{"id":"i","type":"Elsa.If","then":{"id":"t","type":"Elsa.Start"}}]}""").Tree;

        var inner = tree.Find("t").ShouldNotBeNull();
        inner.NodeId.ShouldBe("Workflow1:s:i:t");
        tree.At("Workflow1:s:i:t").ShouldBeSameAs(inner);
        tree.AncestorsOf(inner).Select(a => a.Id).ShouldBe(["i", "s"]);
        tree.All.Select(a => a.Id).ShouldBe(["s", "i", "t"]);
        tree.Find("nobody").ShouldBeNull();
    }

    [Fact]
    public void A_connection_that_stands_there_twice_counts_once_and_other_ports_are_others()
    {
        const string End = """ "target":{"activity":"b","port":"In"} """;
        var root = Root($$"""
            {"id":"f","type":"Elsa.Flowchart","activities":[{"id":"a","type":"Elsa.FlowDecision"},{"id":"b","type":"Elsa.End"}],"connections":[
              {"source":{"activity":"a","port":"True"},{{End}},"vertices":[{"x":1,"y":2},{"x":"3","y":4.5},{"x":1e999,"y":0}]},
              {"source":{"activity":"a","port":"True"},{{End}}},{"source":{"activity":"a","port":"False"},{{End}}},{"source":{"activity":"a","port":null},{{End}}}]}
            """);

        root.Connections.Select(c => c.Key).ShouldBe(["a:True->b:In", "a:False->b:In", "a:->b:In"]);
        root.Connections[0].Vertices.ShouldBe([new(1, 2), new(3, 4.5)]);
    }

    [Theory]
    [InlineData("\"type\":\"Elsa.FlowJoin\"", JoinMode.WaitAny)]
    [InlineData("\"type\":\"Elsa.FlowJoin\",\"mode\":{\"typeName\":\"X\",\"expression\":{\"type\":\"Literal\",\"value\":\"WaitAll\"}}", JoinMode.WaitAll)]
    [InlineData("\"type\":\"Elsa.FlowJoin\",\"mode\":{\"typeName\":\"X\",\"expression\":{\"type\":\"Literal\",\"value\":\"waitAllActive\"}}", JoinMode.WaitAllActive)]
    [InlineData("\"type\":\"Elsa.FlowJoin\",\"mode\":{\"typeName\":\"X\",\"expression\":{\"type\":\"JavaScript\",\"value\":\"'WaitAll'\"}}", null)]
    [InlineData("\"type\":\"Elsa.FlowJoin\",\"mode\":{\"typeName\":\"X\",\"expression\":{\"type\":\"Literal\",\"value\":\"WaitAny,WaitAll\"}}", null)]
    [InlineData("\"type\":\"Elsa.WriteLine\"", JoinMode.WaitAllActive)]
    [InlineData("\"type\":\"Elsa.WriteLine\",\"customProperties\":{\"mergeMode\":\"Stream\"}", JoinMode.WaitAllActive)]
    [InlineData("\"type\":\"Elsa.WriteLine\",\"customProperties\":{\"mergeMode\":\"Converge\"}", JoinMode.WaitAllActive)]
    [InlineData("\"type\":\"Elsa.WriteLine\",\"customProperties\":{\"mergeMode\":\"Race\"}", JoinMode.WaitAny)]
    public void An_activity_waits_as_its_join_or_merge_mode_says(string fields, JoinMode? expected) => Root($$"""{"id":"a",{{fields}}}""").Join.ShouldBe(expected);

    [Fact]
    public void A_task_named_after_a_portal_activity_runs_as_that_activity()
    {
        var node = Root("""
            {"id":"a","type":"Elsa.RunTask","taskName":{"typeName":"String","expression":{"type":"Literal","value":"Portal.AwaitConsent"}},
             "payload":{"typeName":"ObjectDictionary","expression":{"type":"Object","value":"{\"PurposeKey\":\"p\",\"shownData\":{\"k\":1},\"other\":2}"}}}
            """);

        (node.TypeName, node.WrittenTypeName).ShouldBe(("Portal.AwaitConsent", "Elsa.RunTask"));
        node.Outcomes.ShouldBe(["Done"]);
        node.Input("purposeKey").ShouldNotBeNull().Text.ShouldBe("p");
        node.Input("shownData").ShouldNotBeNull().Syntax.ShouldBe(ExpressionSyntax.Object);
        node.Inputs.Keys.ShouldNotContain("other");
    }

    [Fact]
    public void A_task_with_a_name_of_its_own_stays_a_task() =>
        Root("""{"id":"a","type":"Elsa.RunTask","taskName":{"typeName":"String","expression":{"type":"Literal","value":"Portal.Unknown"}}}""").TypeName.ShouldBe("Elsa.RunTask");

    [Fact]
    public void A_block_of_the_pack_runs_as_the_portal_activity_and_is_written_as_the_block()
    {
        var definition = Definition("""
            {"id":"a","type":"PortalAwaitConsent","version":1,"workflowDefinitionId":"pack","purposeKey":{"typeName":"String","expression":{"type":"Literal","value":"p"}}}
            """);

        definition.Root.TypeName.ShouldBe("Portal.AwaitConsent");
        definition.Root.Workflow.ShouldBeNull();
        definition.Root.Outcomes.ShouldBe(["Granted", "Refused", "Expired", "Undeliverable"]);
        definition.Root.Input("purposeKey").ShouldNotBeNull().Text.ShouldBe("p");
        DefinitionWriter.Write(definition).ShouldContain("\"type\": \"PortalAwaitConsent\"");
    }

    [Fact]
    public void A_workflow_used_as_activity_gives_reference_inputs_and_outputs()
    {
        var node = Root("""
            {"id":"a","type":"SendReminder","version":2,"workflowDefinitionId":"rem","workflowDefinitionVersionId":"rem-2","latestAvailablePublishedVersion":2,
             "days":{"typeName":"Int32","expression":{"type":"Literal","value":3}},"plain":7,"sentAt":{"typeName":"DateTimeOffset","memoryReference":{"id":"v1"}}}
            """);

        node.Type.ShouldBeNull();
        node.Workflow.ShouldBe(new("SendReminder", "rem", "rem-2", 2));
        node.Inputs.Keys.ShouldBe(["days", "plain"], ignoreOrder: true);
        node.Outputs["sentAt"].MemoryId.ShouldBe("v1");
        node.Outcomes.ShouldBeNull();
    }

    [Fact]
    public void An_unknown_activity_is_neither_a_workflow_nor_lost()
    {
        var node = Root("""{"id":"a","type":"Vendor.Strange","version":1}""");

        (node.Type, node.Workflow, node.TypeName).ShouldBe((null, null, "Vendor.Strange"));
    }

    [Fact]
    public void The_designer_s_drawing_is_read()
    {
        Root("""{"id":"a","type":"Elsa.Start","metadata":{"displayText":"Begin hier","description":"d","designer":{"position":{"x":"12.5","y":-3},"size":{"width":160,"height":50}}}}""")
            .Design.ShouldBe(new(new(12.5, -3), 160, 50, "Begin hier", "d"));
        Root("""{"id":"a","type":"Elsa.Start","metadata":{"designer":{"position":{"x":1}}}}""").Design.Position.ShouldBeNull();
    }

    private static WorkflowDefinition Read(string json) => DefinitionReader.Read(json).Definition.ShouldNotBeNull();

    private static WorkflowDefinition Definition(string root) => Read($$"""{"definitionId":"d","name":"n","root":{{root}}}""");

    private static ActivityNode Root(string root) => Definition(root).Root;
}
