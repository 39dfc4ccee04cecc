using Engine.Workflows.Execution.State;
using Shouldly;
using static Engine.Tests.Workflows.Execution.Draw;

namespace Engine.Tests.Workflows.Execution;

/// <summary>Activities that steer: sequences, choices, loops, branches and ends.</summary>
public sealed class ControlActivityTests
{
    [Fact]
    public void A_sequence_runs_one_after_the_other() => Started(Sequence("q", Line("a"), Event("w"), Line("b"))).Resume("w").Lines.ShouldBe(["a", "b"]);

    [Fact]
    public void A_sequence_stops_behind_an_end() => Started(Sequence("o", Sequence("q", Line("a"), Node("x", "End"), Line("b")), Line("c"))).Lines.ShouldBe(["a", "c"]);

    [Theory]
    [InlineData("true", "t")]
    [InlineData("false", "e")]
    public void If_runs_one_side_and_tells_which(string condition, string line) =>
        Started(Sequence("q", Node("i", "If", Js("condition", condition, "Boolean"), Port("then", Line("t")), Port("else", Line("e")), Output("result", "vR")), LineOf("r", "String(getR())")), "R:Boolean")
            .Lines.ShouldBe([line, condition]);

    [Fact]
    public void If_without_that_side_goes_on() => Started(Sequence("q", Node("i", "If", Js("condition", "true"), Port("else", Line("e"))), Line("z"))).Lines.ShouldBe(["z"]);

    [Theory]
    [InlineData("MatchFirst", 5, "a")]
    [InlineData("MatchAny", 5, "a,b")]
    [InlineData("MatchFirst", 1, "d")]
    [InlineData("MatchAny", 1, "d")]
    public void A_switch_runs_the_first_case_that_holds_or_all_or_the_default(string mode, int number, string lines) => Started(Sequence("q",
        Node("s", "Switch", Text("mode", mode), Port("default", Line("d")), Cases(("A", "getN() > 2", Line("a")), ("B", "getN() > 3", Line("b")))), Line("z")), $"N:Int32={number}")
        .Lines.ShouldBe([.. lines.Split(','), "z"]);

    [Fact]
    public void A_switch_completes_when_all_that_it_runs_has()
    {
        var run = Started(Sequence("q", Node("s", "Switch", Text("mode", "MatchAny"), Cases(("A", "true", Event("w1")), ("B", "true", Event("w2")))), Line("z")));
        run.Resume("w2").Lines.ShouldBeEmpty();
        run.Resume("w1").Lines.ShouldBe(["z"]);
    }

    [Theory]
    [InlineData("MatchFirst", 5, "a")]
    [InlineData("MatchAny", 5, "a,b")]
    [InlineData("MatchFirst", 1, "d")]
    public void A_flow_switch_follows_the_labels_that_hold(string mode, int number, string lines) => Started(Chart("flow", "s:A>a s:B>b s:Default>d",
        Node("s", "FlowSwitch", Text("mode", mode), FlowCases(("A", "getN() > 2"), ("B", "getN() > 3"))), Line("a"), Line("b"), Line("d")), $"N:Int32={number}").Lines.ShouldBe(lines.Split(','));

    [Fact]
    public void A_flow_fork_without_branches_is_simply_done() => Started(Chart("flow", "k>a", Node("k", "FlowFork"), Line("a"))).Lines.ShouldBe(["a"]);

    [Fact]
    public void A_parallel_completes_when_all_has()
    {
        var run = Started(Sequence("q", Node("p", "Parallel", Ports("activities", Event("w1"), Line("a"), Event("w2"))), Line("z")));
        run.Resume("w1").Resume("w2").Lines.ShouldBe(["a", "z"]);
        Started(Node("p", "Parallel")).Sub.ShouldBe(WorkflowSubStatus.Finished);
    }

    [Fact]
    public void A_flow_node_runs_what_is_in_it() => Started(Sequence("q", Node("n", "FlowNode", Port("body", Line("a"))), Node("m", "FlowNode"), Line("z"))).Lines.ShouldBe(["a", "z"]);

    [Fact]
    public void While_looks_before_each_round() => Started(Sequence("q",
        Node("w", "While", Js("condition", "getN() < 3"), Port("body", SetVariable("n", "N", "getN() + 1"))), LineOf("z", "String(getN())")), "N:Int32=0").Lines.ShouldBe(["3"]);

    [Fact]
    public void While_without_a_body_goes_on() => Started(Sequence("q", Node("w", "While", Js("condition", "true")), Line("z"))).Lines.ShouldBe(["z"]);

