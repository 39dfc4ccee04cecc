using Engine.Workflows.Execution;
using Engine.Workflows.Execution.Effects;
using Engine.Workflows.Execution.Rehearsals;
using Engine.Workflows.Execution.State;
using Shouldly;
using static Engine.Tests.Workflows.Execution.Draw;

namespace Engine.Tests.Workflows.Execution;

public sealed class RehearsalTests
{
    private static readonly DateTimeOffset Monday = new(2026, 1, 5, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_rehearsal_that_is_stopped_shows_what_happened_until_then()
    {
        var chart = Workflow(Node("f", "For", Literal("start", "1"), Literal("end", "100000"), Port("body", Node("d", "Delay"))));
        var result = new Rehearsal(ActivitySet.Elsa, WorkflowLibrary.Empty, DateTimeOffset.UnixEpoch) { Stop = new CancellationToken(canceled: true) }.Run(chart);
        (result.SubStatus, result.Rounds).ShouldBe((WorkflowSubStatus.Suspended, 0));
    }

    [Fact]
    public void Time_moves_to_what_is_due() => Rehearse(Sequence("q", Node("d", "Delay", Text("timeSpan", "2.00:00:00")), LineOf("a", "new Date().toISOString()"))).Lines.ShouldBe(["2026-01-07T08:00:00.000Z"]);

    [Fact]
    public void Tasks_mails_requests_and_children_are_answered_and_collected()
    {
        var result = Rehearse(Sequence("q",
            Node("t", "RunTask", Text("taskName", "T")), Node("m", "SendEmail", Input("to", "Object", "[\"a@example.nl\"]", "String[]"), Port("error", Line("oops"))),
            Node("h", "SendHttpRequest", Text("url", "https://example.nl"), Port("unmatchedStatusCode", Line("answered"))),
            Node("c", "DispatchWorkflow", Text("workflowDefinitionId", "x"), Literal("waitForCompletion", "true", "Boolean")),
            Node("b", "BulkDispatchWorkflows", Text("workflowDefinitionId", "x"), Js("items", "[1, 2, 3]", "Object[]"), Port("childCompleted", Line("one"))), Line("end")));
        result.SubStatus.ShouldBe(WorkflowSubStatus.Finished);
        result.Lines.ShouldBe(["answered", "one", "one", "one", "end"]);
        (result.Tasks.Count, result.Mails.Count, result.Effects.OfType<ChildDispatched>().Count()).ShouldBe((1, 1, 4));
    }

    [Fact]
    public void A_child_that_is_waited_for_runs_too_and_its_parent_goes_on_with_what_it_gave()
    {
        var child = Workflow(Sequence("k", Node("d", "Delay", Text("timeSpan", "2.00:00:00")), LineOf("l", "'kind ' + getInput('Item')"), Node("o", "SetOutput", Text("outputName", "Som"), Js("outputValue", "getInput('Item') * 2"))), envelope: """ "inputs":[{"name":"Item","type":"Object"}],"outputs":[{"name":"Som","type":"Object"}] """, id: "kind");
        var parent = Workflow(Sequence("q",
            Node("b", "BulkDispatchWorkflows", Text("workflowDefinitionId", "kind"), Js("items", "[1, 2]", "Object[]"), Port("childCompleted", LineOf("c", "'gaf ' + variables.ChildOutput.Som"))),
            LineOf("t", "new Date().toISOString()")), id: "ouder");
        var result = new Rehearsal(ActivitySet.Elsa, new RehearsalLibrary([child.Definition, parent.Definition]), Monday).Run(parent);
        result.Lines.ShouldBe(["kind 1", "kind 2", "gaf 2", "gaf 4", "2026-01-07T08:00:00.000Z"]);
        result.SubStatus.ShouldBe(WorkflowSubStatus.Finished);
    }

    [Fact]
    public void A_child_that_fails_is_no_success_and_one_that_starts_itself_comes_to_an_end()
    {
        var broken = Workflow(Node("f", "Fault", Text("message", "stuk")), id: "kind");
        var parent = Workflow(Sequence("q", Node("b", "BulkDispatchWorkflows", Text("workflowDefinitionId", "kind"), Js("items", "[1]", "Object[]"), Port("childCompleted", Line("goed")), Port("childFaulted", Line("fout")))), id: "ouder");
        new Rehearsal(ActivitySet.Elsa, new RehearsalLibrary([broken.Definition]), Monday).Run(parent).Lines.ShouldBe(["fout"]);
        var itself = Workflow(Node("c", "DispatchWorkflow", Text("workflowDefinitionId", "kring"), Literal("waitForCompletion", "true", "Boolean")), id: "kring");
        new Rehearsal(ActivitySet.Elsa, new RehearsalLibrary([itself.Definition]), Monday).Run(itself).Incidents.ShouldContain(i => i.Type == IncidentTypes.Limit);
    }

    [Fact]
    public void An_answer_of_choice_decides_where_it_goes() => new Rehearsal(ActivitySet.Elsa, WorkflowLibrary.Empty, Monday) { Answer = b => b.ActivityId == "w" ? "no" : null }
        .Run(Workflow(Sequence("q", Event("w", Output("result", "vR")), LineOf("a", "getR()")), "R:String")).Lines.ShouldBe(["no"]);

    [Fact]
    public void An_event_that_the_workflow_tells_reaches_what_waits_in_itself() => Rehearse(Node("p", "Parallel", Ports("activities",
        Sequence("q", Event("w", Output("result", "vR")), LineOf("a", "getR()")), Sequence("r", Node("t", "PublishEvent", Text("eventName", "w"), Text("payload", "told"))))), "R:String").Lines.ShouldBe(["told"]);

    [Fact]
    public void Events_that_a_workflow_tells_itself_for_ever_are_told_so_often()
    {
        var result = Rehearse(Node("l", "While", Js("condition", "true"), Port("body", Node("p", "Parallel", Ports("activities", Event("w"), Node("t", "PublishEvent", Text("eventName", "w")))))));
        result.SubStatus.ShouldBe(WorkflowSubStatus.Suspended);
        result.Effects.OfType<EventPublished>().Count().ShouldBeInRange(1_000, 1_000 + 60);
    }

    [Fact]
    public void A_workflow_that_waits_for_ever_is_given_up()
    {
        var result = Rehearse(Node("w", "While", Js("condition", "true"), Port("body", Event("e"))));
        (result.Rounds, result.SubStatus, result.Bookmarks.Count).ShouldBe((50, WorkflowSubStatus.Suspended, 1));
    }

    [Fact]
    public void Twice_the_same_gives_twice_the_same()
    {
        var root = Sequence("q", LineOf("a", "newGuid()"), Node("t", "RunTask", Text("taskName", "T")), LineOf("b", "newGuid() + new Date().toISOString()"));
        Rehearse(root).Lines.ShouldBe(Rehearse(root).Lines);
        InstanceStateJson.Write(Rehearse(root).State).ShouldBe(InstanceStateJson.Write(Rehearse(root).State));
    }

    private static RehearsalResult Rehearse(string root, string variables = "") => new Rehearsal(ActivitySet.Elsa, WorkflowLibrary.Empty, Monday).Run(Workflow(root, variables));
}
