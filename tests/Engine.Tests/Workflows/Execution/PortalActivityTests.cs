using Engine.Workflows.Execution;
using Engine.Workflows.Execution.Effects;
using Engine.Workflows.Execution.State;
using Shouldly;
using static Engine.Tests.Workflows.Execution.Draw;

namespace Engine.Tests.Workflows.Execution;

/// <summary>What the portals' own activities ask, what they do with the answer, and how they wait for people. The clock stands at Wednesday 16 September 2026, noon.</summary>
public sealed class PortalActivityTests
{
    private static readonly string Consent = string.Join(',', Text("subjectName", "Sam"), Text("subjectEmail", "sam@example.nl"), Text("purposeKey", "p"), Text("textKey", "t"), Text("textVersion", "1"));

    [Fact]
    public void Work_is_asked_with_every_input_and_its_answer_gives_outcome_and_outputs()
    {
        var run = Started(Chart("f", "c:False>no c:True>yes", Node("c", "Portal.CheckRule", Text("ruleKey", "agb"), Output("reasons", "vR")), LineOf("no", "getR().join()"), Line("yes")), "R:Object");
        var asked = run.Effect<WorkRequested>();
        (asked.TypeName, asked.Inputs["ruleKey"], asked.Inputs.ContainsKey("arguments"), asked.WorkId).ShouldBe(("Portal.CheckRule", "agb", true, null));
        run.Resume("c", Fields(("outcome", "False"), ("reasons", new object[] { "a", "b" }))).Lines.ShouldBe(["a,b"]);
    }

    [Fact]
    public void Work_that_cannot_be_done_is_an_incident_and_a_retry_asks_again()
    {
        var run = Started(Node("c", "Portal.CheckRule", Text("ruleKey", "agb")));
        run.Resume("c", Fields(("fault", "stuk"))).Incident.Message.ShouldBe("stuk");
        run.Give(new RetryStimulus(run.Incident.Id)).Effects.OfType<WorkRequested>().Select(w => w.Source.Number).ShouldBe([1, 2]);
        run.Resume("c", Fields(("outcome", "True"))).Sub.ShouldBe(WorkflowSubStatus.Finished);
    }

    [Fact]
    public void Without_what_it_needs_it_asks_nothing() => Started(Node("c", "Portal.CheckRule", Text("ruleKey", ""))).Incident.Message.ShouldContain("ruleKey");

    [Fact]
    public void A_task_that_bears_its_name_gives_what_its_payload_says_and_goes_on_as_done()
    {
        var run = Started(Sequence("q", Node("c", "RunTask", Text("taskName", "Portal.CheckRule"), Js("payload", "({ ruleKey: 'agb' })"), Output("result", "vR")), LineOf("l", "getR().outcome")), "R:Object");
        run.Effect<WorkRequested>().Inputs["ruleKey"].ShouldBe("agb");
        run.Resume("c", Fields(("outcome", "False"))).Lines.ShouldBe(["False"]);
        Started(Node("c", "RunTask", Text("taskName", "Portal.CheckRule"), Js("payload", "({ other: 1 })"))).Effect<TaskRequested>().TaskName.ShouldBe("Portal.CheckRule");
    }

    [Fact]
    public void A_person_answers_by_the_id_of_the_work_and_the_timers_go()
    {
        var run = Started(Wait(Text("expiresAfter", "2.00:00:00"), Reminders("""[{"after":"1.00:00:00","templateKey":"r"}]""")));
        var asked = run.Effect<WorkRequested>();
        asked.DueAt.ShouldBe(run.Clock.GetUtcNow().AddDays(2));
        run.State.Bookmarks.Count.ShouldBe(3);
        run.Resume("c", Fields(("outcome", "Granted"))).Lines.ShouldBe(["Granted"]);
        (run.State.Bookmarks.Count, run.Effects.OfType<WorkEnded>().Count()).ShouldBe((0, 0));
    }

    [Fact]
    public void A_reminder_reminds_and_the_wait_goes_on_until_it_expires()
    {
        var run = Started(Wait(Text("expiresAfter", "2.00:00:00"), Reminders("""[{"after":"1.00:00:00","templateKey":"r"},{"workingDays":1}]""")));
        run.Clock.Advance(TimeSpan.FromDays(1));
        run.Give(new ResumeStimulus(Timer(run, "Portal.Reminder").Id, null)).Effect<WorkReminded>().TemplateKey.ShouldBe("r");
        run.State.Bookmarks.Count.ShouldBe(3);
        run.Clock.Advance(TimeSpan.FromDays(1));
        run.Give(new ResumeStimulus(Timer(run, "Portal.Expiry").Id, null)).Lines.ShouldBe(["Expired"]);
        (run.Effect<WorkEnded>().How, run.Effect<WorkEnded>().WorkId).ShouldBe((WorkEnd.Expired, run.Effect<WorkRequested>().WorkId.ShouldNotBeNull()));
    }

