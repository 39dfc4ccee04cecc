using Engine.Workflows.Definitions;
using Engine.Workflows.Definitions.Publishing;
using Engine.Workflows.Execution;
using Engine.Workflows.Execution.Effects;
using Engine.Workflows.Execution.State;
using Shouldly;
using static Engine.Tests.Workflows.Execution.Draw;

namespace Engine.Tests.Workflows.Execution;

/// <summary>Activities that try again by themselves, and definitions that ask for their state to be stored more often.</summary>
public sealed class RetryTests
{
    private const string Twice = """ "customProperties":{"retry":{"attempts":2,"delay":"00:01:00"}} """;

    [Fact]
    public void It_waits_twice_as_long_each_time_and_then_somebody_must_decide()
    {
        var run = Started(Failing(Twice));
        (run.Sub, run.State.Incidents.Count).ShouldBe((WorkflowSubStatus.Suspended, 0));
        Due(run).ShouldBe(TimeSpan.FromMinutes(1));
        run.Clock.Advance(TimeSpan.FromMinutes(1));
        run.Resume("f");
        Due(run).ShouldBe(TimeSpan.FromMinutes(2));
        run.Clock.Advance(TimeSpan.FromMinutes(2));
        run.Resume("f").Incident.Message.ShouldContain("kapot");
        run.State.Bookmarks.ShouldBeEmpty();
    }

    [Fact]
    public void What_works_the_second_time_goes_on()
    {
        var run = Started(Sequence("q", Node("c", "Portal.CheckRule", Text("ruleKey", "agb"), Twice), Line("a")));
        run.Resume("c", new Dictionary<string, object?> { ["fault"] = "even niet" }).State.Incidents.ShouldBeEmpty();
        run.Resume("c");
        run.Effects.OfType<WorkRequested>().Count().ShouldBe(2);
        run.Resume("c", new Dictionary<string, object?> { ["outcome"] = "True" }).Lines.ShouldBe(["a"]);
    }

    [Fact]
    public void The_timers_of_a_try_that_failed_go_with_it()
    {
        var run = Started(Node("c", "Portal.AwaitVerification", Text("queue", "desk"), Text("expiresAfter", "2.00:00:00"), Twice));
        run.Give(new ResumeStimulus(run.State.Bookmarks.First(b => b.Name == "Portal.AwaitVerification").Id, new Dictionary<string, object?> { ["fault"] = "even niet" }));
        run.State.Bookmarks.ShouldHaveSingleItem().Name.ShouldBe("Portal.Retry");
        run.Resume("c");
        run.State.Bookmarks.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("Anders", 1)]
    [InlineData("kapot", 0)]
    public void Only_the_kinds_of_faults_that_it_names_are_tried_again(string on, int incidents) =>
        Started(Failing($$"""
        "customProperties":{"retry":{"attempts":2,"delay":"00:01:00","on":["{{on}}"]} }
        """)).State.Incidents.Count.ShouldBe(incidents);

    [Fact]
    public void What_cannot_go_away_is_not_tried_again() =>
        Started(Node("e", "ExecuteWorkflow", Text("workflowDefinitionId", "bestaat-niet"), Twice)).Incident.Type.ShouldBe(IncidentTypes.Definition);

    [Theory]
    [InlineData("""{"attempts":11,"delay":"00:01:00"}""")]
    [InlineData("""{"attempts":0,"delay":"00:01:00"}""")]
    [InlineData("""{"attempts":2}""")]
    [InlineData("""{"attempts":2,"delay":"72:00:00"}""")]
    [InlineData("7")]
    public void A_policy_that_says_no_number_or_time_is_refused(string policy) =>
        PublishCheck.Check(Definition(Node("l", "WriteLine", Text("text", "a"), $"\"customProperties\":{{\"retry\":{policy}}}")), new())
            .ShouldContain(f => f.Code == "retry" && f.IsError);

    [Theory]
    [InlineData("", "", 1)]
    [InlineData("\"options\":{\"commitStrategyName\":\"ActivityExecuted\"}", "", 5)]
    [InlineData("\"options\":{\"commitStrategyName\":\"WorkflowExecuted\"}", "", 1)]
    [InlineData("", "\"customProperties\":{\"commitStrategyName\":\"CommitAlways\"}", 2)]
    public void The_state_is_stored_as_often_as_the_definition_asks(string envelope, string second, int steps)
    {
        var run = new TestInstance(Workflow(Sequence("q", Line("a"), Node("b", "WriteLine", Text("text", "b"), second), Line("c"), Line("d")), envelope: envelope)).Start();
        run.Lines.ShouldBe(["a", "b", "c", "d"]);
        run.Steps.ShouldBe(steps);
    }

    [Fact]
    public void A_strategy_that_does_not_exist_is_a_warning() =>
        PublishCheck.Check(Definition(Line("a"), envelope: "\"options\":{\"commitStrategyName\":\"Soms\"}"), new())
            .ShouldContain(f => f.Code == "commit-strategy" && !f.IsError);

    [Fact]
    public void Each_block_of_the_pack_stands_for_its_activity()
    {
        PortalPack.All.Count.ShouldBe(20);
        foreach (var block in PortalPack.All)
        {
            var used = DefinitionReader.Read($$$"""{"definitionId":"d","name":"d","root":{"type":"{{{block.Name}}}","id":"a"}}""").Definition.ShouldNotBeNull().Root;
            used.TypeName.ShouldBe("Portal." + block.Name[6..]);
            block.Inputs.Select(i => i.Name.ToUpperInvariant()).ShouldBe(used.Type.ShouldNotBeNull().Inputs.Select(i => i.Name.ToUpperInvariant()));
            block.Options.UsableAsActivity.ShouldBeTrue();
        }

        PortalPack.All.First(b => b.Name == "PortalSendMail").Outcomes.ShouldBe(["Done", "Delivered", "Failed"]);
        PortalPack.All.First(b => b.Name == "PortalAwaitConsent").Outcomes.ShouldBe(["Granted", "Refused", "Expired", "Undeliverable"]);
    }

    private static string Failing(string policy) => Node("f", "Fault", Text("faultType", "kapot"), Text("message", "kapot"), policy);

    private static TimeSpan Due(TestInstance run) => run.State.Bookmarks.ShouldHaveSingleItem().DueAt.ShouldNotBeNull() - run.Clock.GetUtcNow();

    private static TestInstance Started(string root) => new TestInstance(Workflow(root)).Start();
}
