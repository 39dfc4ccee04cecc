using Engine.Calendar;
using Engine.Workflows.Definitions;
using Engine.Workflows.Execution;
using Engine.Workflows.Execution.Effects;
using Engine.Workflows.Execution.State;
using Engine.Workflows.Values;
using Shouldly;
using Testing;
using static Engine.Tests.Workflows.Execution.Draw;

namespace Engine.Tests.Workflows.Execution;

/// <summary>What a burst is: its order, its commit points, its limits and what it leaves.</summary>
public sealed class BurstTests
{
    [Fact]
    public void Work_is_done_in_the_order_in_which_it_was_asked() => new TestInstance(Workflow(Node("p", "Parallel", Ports("activities", Sequence("q", Line("a"), Line("b")), Sequence("r", Line("c"), Line("d"))))))
        .Start().Lines.ShouldBe(["a", "c", "b", "d"]);

    [Fact]
    public void A_burst_is_cut_each_100_executions_and_goes_on_without_difference()
    {
        var workflow = Workflow(Node("f", "For", Literal("end", "250"), Literal("start", "1"), Port("body", LineOf("l", "String(getCurrentValue())"))));
        var run = new TestInstance(workflow).Start();
        run.Steps.ShouldBe(3);
        run.Lines.ShouldBe([.. Enumerable.Range(1, 250).Select(i => $"{i}")]);
        run.State.BurstExecutions.ShouldBe(251);

        var interpreter = new Interpreter(ActivitySet.Elsa, WorkflowLibrary.Empty, WorkingDays.Dutch, new FakeTime(), Guid.NewGuid);
        var cut = interpreter.Run(workflow, interpreter.Create(workflow, "i"), new StartStimulus(Plain.EmptyMap));
        (cut.HasMore, cut.State.SubStatus, cut.State.Executions).ShouldBe((true, WorkflowSubStatus.Executing, 100));
    }

    [Fact]
    public void Memory_survives_a_commit_point()
    {
        const string memory = """
        "variables":[{"id":"m","name":"M","typeName":"Int32","value":"0","storageDriverTypeName":"Elsa.Workflows.MemoryStorageDriver, Elsa.Workflows.Core"}]
        """;
        new TestInstance(Workflow(Node("q", "Sequence", memory, Ports("activities", Node("f", "For", Literal("end", "150"), Literal("start", "1"), Port("body", LineOf("l", "variables.M++; ''"))), LineOf("z", "String(getM())")))))
            .Start().Lines[^1].ShouldBe("150");
    }

    [Fact]
    public void A_loop_without_end_is_stopped()
    {
        var run = new TestInstance(Workflow(Node("w", "While", Js("condition", "true"), Port("body", Sequence("q"))))).Start();
        run.Incident.Type.ShouldBe(IncidentTypes.Limit);
        run.Incident.Message.ShouldContain("10000");
        run.State.Executions.ShouldBe(10_001);
    }

    [Fact]
    public void An_instance_has_a_limit_for_its_whole_life()
    {
        var run = new TestInstance(Workflow(Sequence("q", Event("w"), Line("a")))).Start();
        run.State.Executions = 100_000;
        run.Resume("w").Incident.Message.ShouldContain("100000");
    }

    [Fact]
    public void No_more_than_five_thousand_activities_run_at_the_same_time()
    {
        var run = new TestInstance(Workflow(Node("f", "ParallelForEach", Js("items", "Array.from({ length: 900 })"),
            Port("body", Node("p", "Parallel", Ports("activities", Event("a"), Event("b"), Event("c"), Event("d"), Event("e"))))))).Start();
        run.Incident.Type.ShouldBe(IncidentTypes.Limit);
        run.Incident.Message.ShouldContain("5000 activiteiten tegelijk");
    }

