using Engine.Workflows.Execution;
using Engine.Workflows.Execution.Effects;
using Engine.Workflows.Execution.State;
using Shouldly;
using static Engine.Tests.Workflows.Execution.Draw;

namespace Engine.Tests.Workflows.Execution;

/// <summary>What goes wrong, what stops then, and how it goes on.</summary>
public sealed class IncidentTests
{
    private const string Continue = """
    "options":{"incidentStrategyType":"Elsa.Workflows.IncidentStrategies.ContinueWithIncidentsStrategy, Elsa.Workflows.Core"}
    """;

    private static readonly string Root = Chart("flow", "s>x s>a x>y a>b", Node("s", "Start"), Node("x", "If", Js("condition", "getOk()", "Boolean")), Line("a"), Line("b"), Line("y"));

    [Fact]
    public void A_fault_stops_the_burst_at_once_and_the_queue_is_kept()
    {
        var run = Started(Root, "Ok:Object");
        (run.Sub, run.State.Status).ShouldBe((WorkflowSubStatus.Faulted, WorkflowStatus.Finished));
        run.Lines.ShouldBeEmpty();
        run.State.Queue.ShouldHaveSingleItem().ActivityId.ShouldBe("a");
        run.Effect<IncidentRaised>().Incident.ShouldBe(run.Incident);
        run.Journal.ShouldContain("x Faulted");
    }

    [Fact]
    public void Nothing_is_delivered_to_an_instance_that_stopped_at_a_fault()
    {
        var run = Started(Chart("flow", "s>w s>x", Node("s", "Start"), Event("w"), Node("x", "Fault", Text("message", "Stuk"))));
        run.TryGive(new ResumeStimulus(run.BookmarkOf("w").Id, null)).ShouldBeFalse();
        run.TryGive(new ContinueStimulus()).ShouldBeFalse();
        run.State.Bookmarks.Count.ShouldBe(1);
    }

    [Fact]
    public void A_retry_does_again_what_failed_and_then_goes_on_with_the_rest()
    {
        var run = Started(Root, "Ok:Object");
        run.Give(new RetryStimulus(run.Incident.Id)).Sub.ShouldBe(WorkflowSubStatus.Faulted);
        run.Effects.OfType<IncidentResolved>().ShouldHaveSingleItem().Resolution.ShouldBe("retried");
        run.State.Contexts[0].Variables["vOk"] = true;
        run.Give(new RetryStimulus(run.Incident.Id)).Lines.ShouldBe(["a", "y", "b"], ignoreOrder: true);
        (run.Sub, run.State.Incidents.Count).ShouldBe((WorkflowSubStatus.Finished, 0));
    }

    [Theory]
    [InlineData(null, "y")]
    [InlineData("Done", "y")]
    [InlineData("Other", null)]
    public void A_skip_completes_what_failed_with_an_outcome_of_choice(string? outcome, string? line)
    {
        var run = Started(Root, "Ok:Object");
        run.Give(new SkipStimulus(run.Incident.Id, outcome)).Lines.Contains("y").ShouldBe(line is not null);
        run.Lines.ShouldContain("b");
        run.Effects.OfType<IncidentResolved>().ShouldHaveSingleItem().Resolution.ShouldBe("skipped");
        run.Sub.ShouldBe(WorkflowSubStatus.Finished);
    }

    [Fact]
    public void Other_branches_go_on_when_the_definition_says_so()
    {
        var run = new TestInstance(Workflow(Root, "Ok:Object", Continue)).Start();
        run.Lines.ShouldBe(["a", "b"]);
        (run.Sub, run.State.Status, run.State.Incidents.Count).ShouldBe((WorkflowSubStatus.Suspended, WorkflowStatus.Running, 1));
        run.Give(new SkipStimulus(run.Incident.Id, null)).Lines.ShouldBe(["a", "b", "y"]);
        run.Sub.ShouldBe(WorkflowSubStatus.Finished);
    }

    [Fact]
    public void Each_of_several_incidents_is_dealt_with_by_itself()
    {
        var run = new TestInstance(Workflow(Node("p", "Parallel", Ports("activities", Node("x", "Fault"), Node("y", "Fault"), Line("a"))), envelope: Continue)).Start();
        run.State.Incidents.Count.ShouldBe(2);
        run.Give(new SkipStimulus(run.State.Incidents[0].Id, null)).Sub.ShouldBe(WorkflowSubStatus.Suspended);
        run.Give(new SkipStimulus(run.Incident.Id, null)).Sub.ShouldBe(WorkflowSubStatus.Finished);
        run.TryGive(new RetryStimulus(99)).ShouldBeFalse();
    }

    [Fact]
    public void A_fault_says_what_the_definition_says()
    {
        var incident = Started(Node("x", "Fault", Text("code", "17"), Text("category", "Business"), Text("faultType", "Rule"), Text("message", "Klopt niet"))).Incident;
        (incident.Type, incident.Message, incident.Code, incident.Category).ShouldBe(("Rule", "Klopt niet", "17", "Business"));
    }

