using Engine.Workflows.Execution;
using Engine.Workflows.Execution.Effects;
using Engine.Workflows.Execution.State;
using Engine.Workflows.Values;
using Shouldly;
using static Engine.Tests.Workflows.Execution.Draw;

namespace Engine.Tests.Workflows.Execution;

/// <summary>Time, events, tasks, mail and requests: what waits, and what is asked of the outside.</summary>
public sealed class SignalActivityTests
{
    [Fact]
    public void A_delay_is_due_a_span_after_it_began_and_that_never_moves()
    {
        var run = Started(Sequence("q", Node("d", "Delay", Text("timeSpan", "14.00:00:00")), Line("a")));
        var due = new DateTimeOffset(2026, 9, 30, 10, 0, 0, TimeSpan.Zero);
        run.BookmarkOf("d").DueAt.ShouldBe(due);
        run.Clock.Advance(TimeSpan.FromDays(3));
        run.State.Bookmarks.ShouldHaveSingleItem().DueAt.ShouldBe(due);
        run.Resume("d").Lines.ShouldBe(["a"]);
    }

    [Fact]
    public void A_delay_without_a_span_is_one_minute() => Started(Node("d", "Delay")).BookmarkOf("d").DueAt.ShouldBe(new(2026, 9, 16, 10, 1, 0, TimeSpan.Zero));

    [Fact]
    public void A_span_of_72_hours_is_refused_with_the_right_form() =>
        Started(Node("d", "Delay", Text("timeSpan", "72:00:00"))).Incident.Message.ShouldContain("3.00:00:00");

    [Theory]
    [InlineData("2026-09-16T12:00:01+02:00", true)]
    [InlineData("2026-09-16T12:00:00+02:00", false)]
    [InlineData("2020-01-01", false)]
    public void Waiting_until_a_moment_that_has_passed_takes_no_time(string moment, bool waits) =>
        Started(Node("d", "StartAt", Text("dateTime", moment))).Sub.ShouldBe(waits ? WorkflowSubStatus.Suspended : WorkflowSubStatus.Finished);

    [Fact]
    public void A_timer_waits_one_interval_and_a_cron_until_its_next_time_on_the_dutch_clock()
    {
        Started(Node("t", "Timer", Text("interval", "02:00:00"))).BookmarkOf("t").DueAt.ShouldBe(new(2026, 9, 16, 12, 0, 0, TimeSpan.Zero));
        var cron = Started(Node("c", "Cron", Text("cronExpression", "0 30 8 * * MON-FRI"))).BookmarkOf("c");
        cron.DueAt.ShouldBe(new(2026, 9, 17, 6, 30, 0, TimeSpan.Zero));
    }

    [Fact]
    public void Timers_of_two_executions_have_hashes_of_their_own_and_events_of_one_name_share_theirs()
    {
        var run = Started(Node("p", "Parallel", Ports("activities", Node("d1", "Delay"), Node("d2", "Delay"), Event("e1").Replace("\"value\":\"e1\"", "\"value\":\"same\"", StringComparison.Ordinal), Event("e2").Replace("\"value\":\"e2\"", "\"value\":\"same\"", StringComparison.Ordinal))));
        run.BookmarkOf("d1").Hash.ShouldNotBe(run.BookmarkOf("d2").Hash);
        run.BookmarkOf("e1").Hash.ShouldBe(run.BookmarkOf("e2").Hash);
        run.BookmarkOf("e1").Hash.ShouldBe(StimulusHash.Of("Elsa.Event", new Dictionary<string, object?> { ["eventName"] = "same" }));
    }

    [Fact]
    public void A_hash_does_not_depend_on_the_order_of_fields_and_does_on_everything_else()
    {
        var one = StimulusHash.Of("n", PlainJson.Read("{\"a\":1,\"b\":[1,2]}"));
        one.ShouldBe(StimulusHash.Of("n", PlainJson.Read("{\"b\":[1,2.0],\"a\":1.0}")));
        one.Length.ShouldBe(64);
        new[] { one, StimulusHash.Of("m", PlainJson.Read("{\"a\":1,\"b\":[1,2]}")), StimulusHash.Of("n", PlainJson.Read("{\"a\":1,\"b\":[2,1]}")), StimulusHash.Of("n", PlainJson.Read("{\"a\":1,\"b\":[1,2]}"), "i", 3), StimulusHash.Of("n", PlainJson.Read("{\"a\":1,\"b\":[1,2]}"), "i", 4) }
            .Distinct().Count().ShouldBe(5);
    }

    [Fact]
    public void An_event_gives_its_payload()
    {
        var run = Started(Sequence("q", Event("e", Output("result", "vR")), LineOf("a", "getR().x")), "R:Object");
        run.Resume("e", PlainJson.Read("{\"x\":\"y\"}")).Lines.ShouldBe(["y"]);
        run.TryGive(new ResumeStimulus(1, null)).ShouldBeFalse();
    }

