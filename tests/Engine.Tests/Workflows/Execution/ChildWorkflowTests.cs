using Engine.Workflows.Execution;
using Engine.Workflows.Execution.Effects;
using Engine.Workflows.Execution.State;
using Engine.Workflows.Values;
using Shouldly;
using static Engine.Tests.Workflows.Execution.Draw;

namespace Engine.Tests.Workflows.Execution;

/// <summary>Workflows that use others: inside themselves, or as instances of their own.</summary>
public sealed class ChildWorkflowTests
{
    private const string Envelope = """
    "inputs":[{"type":"Int32","name":"Amount"}],"outputs":[{"type":"Int32","name":"Double"}],"outcomes":["Big","Small"]
    """;

    private static readonly CompiledWorkflow Child = Workflow(Sequence("q",
        Event("w"), LineOf("a", "'child ' + getAmount() + typeof getN()"), Node("o", "SetOutput", Text("outputName", "Double"), Js("outputValue", "getInput('Amount') * 2")),
        Node("x", "Complete", Js("outcomes", "getAmount() > 10 ? 'Big' : ['Small']"))), "N:Object", Envelope, "Child");

    [Theory]
    [InlineData(20, "big 40")]
    [InlineData(3, "small 6")]
    public void A_workflow_used_as_activity_has_its_own_scope_inputs_outputs_and_outcomes(int amount, string line)
    {
        var parent = Workflow(Chart("flow", "s>c c:Big>b c:Small>l",
            SetVariable("s", "N", "'secret'"), Node("c", "!Child", Js("amount", $"String({amount})"), Output("double", "vD")), LineOf("b", "'big ' + getD()"), LineOf("l", "'small ' + getD()")), "N:String D:Int32");
        var run = new TestInstance(parent, new TestLibrary(Child)).Start();
        run.BookmarkOf("w").NodeId.ShouldBe("Workflow1:flow:c:q:w");
        run.Resume("w").Lines.ShouldBe([$"child {amount}object", line]);
        run.Sub.ShouldBe(WorkflowSubStatus.Finished);
    }

    [Fact]
    public void A_workflow_in_another_does_not_see_the_variables_around_it()
    {
        var child = Workflow(Sequence("q", LineOf("a", "getSecret()")), id: "Child");
        new TestInstance(Workflow(Sequence("p", Node("c", "!Child"), LineOf("z", "getSecret()")), "Secret:String=hidden"), new TestLibrary(child)).Start()
            .Incident.Message.ShouldContain("geen variabele, invoer of uitvoer met de naam Secret");
    }

    [Fact]
    public void Complete_in_a_child_ends_only_the_child()
    {
        var child = Workflow(Sequence("q", Node("x", "Complete"), Line("never")), id: "Child");
        new TestInstance(Workflow(Sequence("p", Node("c", "!Child"), Line("after"))), new TestLibrary(child)).Start().Lines.ShouldBe(["after"]);
    }

    [Fact]
    public void A_child_that_fails_is_an_incident_of_the_parent_and_can_be_tried_again()
    {
        var child = Workflow(Sequence("q", Node("i", "If", Js("condition", "getInput('Ok')", "Boolean")), Line("done")), envelope: """
        "inputs":[{"type":"Object","name":"Ok"}]
        """, id: "Child");
        var run = new TestInstance(Workflow(Sequence("p", Node("c", "!Child", Literal("ok", "\"nonsense\"")), Line("after"))), new TestLibrary(child)).Start();
        run.Incident.NodeId.ShouldBe("Workflow1:p:c:q:i");
        run.Give(new SkipStimulus(run.Incident.Id, null)).Lines.ShouldBe(["done", "after"]);
    }

    [Fact]
    public void A_workflow_that_uses_itself_stops_at_an_incident()
    {
        var self = Workflow(Sequence("q", Line("a"), Node("c", "!Self")), id: "Self");
        var incident = new TestInstance(self, new TestLibrary(self)).Start().Incident;
        incident.Type.ShouldBe(IncidentTypes.Limit);
        incident.Message.ShouldContain("16 workflows in elkaar");
    }

    [Theory]
    [InlineData(10_000, null)]
    [InlineData(10_001, IncidentTypes.Limit)]
    public void No_more_than_ten_thousand_children_start_at_once(int items, string? incident)
    {
        var run = new TestInstance(Workflow(Sequence("p", Node("c", "BulkDispatchWorkflows", Text("workflowDefinitionId", "Child"), Js("items", $"Array.from({{ length: {items} }})", "Object[]"))))).Start();
        run.State.Incidents.Select(i => i.Type).ShouldBe(incident is null ? [] : [incident]);
    }

    [Fact]
    public void A_workflow_that_does_not_exist_is_an_incident() =>
        new TestInstance(Workflow(Sequence("q", Node("c", "!Missing")))).Start().Incident.Message.ShouldContain("Missing");