    [Theory]
    [InlineData(1, 3, 1, true, "1,2,3")]
    [InlineData(1, 3, 1, false, "1,2")]
    [InlineData(3, 1, -1, true, "3,2,1")]
    [InlineData(0, 5, 2, true, "0,2,4")]
    [InlineData(0, 4, 2, true, "0,2,4")]
    [InlineData(5, 1, 1, true, "")]
    public void For_counts_up_or_down(int start, int end, int step, bool inclusive, string values) => Started(Node("f", "For",
        Literal("start", $"{start}"), Literal("end", $"{end}"), Literal("step", $"{step}"), Literal("outerBoundInclusive", inclusive ? "true" : "false"), Output("currentValue", "vC"),
        Port("body", LineOf("l", "String(getCurrentValue()) + (getC() === getCurrentValue() ? '' : '!')"))), "C:Int32").Lines.ShouldBe(values.Length == 0 ? [] : values.Split(','));

    [Fact]
    public void For_with_step_0_is_an_incident_and_without_a_body_goes_on()
    {
        Started(Node("f", "For", Literal("end", "3"), Literal("step", "0"), Port("body", Line("l")))).Incident.Message.ShouldContain("step");
        Started(Sequence("q", Node("f", "For", Literal("end", "3")), Line("z"))).Lines.ShouldBe(["z"]);
    }

    [Fact]
    public void ForEach_goes_through_the_items_as_they_were() => Started(Node("f", "ForEach", Js("items", "getL()"), Output("currentValue", "vC"),
        Port("body", Sequence("q", LineOf("l", "getCurrentIndex() + getCurrentValue() + getC()"), SetVariable("n", "L", "[...getL(), 'x']")))), "L:List<String>=[\"a\",\"b\"] C:String").Lines.ShouldBe(["0aa", "1bb"]);

    [Fact]
    public void ForEach_waits_for_each_item()
    {
        var run = Started(Node("f", "ForEach", Js("items", "[1, 2]"), Port("body", Sequence("q", Event("w"), LineOf("l", "String(getCurrentValue())")))));
        run.State.Bookmarks.Count.ShouldBe(1);
        run.Resume("w").Resume("w").Lines.ShouldBe(["1", "2"]);
        run.Sub.ShouldBe(WorkflowSubStatus.Finished);
    }

    [Fact]
    public void ParallelForEach_runs_all_at_once_each_with_its_own_item()
    {
        var run = Started(Sequence("o", Node("f", "ParallelForEach", Js("items", "['a', 'b', 'c']"), Port("body", Sequence("q", Event("w"), LineOf("l", "getCurrentIndex() + getCurrentValue()")))), Line("z")));
        run.State.Bookmarks.Count.ShouldBe(3);
        run.Give(new Engine.Workflows.Execution.ResumeStimulus(run.State.Bookmarks[2].Id, null));
        run.Resume("w").Resume("w").Lines.ShouldBe(["2c", "0a", "1b", "z"]);
    }

    [Fact]
    public void ParallelForEach_has_a_limit() =>
        Started(Node("f", "ParallelForEach", Js("items", "Array.from({ length: 1001 })"), Port("body", Line("l")))).Incident.Type.ShouldBe(IncidentTypes.Limit);

    [Fact]
    public void A_break_ends_the_nearest_loop_from_inside_a_drawing_too() => Started(Sequence("o",
        Node("w", "While", Js("condition", "true"), Port("body", Chart("flow", "a>b b>x x>c", Line("a"), Line("b"), Node("x", "Break"), Line("c")))), Line("z"))).Lines.ShouldBe(["a", "b", "z"]);

    [Fact]
    public void Complete_ends_the_workflow_from_deep_inside() => Started(Sequence("o",
        Node("w", "While", Js("condition", "true"), Port("body", Sequence("q", Line("a"), Node("x", "Complete"), Line("b")))), Line("z"))).Lines.ShouldBe(["a"]);

    [Fact]
    public void Finish_drops_what_waits_and_what_is_queued()
    {
        var run = Started(Node("p", "Parallel", Ports("activities", Event("w"), Sequence("q", Node("x", "Finish")), Sequence("r", Line("a"), Line("b")))));
        (run.Sub, run.State.Bookmarks.Count, run.State.Contexts.Count).ShouldBe((WorkflowSubStatus.Finished, 0, 0));
        run.Lines.ShouldBeEmpty();
        run.TryGive(new Engine.Workflows.Execution.ContinueStimulus()).ShouldBeFalse();
    }

    private static TestInstance Started(string root, string variables = "") => new TestInstance(Workflow(root, variables)).Start();

    private static string Cases(params (string Label, string Condition, string Activity)[] cases) => Ports("cases",
        [.. cases.Select(c => $$$"""{"label":"{{{c.Label}}}","condition":{"type":"JavaScript","value":"{{{c.Condition}}}"},"activity":{{{c.Activity}}}}""")]);

    private static string FlowCases(params (string Label, string Condition)[] cases) => Ports("cases",
        [.. cases.Select(c => $$$"""{"label":"{{{c.Label}}}","condition":{"type":"JavaScript","value":"{{{c.Condition}}}"}}""")]);
}