    [Fact]
    public void Values_that_grow_heavy_are_told_once_and_what_no_longer_fits_is_kept_to_be_tried_again()
    {
        var run = new TestInstance(Workflow(
            Sequence("q", Event("a", Output("result", "vA")), Event("b", Output("result", "vB")), Event("c", Output("result", "vC")), LineOf("l", "String(getC().length)")), "A:Object B:Object C:Object")).Start();
        run.Resume("a", new string('x', 900_000)).Journal.ShouldNotContain("a Heavy");
        run.Resume("b", new string('y', 900_000)).Journal.ShouldContain("b Heavy");
        run.Resume("c", new string('z', 3_000_000)).Incident.Type.ShouldBe(IncidentTypes.Limit);
        run.Incident.Message.ShouldContain("4 MB");
        run.Give(new RetryStimulus(run.Incident.Id)).Incident.Type.ShouldBe(IncidentTypes.Limit);
        run.State.Contexts[0].Variables["vA"].ShouldBe(new string('x', 900_000));
        run.State.Contexts[0].Variables["vA"] = new string('x', 200_000);
        run.Give(new RetryStimulus(run.Incident.Id)).Lines.ShouldBe(["3000000"]);
        run.Journal.Count(j => j.EndsWith(" Heavy", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public void Inputs_of_more_than_can_be_stored_are_an_incident() =>
        new TestInstance(Workflow(Sequence("q", Line("l")))).Start(("A", new string('x', 3_000_000)), ("B", new string('y', 3_000_000))).Incident.Type.ShouldBe(IncidentTypes.Limit);

    [Fact]
    public void A_bookmark_that_comes_and_goes_in_one_burst_is_no_effect()
    {
        var run = new TestInstance(Workflow(Chart("flow", "s>a s>w a>j w>j", Node("s", "Start"), Line("a"), Event("w"), Node("j", "FlowJoin", Text("mode", "WaitAny"))))).Start();
        run.Sub.ShouldBe(WorkflowSubStatus.Finished);
        run.Effects.OfType<BookmarkMade>().ShouldBeEmpty();
        run.Effects.OfType<BookmarkBurnt>().ShouldBeEmpty();
        run.Journal.ShouldContain("w Suspended");
        run.Journal.ShouldContain("w Canceled");
    }

    [Fact]
    public void The_journal_tells_what_happened_to_whom()
    {
        var run = new TestInstance(Workflow(Chart("flow", "d:True>w", Node("d", "FlowDecision", Js("condition", "1 < 2")), Event("w")))).Start().Resume("w");
        run.Journal.ShouldBe(["flow Started", "d Started", "d Completed", "w Started", "w Suspended", "w Resumed", "w Completed", "flow Completed"]);
        var decided = run.Effects.OfType<JournalRecord>().Single(j => j.ActivityId == "d" && j.Event == JournalEvent.Completed);
        (decided.TypeName, decided.NodeId, decided.Outcomes[0], decided.Name).ShouldBe(("Elsa.FlowDecision", "Workflow1:flow:d", "True", "d"));
        run.Effects.OfType<JournalRecord>().Single(j => j.ActivityId == "d" && j.Event == JournalEvent.Started).Inputs["condition"].ShouldBe(true);
        run.Effects.OfType<JournalRecord>().Last().TypeName.ShouldBe("Workflow");
    }

    [Fact]
    public void An_instance_that_has_finished_keeps_nothing_but_its_outcome()
    {
        var run = new TestInstance(Workflow(Sequence("q", Event("Ask"), LineOf("a", "getResultFromAsk()"), Node("o", "SetOutput", Text("outputName", "R"), Literal("outputValue", "1"))))).Start().Resume("Ask", "text");
        InstanceStateJson.Write(run.State).ShouldBe(
            """{"form":1,"id":"instance-1","def":"w","ver":"w-1","no":1,"at":"2026-09-16T10:00:00+00:00","st":"Finished","sub":"Finished","cor":"corr-1","out":{"R":1},"n":6,"ex":4,"bex":2,"bursts":2}""");
    }

    [Fact]
    public void Another_version_than_the_one_it_runs_is_refused()
    {
        var interpreter = new Interpreter(ActivitySet.Elsa, WorkflowLibrary.Empty, WorkingDays.Dutch, new FakeTime(), Guid.NewGuid);
        var state = interpreter.Create(Workflow(Sequence("q")), "i");
        Should.Throw<ArgumentException>(() => interpreter.Run(Workflow(Sequence("q"), id: "other"), state, new StartStimulus(Plain.EmptyMap)));
    }

    [Fact]
    public void An_instance_starts_once() => new TestInstance(Workflow(Sequence("q", Event("w")))).Start().TryGive(new StartStimulus(Plain.EmptyMap)).ShouldBeFalse();

    [Fact]
    public void A_state_of_another_form_is_refused() =>
        Should.Throw<System.Text.Json.JsonException>(() => InstanceStateJson.Read("""{"form":2,"id":"x"}"""));

    [Theory]
    [InlineData("AllowAlways", "c", null, null)]
    [InlineData("Singleton", null, "definition:w", null)]
    [InlineData("Correlation", "c", "correlation:c", "c")]
    [InlineData("Correlation", null, null, null)]
    [InlineData("CorrelatedSingleton", "c", "definition:w:c", null)]
    public void What_may_run_beside_each_other_is_a_key(string strategy, string? correlation, string? key, string? excluded)
    {
        var definition = Definition(Sequence("q"), envelope: $$"""
        "options":{"activationStrategyType":"Elsa.Workflows.Runtime.ActivationStrategies.{{strategy}}Strategy, Elsa.Workflows.Runtime"}
        """);
        definition.Options.Activation.ShouldBe(Enum.Parse<ActivationStrategy>(strategy));
        ActivationRule.Of(definition, correlation).ShouldBe(new(key, excluded));
    }
}
