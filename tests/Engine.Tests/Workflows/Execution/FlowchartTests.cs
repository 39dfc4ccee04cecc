using Engine.Workflows.Execution.State;
using Shouldly;
using static Engine.Tests.Workflows.Execution.Draw;

namespace Engine.Tests.Workflows.Execution;

/// <summary>What a flowchart runs next: connections, joins and loops.</summary>
public sealed class FlowchartTests
{
    [Fact]
    public void It_begins_at_its_start_activity_wherever_that_stands() =>
        Run("s>a", Line("a"), Node("s", "Start"), Line("z")).Lines.ShouldBe(["a"]);

    [Fact]
    public void Without_a_start_it_begins_where_no_connection_leads_to() => Run("b>a", Line("a"), Line("b")).Lines.ShouldBe(["b", "a"]);

    [Fact]
    public void A_file_may_name_the_start() =>
        Started(Node("flow", "Flowchart", Ports("activities", Line("a"), Line("b")), "\"start\":\"b\"")).Lines.ShouldBe(["b"]);

    [Fact]
    public void Without_activities_it_completes() => Run("").Sub.ShouldBe(WorkflowSubStatus.Finished);

    [Fact]
    public void Only_the_connections_of_the_outcome_are_followed() =>
        Run("s>d d:True>t d:False>f", Node("s", "Start"), Node("d", "FlowDecision", Js("condition", "1 > 2")), Line("t"), Line("f")).Lines.ShouldBe(["f"]);

    [Fact]
    public void Branches_run_in_the_order_of_the_file() => Run("s>b s>a a>c b>d", Node("s", "Start"), Line("a"), Line("b"), Line("c"), Line("d")).Lines.ShouldBe(["b", "a", "d", "c"]);

    [Fact]
    public void An_activity_waits_for_all_that_lead_to_it_and_runs_once() =>
        Run("s>a s>b s>c a>j b>j c>j", Node("s", "Start"), Line("a"), Line("b"), Line("c"), Line("j")).Lines.ShouldBe(["a", "b", "c", "j"]);

    [Fact]
    public void A_branch_that_is_not_taken_holds_up_no_join_further_on() =>
        Run("s>d s>b d:True>t d:False>u t>v v>j b>j u>e", Node("s", "Start"), Node("d", "FlowDecision"), Line("t"), Line("u"), Line("v"), Line("b"), Line("j"), Line("e"))
            .Lines.ShouldBe(["b", "u", "j", "e"]);

    [Fact]
    public void A_join_of_all_runs_when_all_lead_to_it() =>
        Run("s>a s>b a>j b>j j>e", Node("s", "Start"), Line("a"), Line("b"), Join("WaitAll"), Line("e")).Lines.ShouldBe(["a", "b", "e"]);

    [Fact]
    public void A_join_of_all_is_passed_over_when_one_is_not_taken()
    {
        var run = Run("s>a s>d d:True>j a>j j>e d:False>x", Node("s", "Start"), Line("a"), Node("d", "FlowDecision"), Join("WaitAll"), Line("e"), Line("x"));
        run.Lines.ShouldBe(["a", "x"]);
        run.Sub.ShouldBe(WorkflowSubStatus.Finished);
    }

    [Fact]
    public void A_join_of_all_that_are_taken_runs_with_those() =>
        Run("s>a s>d d:True>j a>j j>e", Node("s", "Start"), Line("a"), Node("d", "FlowDecision"), Join("WaitAllActive"), Line("e")).Lines.ShouldBe(["a", "e"]);

    [Fact]
    public void A_join_of_all_waits_for_the_slow_branch_and_does_not_cancel_it()
    {
        var run = Run("s>a s>w a>j w>b b>j j>e", Node("s", "Start"), Line("a"), Event("w"), Line("b"), Join("WaitAll"), Line("e"));
        run.Lines.ShouldBe(["a"]);
        run.Resume("w").Lines.ShouldBe(["a", "b", "e"]);
        run.Sub.ShouldBe(WorkflowSubStatus.Finished);
    }

    [Fact]
    public void A_join_of_any_runs_at_the_first_and_cancels_the_others()
    {
        var run = Run("s>w1 s>w2 w1>a w2>b a>j b>j j>e", Node("s", "Start"), Event("w1"), Event("w2"), Line("a"), Line("b"), Join("WaitAny"), Line("e"));
        run.State.Bookmarks.Count.ShouldBe(2);
        run.Resume("w2").Lines.ShouldBe(["b", "e"]);
        run.State.Bookmarks.ShouldBeEmpty();
        run.Journal.ShouldContain("w1 Canceled");
        run.Sub.ShouldBe(WorkflowSubStatus.Finished);
    }

    [Fact]
    public void A_join_of_any_runs_once_though_both_arrive_in_one_burst() =>
        Run("s>a s>b a>j b>j j>e", Node("s", "Start"), Line("a"), Line("b"), Join("WaitAny"), Line("e")).Lines.ShouldBe(["a", "b", "e"]);