    [Fact]
    public void Execute_runs_a_workflow_inside_and_gives_its_output()
    {
        var run = new TestInstance(Workflow(Sequence("p",
            Node("c", "ExecuteWorkflow", Text("workflowDefinitionId", "Child"), Js("input", "({ Amount: 4 })", "ObjectDictionary"), Output("result", "vR")),
            LineOf("z", "getR().subStatus + getR().output.Double")), "R:Object"), new TestLibrary(Child)).Start();
        run.Resume("w").Lines.ShouldBe(["child 4object", "Finished8"]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Dispatch_starts_an_instance_of_its_own_and_waits_when_asked(bool waits)
    {
        var run = new TestInstance(Workflow(Sequence("p", Node("c", "DispatchWorkflow", Text("workflowDefinitionId", "Child"), Text("correlationId", "k"), Js("input", "({ Amount: 4 })", "ObjectDictionary"),
            Literal("waitForCompletion", waits ? "true" : "false", "Boolean"), Output("result", "vR")), LineOf("z", "'after ' + getR()?.Double")), "R:Object")).Start();
        var child = run.Effect<ChildDispatched>();
        (child.DefinitionId, child.CorrelationId, child.WaitsForIt, PlainJson.Write(child.Inputs)).ShouldBe(("Child", "k", waits, "{\"Amount\":4,\"ParentInstanceId\":\"instance-1\"}"));
        if (!waits)
        {
            run.Lines.ShouldBe(["after undefined"]);
            return;
        }

        run.BookmarkOf("c").Hash.ShouldBe(StimulusHash.Of("Elsa.DispatchWorkflow", new Dictionary<string, object?> { ["childInstanceId"] = child.ChildInstanceId }));
        run.Resume("c", PlainJson.Read("{\"status\":\"Finished\",\"output\":{\"Double\":8}}")).Lines.ShouldBe(["after 8"]);
    }

    [Fact]
    public void A_child_that_nobody_waits_for_any_more_is_given_up()
    {
        var run = new TestInstance(Workflow(Sequence("p", Node("c", "DispatchWorkflow", Text("workflowDefinitionId", "Child"), Literal("waitForCompletion", "true", "Boolean"))))).Start();
        run.Give(new CancelStimulus());
        run.Effect<ChildAbandoned>().ChildInstanceId.ShouldBe(run.Effect<ChildDispatched>().ChildInstanceId);
        run.Sub.ShouldBe(WorkflowSubStatus.Cancelled);
    }

    [Fact]
    public void Many_children_report_to_one_bookmark_and_each_counts_once()
    {
        var run = new TestInstance(Workflow(Chart("flow", "c:Completed>z c:Canceled>x",
            Node("c", "BulkDispatchWorkflows", Text("workflowDefinitionId", "Child"), Js("items", "[1, { Amount: 2 }]", "Object[]"), Js("input", "({ Base: 'b' })", "ObjectDictionary"), Js("correlationIdFunction", "'k' + JSON.stringify(getItem())"),
                Port("childCompleted", LineOf("ok", "getChildOutput().v")), Port("childFaulted", LineOf("bad", "'bad ' + getCurrentValue().Amount"))), Line("z"), Line("x")))).Start();
        var children = run.Effects.OfType<ChildDispatched>().ToList();
        children.Select(c => PlainJson.Write(c.Inputs)).ShouldBe(["{\"Base\":\"b\",\"ParentInstanceId\":\"instance-1\",\"Item\":1}", "{\"Base\":\"b\",\"ParentInstanceId\":\"instance-1\",\"Amount\":2}"]);
        children.Select(c => c.CorrelationId).ShouldBe(["k1", "k{\"Amount\":2}"]);
        children.Select(c => c.Source.Number).ShouldBe([1, 2]);

        var first = PlainJson.Read($$$"""{"childInstanceId":"{{{children[0].ChildInstanceId}}}","status":"Finished","output":{"v":"one"}}""");
        run.Resume("c", first).Resume("c", first).Lines.ShouldBe(["one"]);
        run.State.Bookmarks.ShouldHaveSingleItem().AutoBurn.ShouldBeFalse();
        run.Resume("c", PlainJson.Read($$"""{"childInstanceId":"{{children[1].ChildInstanceId}}","status":"Faulted"}""")).Lines.ShouldBe(["one", "bad 2", "z"]);
        run.State.Bookmarks.ShouldBeEmpty();
        run.Sub.ShouldBe(WorkflowSubStatus.Finished);
    }

    [Fact]
    public void Children_of_nothing_take_no_time() => new TestInstance(Workflow(Chart("flow", "c>z",
        Node("c", "BulkDispatchWorkflows", Text("workflowDefinitionId", "Child"), Js("items", "[]", "Object[]")), Line("z")))).Start().Lines.ShouldBe(["z"]);
}
