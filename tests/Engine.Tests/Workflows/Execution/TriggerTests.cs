using Engine.Workflows.Execution;
using Engine.Workflows.Execution.Timing;
using Shouldly;
using Testing;
using static Engine.Tests.Workflows.Execution.Draw;

namespace Engine.Tests.Workflows.Execution;

/// <summary>What starts instances, and when cron expressions come.</summary>
public sealed class TriggerTests
{
    [Fact]
    public void Triggers_that_may_start_the_workflow_are_listed_with_what_they_match()
    {
        var workflow = Workflow(Chart("flow", "e>j t>j c>j a>j",
            Event("e", Starts), Node("t", "Timer", Text("interval", "00:05:00"), Starts), Node("c", "Cron", Text("cronExpression", "0 0 8 * * *"), Starts),
            Node("a", "StartAt", Text("dateTime", "2027-01-01"), Starts), Event("other"), Line("j")));
        var triggers = WorkflowTriggers.Of(workflow, ActivitySet.Elsa, new FakeTime(), out var faults);
        faults.ShouldBeEmpty();
        triggers.Select(t => t.ActivityId).ShouldBe(["e", "t", "c", "a"]);
        triggers[0].Hash.ShouldBe(new TestInstance(Workflow(Sequence("q", Event("e")))).Start().BookmarkOf("e").Hash);
        triggers[1].Source.Interval.ShouldBe(TimeSpan.FromMinutes(5));
        triggers[2].Source.Cron.ShouldBe("0 0 8 * * *");
        triggers[3].Source.At.ShouldBe(new(2026, 12, 31, 23, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public void A_trigger_sees_first_values_of_variables_and_what_gives_no_value_is_told()
    {
        var workflow = Workflow(Chart("flow", "e>x x>y", Node("e", "Event", Js("eventName", "getName()", "String"), Starts), Node("x", "Event", Js("eventName", "getInput('X').y", "String"), Starts), Line("y")), "Name:String=Hello");
        WorkflowTriggers.Of(workflow, ActivitySet.Elsa, new FakeTime(), out var faults).ShouldHaveSingleItem(string.Join(';', faults)).Hash
            .ShouldBe(StimulusHash.Of("Elsa.Event", new Dictionary<string, object?> { ["eventName"] = "Hello" }));
        faults.ShouldHaveSingleItem().Key.ShouldBe("x");
    }

    [Fact]
    public void An_activity_deep_inside_starts_nothing() => WorkflowTriggers.Of(
        Workflow(Sequence("q", Node("i", "If", Js("condition", "true"), Port("then", Event("e", Starts))))), ActivitySet.Elsa, new FakeTime(), out _).ShouldBeEmpty();

    [Theory]
    // 16 September 2026 is a Wednesday; the clock stands at 12:00 in summer time
    [InlineData("0 30 8 * * MON-FRI", "2026-09-16T12:00", "2026-09-17T08:30")]
    [InlineData("0 30 8 * * MON-FRI", "2026-09-18T08:30", "2026-09-21T08:30")]
    [InlineData("*/20 * * * * *", "2026-09-16T12:00:05", "2026-09-16T12:00:20")]
    [InlineData("0 0/15 * * * ?", "2026-09-16T12:01", "2026-09-16T12:15")]
    [InlineData("0 0 0 1 1 *", "2026-09-16T12:00", "2027-01-01T00:00")]
    [InlineData("0 0 12 29 2 *", "2026-09-16T12:00", "2028-02-29T12:00")]
    [InlineData("0 0 9 L * *", "2026-09-16T12:00", "2026-09-30T09:00")]
    [InlineData("0 0 9 L-2 * *", "2026-09-16T12:00", "2026-09-28T09:00")]
    [InlineData("0 0 9 LW * *", "2026-10-01T12:00", "2026-10-30T09:00")]
    [InlineData("0 0 9 1W * *", "2026-07-20T12:00", "2026-08-03T09:00")]
    [InlineData("0 0 9 15W * *", "2026-08-01T12:00", "2026-08-14T09:00")]
    [InlineData("0 0 9 * * MON#2", "2026-09-16T12:00", "2026-10-12T09:00")]
    [InlineData("0 0 9 * * 5L", "2026-09-16T12:00", "2026-09-25T09:00")]
    [InlineData("0 0 9 * * 7", "2026-09-16T12:00", "2026-09-20T09:00")]
    [InlineData("0 0 9 * * SUN", "2026-09-16T12:00", "2026-09-20T09:00")]
    [InlineData("0 0 9 13 * FRI", "2026-09-16T12:00", "2026-11-13T09:00")]
    [InlineData("0 0 9 * JAN,APR,JUL,OCT MON", "2026-09-16T12:00", "2026-10-05T09:00")]
    [InlineData("0 0 22-2 * * *", "2026-09-16T12:00", "2026-09-16T22:00")]
    [InlineData("0 0 9 * * FRI-MON", "2026-09-16T12:00", "2026-09-18T09:00")]
    [InlineData("0 0 9 1 1 * 2030", "2026-09-16T12:00", "2030-01-01T09:00")]
    [InlineData("0 30 2 * * *", "2027-03-28T00:00", "2027-03-28T03:30")]
    [InlineData("0 30 2 * * *", "2026-10-24T12:00", "2026-10-25T02:30")]
    public void A_cron_expression_comes_on_the_dutch_clock(string cron, string after, string next)
    {
        CronSchedule.TryParse(cron, out var schedule, out _).ShouldBeTrue();
        schedule.ShouldNotBeNull().Next(Local(after)).ShouldBe(Local(next));
    }

    [Fact]
    public void In_autumn_an_hour_that_is_shown_twice_counts_once()
    {
        CronSchedule.TryParse("0 30 2 * * *", out var schedule, out _).ShouldBeTrue();
        var first = schedule.ShouldNotBeNull().Next(Local("2026-10-24T12:00"));
        first.ShouldBe(new(2026, 10, 25, 0, 30, 0, TimeSpan.Zero));
        schedule.Next(first ?? default).ShouldBe(Local("2026-10-26T02:30"));
    }

    [Theory]
    [InlineData("0 0 9 30 2 *")]
    [InlineData("0 0 9 1 1 * 2020")]
    public void What_never_comes_again_has_no_next(string cron)
    {
        CronSchedule.TryParse(cron, out var schedule, out _).ShouldBeTrue();
        schedule.ShouldNotBeNull().Next(Local("2026-09-16T12:00")).ShouldBeNull();
    }

    [Fact]
    public void What_the_publish_check_lets_through_can_be_planned()
    {
        var random = new Random(7);
        string[][] parts =
        [
            ["0", "*", "*/7", "5-10", "1,2,59", "50/5"], ["0", "*", "30", "0/15", "58-2"], ["8", "*", "22-3", "*/6"],
            ["*", "?", "1", "31", "L", "LW", "L-3", "L-31", "15W", "1,15", "28-3"], ["*", "1", "JAN", "mar-may", "*/3", "2,FEB"], ["*", "?", "0", "7", "MON", "mon-fri", "FRI-MON", "5L", "SUNL", "L", "MON#1", "7#5", "1,SUN"],
        ];
        for (var i = 0; i < 3000; i++)
        {
            var cron = string.Join(' ', parts.Select(p => p[random.Next(p.Length)])) + (i % 9 == 0 ? " 2028-2030" : "");
            Engine.Workflows.Definitions.Publishing.CronSyntax.Problem(cron).ShouldBeNull(cron);
            CronSchedule.TryParse(cron, out var schedule, out _).ShouldBeTrue(cron);
            if (i % 10 == 0)
            {
                (schedule.ShouldNotBeNull().Next(Local("2026-09-16T12:00")) > Local("2026-09-16T12:00")).ShouldBe(schedule.Next(Local("2026-09-16T12:00")) is not null);
            }
        }
    }

    [Theory]
    [InlineData("* * * * *")]
    [InlineData("0 60 * * * *")]
    [InlineData("0 0 9 32 * *")]
    [InlineData("0 0 9 * * MON#6")]
    [InlineData("0 0 9 * FOO *")]
    [InlineData("0 0/0 9 * * *")]
    [InlineData("0 0 9 1-2-3 * *")]
    [InlineData("")]
    public void What_is_no_cron_expression_is_refused_with_the_right_form(string cron)
    {
        CronSchedule.TryParse(cron, out _, out var fault).ShouldBeFalse();
        fault.ShouldNotBeNull().ShouldContain("chrijf");
    }

    private static DateTimeOffset Local(string text) => Engine.Workflows.Values.Conversion.OrNull(text, Engine.Workflows.Values.TypeAlias.Moment) as DateTimeOffset? ?? throw new ArgumentException(text);
}