    [Fact]
    public void An_event_is_told_with_a_number_that_makes_it_unique()
    {
        var run = Started(Sequence("q", Node("p", "PublishEvent", Text("eventName", "Granted"), Text("correlationId", "c"), Literal("isLocalEvent", "true", "Boolean"), Js("payload", "({ a: 1 })"))));
        var told = run.Effect<EventPublished>();
        (told.EventName, told.CorrelationId, told.IsLocal, told.Source.ActivityId, told.Source.Number).ShouldBe(("Granted", "c", true, "p", 1));
        PlainJson.Write(told.Payload).ShouldBe("{\"a\":1}");
        run.Sub.ShouldBe(WorkflowSubStatus.Finished);
    }

    [Fact]
    public void A_task_is_announced_and_waits_to_be_reported_by_its_id()
    {
        var run = Started(Sequence("q", Node("t", "RunTask", Text("taskName", "Call"), Js("payload", "({ who: 'x' })"), Output("taskId", "vId"), Output("result", "vR")), LineOf("a", "getId().length + getR()")), "Id:String R:String");
        var task = run.Effect<TaskRequested>();
        (task.TaskName, PlainJson.Write(task.Payload)).ShouldBe(("Call", "{\"who\":\"x\"}"));
        run.BookmarkOf("t").Hash.ShouldBe(StimulusHash.Of("Elsa.RunTask", new Dictionary<string, object?> { ["taskId"] = task.TaskId }));
        run.Resume("t", "ok").Lines.ShouldBe(["32ok"]);
    }

    [Fact]
    public void A_mail_goes_to_the_outbox_and_nobody_waits_for_it()
    {
        var run = Started(Sequence("q", Node("m", "SendEmail", Input("to", "Object", "[\"a@example.nl\"]", "String[]"), Text("subject", "S"), Text("body", "B")), Line("a")));
        var mail = run.Effect<MailRequested>();
        (mail.Mail.To[0], mail.Mail.Subject, mail.Mail.Body, mail.BookmarkId).ShouldBe(("a@example.nl", "S", "B", null));
        run.Lines.ShouldBe(["a"]);
    }

    [Theory]
    [InlineData(true, "a")]
    [InlineData(false, "oops,a")]
    public void With_an_error_port_a_mail_waits_for_its_delivery(bool delivered, string lines)
    {
        var run = Started(Sequence("q", Node("m", "SendEmail", Input("to", "Object", "[\"a@example.nl\"]", "String[]"), Port("error", Line("oops"))), Line("a")));
        run.Effect<MailRequested>().BookmarkId.ShouldBe(run.BookmarkOf("m").Id);
        run.Resume("m", new Dictionary<string, object?> { ["delivered"] = delivered }).Lines.ShouldBe(lines.Split(','));
    }

    [Fact]
    public void A_mail_to_nobody_is_an_incident() => Started(Node("m", "SendEmail", Text("subject", "S"))).Incident.Message.ShouldContain("to");

    [Theory]
    [InlineData("{\"statusCode\":200,\"content\":{\"v\":1}}", "ok,done")]
    [InlineData("{\"statusCode\":404}", "other,done")]
    [InlineData("{\"failure\":\"timeout\"}", "late")]
    [InlineData("{\"failure\":\"connect\"}", "down")]
    public void A_request_in_a_drawing_has_the_outcome_of_its_answer(string answer, string lines)
    {
        var run = Started(Chart("flow", "h:200>ok h:Unmatched_status_code>other h:Timeout>late h:Failed_to_connect>down h:Done>done",
            Node("h", "FlowSendHttpRequest", Text("url", "https://example.nl"), Text("method", "post"), Js("content", "({ a: 1 })"), Input("expectedStatusCodes", "Object", "[200]", "Int32[]"), Output("statusCode", "vS")),
            Line("ok"), Line("other"), Line("late"), Line("down"), Line("done")), "S:Int32");
        var asked = run.Effect<HttpRequested>();
        (asked.Request.Url, asked.Request.Method, PlainJson.Write(asked.Request.Content)).ShouldBe(("https://example.nl", "POST", "{\"a\":1}"));
        run.Resume("h", PlainJson.Read(answer)).Lines.ShouldBe(lines.Split(','));
    }

    [Theory]
    [InlineData("{\"statusCode\":201}", "made,z")]
    [InlineData("{\"statusCode\":500}", "other,z")]
    [InlineData("{\"failure\":\"timeout\"}", "z")]
    public void A_request_in_a_sequence_runs_what_belongs_to_its_answer(string answer, string lines) => Started(Sequence("q",
        Node("h", "SendHttpRequest", Text("url", "https://example.nl"), $"\"expectedStatusCodes\":[{{\"statusCode\":201,\"activity\":{Line("made")}}}]", Port("unmatchedStatusCode", Line("other"))), Line("z")))
        .Resume("h", PlainJson.Read(answer)).Lines.ShouldBe(lines.Split(','));

    private static TestInstance Started(string root, string variables = "") => new TestInstance(Workflow(root, variables)).Start();
}