    [Fact]
    public void A_join_of_any_is_passed_over_when_none_is_taken() =>
        Run("s>d s>g d:True>j g:True>j j>e d:False>x", Node("s", "Start"), Node("d", "FlowDecision"), Node("g", "FlowDecision"), Join("WaitAny"), Line("e"), Line("x"))
            .Lines.ShouldBe(["x"]);

    [Fact]
    public void A_join_of_any_in_a_loop_runs_once_in_each_round()
    {
        var run = Started(Chart("flow", "s>h h>a h>w a>j w>j j>n n>d d:True>h d:False>e",
            Node("s", "Start"), Line("h"), Line("a"), Event("w"), Join("WaitAny"), SetVariable("n", "N", "getN() + 1"), Node("d", "FlowDecision", Js("condition", "getN() < 3")), Line("e")), "N:Int32=0");
        run.Lines.ShouldBe(["h", "a", "h", "a", "h", "a", "e"]);
        run.State.Bookmarks.ShouldBeEmpty();
        run.Sub.ShouldBe(WorkflowSubStatus.Finished);
    }

    [Fact]
    public void A_loop_goes_back_and_what_it_passes_runs_again() =>
        Started(Chart("flow", "s>a a>n n>d d:True>a d:False>e",
            Node("s", "Start"), Line("a"), SetVariable("n", "N", "getN() + 1"), Node("d", "FlowDecision", Js("condition", "getN() < 3")), Line("e")), "N:Int32=0")
            .Lines.ShouldBe(["a", "a", "a", "e"]);

    [Fact]
    public void An_activity_may_lead_to_itself() =>
        Started(Chart("flow", "s>d d:True>d d:False>e", Node("s", "Start"), Node("d", "FlowDecision", Js("condition", "variables.N++; getN() < 4")), Line("e")), "N:Int32=0")
            .State.Executions.ShouldBe(1 + 1 + 4 + 1);

    [Fact]
    public void A_connection_back_that_can_be_reached_around_its_target_is_an_incident()
    {
        // c leads back to b, and s leads to c without passing b
        var run = Run("s>a a>b b>c a>c c>b", Node("s", "Start"), Line("a"), Line("b"), Line("c"));
        run.Sub.ShouldBe(WorkflowSubStatus.Faulted);
        run.Incident.Type.ShouldBe(IncidentTypes.Definition);
        run.Incident.ActivityId.ShouldBe("flow");
    }

    [Theory]
    [InlineData("End")]
    [InlineData("Complete")]
    [InlineData("Finish")]
    [InlineData("Break")]
    public void An_end_stops_the_whole_drawing(string type)
    {
        var run = Run("s>w s>a a>x x>y", Node("s", "Start"), Event("w"), Line("a"), Node("x", type), Line("y"));
        run.Lines.ShouldBe(["a"]);
        (run.Sub, run.State.Bookmarks.Count).ShouldBe((WorkflowSubStatus.Finished, 0));
    }

    [Fact]
    public void An_end_stops_only_the_drawing_that_it_stands_in() =>
        Started(Sequence("q", Chart("flow", "s>x", Node("s", "Start"), Node("x", "End")), Line("after"))).Lines.ShouldBe(["after"]);

    [Fact]
    public void A_connection_without_port_follows_the_default_outcome() => Started(Node("flow", "Flowchart",
        Ports("activities", Line("a"), Line("b")), Ports("connections", """{"source":{"activity":"a","port":null},"target":{"activity":"b","port":"In"}}"""))).Lines.ShouldBe(["a", "b"]);

    [Fact]
    public void The_trigger_that_starts_the_instance_is_where_it_begins()
    {
        var workflow = Workflow(Chart("flow", "s>a t>b a>j b>j", Node("s", "Start"), Line("a"), Event("t", Starts, Output("result", "vGot")), LineOf("b", "'b' + getGot()"), Line("j")), "Got:Object");
        var run = new TestInstance(workflow).Trigger("t", "!");
        run.Lines.ShouldBe(["b!", "j"]);
        run.Sub.ShouldBe(WorkflowSubStatus.Finished);
        new TestInstance(workflow).Start().Lines.ShouldBe(["a", "j"]);
    }

    [Fact]
    public void A_trigger_waits_like_any_other_when_it_did_not_start_the_instance()
    {
        var run = new TestInstance(Workflow(Chart("flow", "t>a a>t", Event("t", Starts), Line("a")))).Trigger("t");
        run.Lines.ShouldBe(["a"]);
        run.BookmarkOf("t").Name.ShouldBe("Elsa.Event");
    }

    private static TestInstance Run(string links, params string[] nodes) => Started(Chart("flow", links, nodes));

    private static TestInstance Started(string root, string variables = "") => new TestInstance(Workflow(root, variables)).Start();

    private static string Join(string mode) => Node("j", "FlowJoin", Literal("mode", $"\"{mode}\"", "String"));
}