    [Fact]
    public void What_fails_behind_a_bookmark_is_tried_again_with_the_same_answer()
    {
        var run = Started(Sequence("q", Event("w", Output("result", "vN")), LineOf("a", "String(getN())")), "N:Int32");
        run.Resume("w", "no number");
        run.Incident.ActivityId.ShouldBe("w");
        run.State.Bookmarks.ShouldBeEmpty();
        run.Give(new RetryStimulus(run.Incident.Id)).Incident.Message.ShouldContain("no number");
        run.Give(new SkipStimulus(run.Incident.Id, null)).Lines.ShouldBe(["null"]);
    }

    [Fact]
    public void A_loop_that_fails_after_a_round_goes_on_from_there()
    {
        var run = Started(Node("f", "While", Js("condition", "getN() === 1 && !getOk() ? null : getN() < 3", "Boolean"), Port("body", Sequence("q", LineOf("l", "String(getN())"), SetVariable("n", "N", "getN() + 1")))), "N:Int32=0 Ok:Boolean");
        run.Lines.ShouldBe(["0"]);
        run.Incident.ActivityId.ShouldBe("f");
        run.State.Contexts[0].Variables["vOk"] = true;
        run.Give(new RetryStimulus(run.Incident.Id)).Lines.ShouldBe(["0", "1", "2"]);
        run.Sub.ShouldBe(WorkflowSubStatus.Finished);
    }

    [Fact]
    public void A_child_that_ends_while_its_container_is_faulted_is_not_lost()
    {
        var run = new TestInstance(Workflow(Sequence("o", Node("s", "Switch", Text("mode", "MatchAny"),
            """
            "cases":[{"label":"A","condition":{"type":"JavaScript","value":"true"},"activity":
            """ + Event("w1") + """},{"label":"B","condition":{"type":"JavaScript","value":"true"},"activity":""" + Event("w2") + "}]"), Line("z")), envelope: Continue), activities: ActivitySet.Elsa.With([new("Elsa.Switch", new FailsOnce())]));
        run.Start().Resume("w1");
        run.Incident.ActivityId.ShouldBe("s");
        run.Resume("w2").Lines.ShouldBeEmpty();
        run.Give(new RetryStimulus(run.Incident.Id)).Lines.ShouldBe(["z"]);
    }

    [Fact]
    public void Cancelling_ends_everything_also_behind_a_fault()
    {
        var run = Started(Chart("flow", "s>w s>x", Node("s", "Start"), Event("w"), Node("x", "Fault")));
        run.Give(new CancelStimulus());
        (run.Sub, run.State.Status, run.State.Bookmarks.Count, run.State.Incidents.Count, run.State.Contexts.Count, run.State.Queue.Count)
            .ShouldBe((WorkflowSubStatus.Cancelled, WorkflowStatus.Finished, 0, 0, 0, 0));
        run.Effects.OfType<BookmarkBurnt>().Count().ShouldBe(1);
        run.TryGive(new CancelStimulus()).ShouldBeFalse();
    }

    [Fact]
    public void An_execution_that_can_never_end_is_a_deadlock_and_not_a_wait_for_ever()
    {
        var run = new TestInstance(Workflow(Sequence("q", Node("s", "Portal.AuditNote"), Line("z"))), activities: ActivitySet.Elsa.With([new("Portal.AuditNote", new DoesNothing())])).Start();
        run.Incident.Type.ShouldBe(IncidentTypes.Deadlock);
        run.Incident.ActivityId.ShouldBe("s");
        run.Sub.ShouldBe(WorkflowSubStatus.Faulted);
        run.Give(new SkipStimulus(run.Incident.Id, null)).Lines.ShouldBe(["z"]);
    }

    [Fact]
    public void A_type_that_cannot_run_is_an_incident_and_can_be_cancelled()
    {
        var run = new TestInstance(Workflow(Sequence("q", Node("s", "Portal.AuditNote"))), activities: ActivitySet.Elsa).Start();
        run.Incident.Message.ShouldContain("Portal.AuditNote");
        run.Give(new CancelStimulus()).Sub.ShouldBe(WorkflowSubStatus.Cancelled);
    }

    private static TestInstance Started(string root, string variables = "") => new TestInstance(Workflow(root, variables)).Start();

    private sealed class DoesNothing : Activity
    {
        public override void Execute(ActivityContext context)
        {
        }
    }

    /// <summary>Two children; fails at the first end it hears of, once.</summary>
    private sealed class FailsOnce : Activity
    {
        public override void Execute(ActivityContext context)
        {
            foreach (var one in context.Node.Cases)
            {
                context.Schedule(one.Activity.ShouldNotBeNull());
            }
        }

        public override void ChildCompleted(ActivityContext context, EndedChild child)
        {
            if (context.Recall("failed") is null)
            {
                context.Remember("failed", 1L);
                throw new ActivityFault("Test", "once");
            }

            var left = (context.Recall("left") as long? ?? 2) - 1;
            context.Remember("left", left);
            if (left == 0)
            {
                context.Complete();
            }
        }
    }
}
