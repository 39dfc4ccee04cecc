using Engine.Workflows.Execution;
using Engine.Workflows.Execution.Moving;
using Engine.Workflows.Execution.State;
using Shouldly;
using static Engine.Tests.Workflows.Execution.Draw;

namespace Engine.Tests.Workflows.Execution;

/// <summary>Instances that go on in another version: what was done stays done, what comes comes once.</summary>
public sealed class MovingTests
{
    [Fact]
    public void What_is_new_before_the_wait_is_passed_over_and_what_is_new_behind_it_runs()
    {
        var moved = Move(
            Chart("f", "a>w w>z", Line("a"), Event("w"), Line("z")),
            Chart("f", "a>n n>w w>m m>z", Line("a"), Line("n"), Event("w"), Line("m"), Line("z")));
        moved.Resume("w").Lines.ShouldBe(["m", "z"]);
        moved.Sub.ShouldBe(WorkflowSubStatus.Finished);
    }

    [Fact]
    public void A_join_with_a_new_branch_does_not_wait_for_it_and_fires_once()
    {
        var moved = Move(
            Chart("f", "s>w1 s>w2 w1>j w2>j j>z", Node("s", "Start"), Event("w1"), Event("w2"), Node("j", "FlowJoin", Text("mode", "WaitAll")), Line("z")),
            Chart("f", "s>w1 s>w2 s>n w1>j w2>j n>j j>z", Node("s", "Start"), Event("w1"), Event("w2"), Line("n"), Node("j", "FlowJoin", Text("mode", "WaitAllActive")), Line("z")));
        moved.Resume("w1");
        moved.Resume("w2").Lines.ShouldBe(["z"]);
        moved.Sub.ShouldBe(WorkflowSubStatus.Finished);
    }

    [Fact]
    public void An_activity_goes_on_under_another_id_with_its_variables_and_results()
    {
        var moved = Move(
            Sequence("q", SetVariable("s", "X", "41"), Event("w"), LineOf("l", "String(getX())")),
            Sequence("q", SetVariable("s", "X", "0"), Event("w2"), LineOf("l", "String(getX() + 1)")), "X:Object", ("w", "w2"));
        moved.BookmarkOf("w2").NodeId.ShouldEndWith("q:w2");
        moved.Resume("w2").Lines.ShouldBe(["42"]);
    }

    [Theory]
    [InlineData("gone", "is er niet meer")]
    [InlineData("kind", "ander soort stap")]
    [InlineData("home", "ander deel")]
    [InlineData("parts", "zijn stappen veranderd")]
    public void What_it_waits_at_must_have_a_place_of_its_kind(string change, string reason)
    {
        var old = Sequence("q", Line("a"), Event("w"));
        var next = change switch
        {
            "gone" => Sequence("q", Line("a"), Line("w2")),
            "kind" => Sequence("q", Line("a"), Line("w")),
            "home" => Sequence("q", Line("a"), Sequence("q2", Event("w"))),
            _ => Sequence("q", Line("a"), Line("b"), Event("w")),
        };
        var (state, move) = Prepared(old, next);
        var before = InstanceStateJson.Write(state);
        StateMove.Obstacles(state, move, WorkflowLibrary.Empty).ShouldContain(o => o.Contains(reason));
        InstanceStateJson.Write(state).ShouldBe(before);
    }

    [Fact]
    public void A_value_that_does_not_fit_its_new_type_is_in_the_way()
    {
        var root = Sequence("q", SetVariable("s", "X", "'tekst'"), Event("w"));
        var from = Workflow(root, "X:Object");
        var run = new TestInstance(from).Start();
        var move = new VersionMove(from, Workflow(root, "X:Int32", id: "v2"), new Dictionary<string, string>());
        StateMove.Obstacles(run.State, move, WorkflowLibrary.Empty).ShouldHaveSingleItem().ShouldContain("\"X\"");
    }

    [Fact]
    public void A_move_to_the_same_drawing_changes_nothing_in_what_follows()
    {
        foreach (var seed in Enumerable.Range(0, 200))
        {
            var random = new Random(seed);
            string[] ids = ["a", "b", "c", "d", "e", "g"];
            var links = string.Join(' ', ids.SelectMany((id, i) => ids.Skip(i + 1).Where(_ => random.Next(3) == 0).Select(to => $"{id}>{to}")).Prepend("a>b").Distinct());
            var root = Chart("f", links, [.. ids.Select(id => random.Next(2) == 0 ? Event(id) : Line(id))]);
            var (stays, moves) = (new TestInstance(Workflow(root)).Start(), Move(root, root));
            var start = stays.Lines.Count;
            for (var round = 0; round < 20 && stays.State.Bookmarks.Count > 0; round++)
            {
                var next = stays.State.Bookmarks[random.Next(stays.State.Bookmarks.Count)].ActivityId;
                stays.Resume(next);
                moves.Resume(next);
            }

            (moves.Sub, string.Join(',', moves.Lines)).ShouldBe((stays.Sub, string.Join(',', stays.Lines.Skip(start))), $"seed {seed}: {links}");
        }
    }

    private static TestInstance Move(string before, string after, string variables = "", params (string, string)[] chosen)
    {
        var (state, move) = Prepared(before, after, variables, chosen);
        StateMove.Apply(state, move, WorkflowLibrary.Empty);
        return new(move.To, state: InstanceStateJson.Read(InstanceStateJson.Write(state)));
    }

    private static (InstanceState, VersionMove) Prepared(string before, string after, string variables = "", params (string, string)[] chosen)
    {
        var from = Workflow(before, variables);
        return (new TestInstance(from).Start().State, new(from, Workflow(after, variables, id: "v2"), chosen.ToDictionary(c => c.Item1, c => c.Item2)));
    }
}