    [Fact]
    public void What_is_cancelled_takes_the_work_of_the_person_away()
    {
        var run = Started(Wait());
        run.Give(new CancelStimulus()).Effect<WorkEnded>().How.ShouldBe(WorkEnd.Withdrawn);
    }

    [Theory]
    [InlineData("1", "2026-09-17T06:00:00Z")]
    [InlineData("3", "2026-09-21T06:00:00Z")]
    [InlineData("29", "2026-10-27T07:00:00Z")]
    public void Working_days_do_not_count_today_nor_the_weekend_and_end_by_the_dutch_clock(string days, string due)
    {
        var run = Started(Node("w", "Portal.WaitWorkingDays", Literal("days", days, "Int32")));
        run.BookmarkOf("w").DueAt.ShouldBe(DateTimeOffset.Parse(due, System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void A_day_that_was_closed_since_moves_the_end_of_the_wait()
    {
        var workflow = Workflow(Sequence("q", Node("w", "Portal.WaitWorkingDays", Literal("days", "1", "Int32")), Line("a")));
        var later = new TestInstance(workflow, calendar: new(new(), [new(2026, 9, 17)]), state: new TestInstance(workflow).Start().State);
        later.Clock.Advance(TimeSpan.FromDays(1));
        later.Resume("w").Lines.ShouldBeEmpty();
        later.BookmarkOf("w").DueAt.ShouldBe(new(2026, 9, 18, 6, 0, 0, TimeSpan.Zero));
        later.Clock.Advance(TimeSpan.FromDays(1));
        later.Resume("w").Lines.ShouldBe(["a"]);
    }

    [Fact]
    public void The_portal_hears_that_a_wait_for_a_person_ends_later()
    {
        var workflow = Workflow(Wait(Literal("expiresAfterWorkingDays", "1", "Int32")));
        var later = new TestInstance(workflow, calendar: new(new(), [new(2026, 9, 17)]), state: new TestInstance(workflow).Start().State);
        later.Clock.Advance(TimeSpan.FromDays(1));
        later.Give(new ResumeStimulus(Timer(later, "Portal.Expiry").Id, null)).Lines.ShouldBeEmpty();
        later.Effect<WorkPostponed>().DueAt.ShouldBe(Timer(later, "Portal.Expiry").DueAt.ShouldNotBeNull());
    }

    [Theory]
    [InlineData("expiresAfter", "'36526.00:00:00'")]
    [InlineData("expiresAfter", "'-1.00:00:00'")]
    [InlineData("expiresAfterWorkingDays", "2251")]
    [InlineData("expiresAt", "'9999-12-31T12:00:00Z'")]
    [InlineData("reminders", "[{ after: '36526.00:00:00' }]")]
    public void A_moment_out_of_all_bounds_is_an_incident(string input, string script) => Started(Wait(
        Input(input, "JavaScript", System.Text.Json.JsonSerializer.Serialize(script), input switch
        {
            "expiresAt" => "DateTimeOffset", "reminders" => "List<Object>", "expiresAfterWorkingDays" => "Int32", _ => "TimeSpan",
        }))).Incident.Message.ShouldStartWith($"Invoer \"{(input == "reminders" ? "after" : input)}\": ");

    [Theory]
    [InlineData("Elsa.Delay", "timeSpan", "'3650000.00:00:00'", "TimeSpan")]
    [InlineData("Elsa.Delay", "timeSpan", "'-00:00:01'", "TimeSpan")]
    [InlineData("Elsa.StartAt", "dateTime", "'9999-12-31T12:00:00Z'", "DateTimeOffset")]
    [InlineData("Portal.WaitWorkingDays", "days", "-3", "Int32")]
    public void A_wait_that_never_ends_or_has_ended_before_it_began_is_an_incident(string type, string input, string script, string typeName) =>
        Started(Node("d", type, Input(input, "JavaScript", System.Text.Json.JsonSerializer.Serialize(script), typeName))).Incident.Message.ShouldStartWith($"Invoer \"{input}\": ");

    [Fact]
    public void A_calendar_that_does_not_exist_is_an_incident() =>
        Started(Node("w", "Portal.WaitWorkingDays", Literal("days", "1", "Int32"), Text("calendarKey", "feest"))).Incident.Message.ShouldContain("feest");

    private static string Wait(params string[] options) => Chart("f", "c:Granted>g c:Refused>r c:Expired>e", Node("c", "Portal.AwaitConsent", [Consent, .. options]), LineOf("g", "'Granted'"), LineOf("r", "'Refused'"), LineOf("e", "'Expired'"));

    private static string Reminders(string json) => Input("reminders", "Object", System.Text.Json.JsonSerializer.Serialize(json), "List<Object>");

    private static Bookmark Timer(TestInstance run, string name) => run.State.Bookmarks.First(b => b.Name == name);

    private static Dictionary<string, object?> Fields(params (string, object?)[] fields) => fields.ToDictionary(f => f.Item1, f => f.Item2);

    private static TestInstance Started(string root, string variables = "") => new TestInstance(Workflow(root, variables)).Start();
}
