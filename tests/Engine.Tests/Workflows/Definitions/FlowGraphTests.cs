using Engine.Workflows.Definitions;
using Shouldly;

namespace Engine.Tests.Workflows.Definitions;

public sealed class FlowGraphTests
{
    [Fact]
    public void A_connection_back_to_what_leads_there_is_backward()
    {
        var graph = Graph(new Chart("s Elsa.Start", "a Elsa.WriteLine", "b Elsa.FlowDecision", "e Elsa.End").Link("s>a", "a>b", "b:True>a", "b:False>e"));

        Backward(graph).ShouldBe(["b:True->a:In"]);
        graph.InvalidBackward.ShouldBeEmpty();
        graph.ForwardInbound("a").Select(c => c.SourceId).ShouldBe(["s"]);
        graph.Outbound("b").Count.ShouldBe(2);
        graph.ForwardOutbound("b").Select(c => c.TargetId).ShouldBe(["e"]);
    }

    [Fact]
    public void A_diamond_has_no_backward_connection()
    {
        var graph = Graph(new Chart("s Elsa.Start", "a Elsa.WriteLine", "b Elsa.WriteLine", "c Elsa.WriteLine").Link("s>a", "s>b", "a>c", "b>c"));

        Backward(graph).ShouldBeEmpty();
        graph.ForwardInbound("c").Count.ShouldBe(2);
    }

    [Fact]
    public void A_way_back_into_a_loop_that_can_be_entered_elsewhere_is_invalid()
    {
        var graph = Graph(new Chart("s Elsa.Start", "a Elsa.WriteLine", "b Elsa.WriteLine").Link("s>a", "s>b", "a>b", "b>a"));

        graph.InvalidBackward.Select(c => c.Key).ShouldBe(["b:Done->a:In"]);
    }

    [Fact]
    public void An_activity_may_lead_to_itself()
    {
        var graph = Graph(new Chart("s Elsa.Start", "a Elsa.WriteLine").Link("s>a", "a>a"));

        Backward(graph).ShouldBe(["a:Done->a:In"]);
        graph.InvalidBackward.ShouldBeEmpty();
    }

    [Fact]
    public void What_no_connection_reaches_feeds_no_join()
    {
        var graph = Graph(new Chart("s Elsa.Start", "a Elsa.WriteLine", "lost Elsa.WriteLine").Link("s>a", "lost>a"));

        graph.IsReachable("lost").ShouldBeFalse();
        graph.ForwardInbound("a").Select(c => c.SourceId).ShouldBe(["s"]);
    }

    [Theory]
    [InlineData("b", "", "c")]
    [InlineData("", "c Elsa.Start", "c")]
    [InlineData("", "c Elsa.Event \"customProperties\":{\"canStartWorkflow\":true}", "c")]
    [InlineData("", "c Elsa.WriteLine", "b")]
    public void A_run_starts_where_the_chart_says_first(string named, string third, string expected)
    {
        // a has an inbound connection, b has none
        string[] activities = third.Length == 0 ? ["a Elsa.WriteLine", "b Elsa.WriteLine", "c Elsa.WriteLine"] : ["a Elsa.WriteLine", "b Elsa.WriteLine", third];
        var root = new Chart(activities).Link("b>a", "b>c").Read().Root;

        new FlowGraph(named.Length == 0 ? root : root with { StartId = "c" }).Start.ShouldNotBeNull().Id.ShouldBe(expected);
    }

    [Fact]
    public void The_trigger_that_started_the_run_comes_before_all_else() =>
        new FlowGraph(new Chart("s Elsa.Start", "t Elsa.Event").Link("s>t").Read().Root, "t").Start.ShouldNotBeNull().Id.ShouldBe("t");

    [Fact]
    public void Where_all_lead_to_each_other_the_first_starts() =>
        Graph(new Chart("a Elsa.WriteLine", "b Elsa.WriteLine").Link("a>b", "b>a")).Start.ShouldNotBeNull().Id.ShouldBe("a");

    [Fact]
    public void An_empty_chart_has_no_start() => Graph(new Chart()).Start.ShouldBeNull();

    private static FlowGraph Graph(Chart chart) => new(chart.Read().Root);

    private static IEnumerable<string> Backward(FlowGraph graph) =>
        new[] { "s", "a", "b", "c", "e" }.SelectMany(graph.Outbound).Where(graph.IsBackward).Select(c => c.Key);
}
