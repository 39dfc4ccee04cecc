using Engine.Audit;
using Engine.Tests.Workflows.Requests;
using Engine.Workflows.Requests;
using Engine.Workflows.Runtime;
using Engine.Workflows.Tasks;
using Engine.Workflows.Tasks.Deciding;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Schema;
using Shouldly;
using Testing;

namespace Engine.Tests.Workflows.Tasks;

/// <summary>The list of tasks, claims and reminders.</summary>
public sealed class WorkListTests
{
    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task Late_tasks_come_first_then_those_reminded_of_then_by_the_day_they_are_due(DatabaseProvider provider)
    {
        await using var desk = await TaskDesk.OpenAsync(provider);
        var who = await desk.AddAsync(desk.Desk, "an", "balie");
        var never = await desk.AskAsync(TaskFlows.Approval());
        var week = await desk.AskAsync(TaskFlows.Approval(TaskFlows.After("7.00:00:00")));
        var day = await desk.AskAsync(TaskFlows.Approval(TaskFlows.After("1.00:00:00")));
        var escalated = await desk.AskAsync(TaskFlows.Approval(TaskFlows.After("9.00:00:00") + TaskFlows.Reminders("00:30:00")));
        var late = await desk.AskAsync(TaskFlows.Approval(TaskFlows.After("02:00:00")));
        desk.Portal.Clock.Advance(TimeSpan.FromHours(1));
        await desk.Portal.DrainAsync();
        // no worker runs, so the end of the wait is not worked off yet
        desk.Portal.Clock.Advance(TimeSpan.FromHours(2));
        var expected = new List<Guid>();
        foreach (var instance in (Guid[])[late, escalated, day, week, never])
        {
            expected.Add((await desk.TaskAsync(instance)).Id);
        }

        var all = await desk.ListAsync(who);
        all.Rows.Select(r => r.Id).ShouldBe(expected);
        (all.Rows[0].IsLate, all.Rows[1].IsEscalated, all.Rows[2].IsLate || all.Rows[2].IsEscalated, all.Counts.Late).ShouldBe((true, true, false, 1));

        var first = await desk.ListAsync(who, new(WorkList.Whose.All, null, 2));
        var second = await desk.ListAsync(who, new(WorkList.Whose.All, null, 2, After: first.Rows[^1].Cursor));
        var third = await desk.ListAsync(who, new(WorkList.Whose.All, null, 2, After: second.Rows[^1].Cursor));
        first.Rows.Concat(second.Rows).Concat(third.Rows).Select(r => r.Id).ShouldBe(expected);
        (first.HasPrevious, first.HasNext, third.HasPrevious, third.HasNext).ShouldBe((false, true, true, false));
        (await desk.ListAsync(who, new(WorkList.Whose.All, null, 2, Before: third.Rows[0].Cursor))).Rows.ShouldBe(second.Rows);
        TaskCursor.Parse(first.Rows[0].Cursor.ToString()).ShouldBe(first.Rows[0].Cursor);
    }

    [Fact]
    public async Task It_holds_what_the_person_may_decide_about_and_nothing_else()
    {
        await using var desk = await TaskDesk.OpenAsync();
        var (who, colleague, chief) = (await desk.AddAsync(desk.Desk, "an", "balie"), await desk.AddAsync(desk.Desk, "bo", "balie"), await desk.AddAsync(desk.Linde, "cas", "chef"));
        var mine = (await desk.TaskAsync(await desk.AskAsync(TaskFlows.Approval(TaskFlows.Whole("requiredApprovals", 2))))).Id;
        await desk.AskAsync(TaskFlows.Approval(), who.Account);
        var check = (await desk.TaskAsync(await desk.AskAsync(TaskFlows.Verification("findings")))).Id;
        var theirs = (await desk.TaskAsync(await desk.AskAsync(TaskFlows.Approval(TaskFlows.Roles("chef") + TaskFlows.Text("organisationId", "100"))))).Id;
        (await desk.ListAsync(who)).Rows.Select(r => r.Id).ShouldBe([mine, check]);
        (await desk.ListAsync(chief)).Rows.Select(r => r.Id).ShouldBe([theirs]);
        (await desk.ListAsync(who, tenant: TaskDesk.Zuid)).Rows.ShouldBeEmpty();
        (await desk.As(who, s => s.GetRequiredService<TaskFile>().LoadAsync(mine, default), TaskDesk.Zuid)).ShouldBeNull();
        (await desk.As(who, s => s.GetRequiredService<TaskFile>().LoadAsync(theirs, default))).ShouldBeNull();

        await desk.DecideAsync(who, mine, "Approved");
        (await desk.ListAsync(who)).Rows.Select(r => r.Id).ShouldBe([check]);
        (await desk.ListAsync(colleague)).Rows.Select(r => r.Id).ShouldContain(mine);
        (await desk.ListAsync(who, new(WorkList.Whose.All, TaskKind.Approval, 10))).Rows.ShouldBeEmpty();
        (await desk.RowsAsync(db => db.Set<AuditEvent>().CountAsync(e => e.Type == WorkList.Listed))).ShouldBeGreaterThan(0);
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task The_reference_of_a_request_finds_its_tasks_among_those_of_the_person_alone(DatabaseProvider provider)
    {
        await using var desk = await TaskDesk.OpenAsync(provider);
        var (who, chief) = (await desk.AddAsync(desk.Desk, "an", "balie"), await desk.AddAsync(desk.Linde, "cas", "chef"));
        var definition = TaskFlows.Of(TaskFlows.Approval()).Replace("\"taak\"", $"\"{RequestFlows.Kind}\"", StringComparison.Ordinal);
        var requests = new List<PortalRequest>();
        foreach (var tenant in new[] { TaskDesk.Noord, TaskDesk.Noord, TaskDesk.Zuid })
        {
            await desk.Portal.PublishAsync(tenant, definition);
            requests.Add((await desk.Portal.AskAsync(tenant)).Value);
        }

        await desk.Portal.DrainAsync();
        await desk.AskAsync(TaskFlows.Approval());
        var found = (await desk.ListAsync(who, Of(requests[0]))).Rows.ShouldHaveSingleItem();
        found.Reference.ShouldBe(requests[0].Reference);
        (await desk.As(who, s => s.GetRequiredService<TaskFile>().LoadAsync(found.Id, default))).ShouldNotBeNull().Reference.ShouldBe(requests[0].Reference);
        (await desk.ListAsync(who)).Rows.Select(r => r.Reference).ShouldBe([requests[0].Reference, requests[1].Reference, null], ignoreOrder: true);
        (await desk.ListAsync(who, Of(requests[2]))).Rows.ShouldBeEmpty();
        (await desk.ListAsync(who, Of(requests[0]), TaskDesk.Zuid)).Rows.ShouldBeEmpty();
        (await desk.ListAsync(chief, Of(requests[0]))).Rows.ShouldBeEmpty();

        static WorkList.Request Of(PortalRequest request) => new(WorkList.Whose.All, null, 10) { Reference = request.Reference };
    }

    [Fact]
    public async Task A_claim_says_who_is_busy_and_keeps_nobody_from_deciding()
    {
        await using var desk = await TaskDesk.OpenAsync();
        var (an, bo) = (await desk.AddAsync(desk.Desk, "an", "balie"), await desk.AddAsync(desk.Desk, "bo", "balie"));
        var instance = await desk.AskAsync(TaskFlows.Approval());
        var task = (await desk.TaskAsync(instance)).Id;
        (await ClaimAsync(desk, an, task)).ShouldBeNull();
        (await ClaimAsync(desk, bo, task)).ShouldBe(TaskRefusals.Busy.Code);
        (await desk.ListAsync(an, new(WorkList.Whose.Mine, null, 10))).Rows.ShouldHaveSingleItem().IsMine.ShouldBeTrue();
        var seen = await desk.ListAsync(bo);
        (seen.Rows.ShouldHaveSingleItem().BusyName, seen.Rows[0].IsMine, seen.Counts.Free, seen.Counts.Mine).ShouldBe(("an", false, 0, 0));
        (await desk.ListAsync(bo, new(WorkList.Whose.Free, null, 10))).Rows.ShouldBeEmpty();

        // letting go of somebody else's task changes nothing, and a claim ends by itself
        await ReleaseAsync(desk, bo, task);
        (await ClaimAsync(desk, bo, task)).ShouldBe(TaskRefusals.Busy.Code);
        desk.Portal.Clock.Advance(ClaimTask.Lease);
        (await desk.ListAsync(bo)).Counts.Free.ShouldBe(1);
        (await ClaimAsync(desk, bo, task)).ShouldBeNull();
        await ReleaseAsync(desk, bo, task);
        (await ClaimAsync(desk, an, task)).ShouldBeNull();
        (await desk.DecideAsync(bo, task, "Approved")).ShouldBeNull();
        (await ClaimAsync(desk, an, task)).ShouldBe(TaskRefusals.Unknown.Code);
    }

    [Fact]
    public async Task Everybody_who_may_decide_is_reminded_once_in_a_mail_that_says_nothing_of_it()
    {
        await using var desk = await TaskDesk.OpenAsync();
        var (an, bo, own) = (await desk.AddAsync(desk.Desk, "an", "balie"), await desk.AddAsync(desk.Desk, "bo", "balie"), await desk.AddAsync(desk.Desk, "cas", "balie"));
        await desk.AddAsync(desk.Desk, "dirk", "lezer");
        await desk.AddAsync(desk.Linde, "eva", "balie");
        var instance = await desk.AskAsync(TaskFlows.Approval(TaskFlows.Whole("requiredApprovals", 2) + TaskFlows.Reminders("01:00:00", "02:00:00")), own.Account);
        var task = (await desk.TaskAsync(instance)).Id;
        desk.Portal.Clock.Advance(TimeSpan.FromHours(1));
        await desk.Portal.DrainAsync();
        var mails = await desk.MailsAsync();
        mails.Select(m => m.To).ShouldBe([an.Mail, bo.Mail], ignoreOrder: true);
        mails[0].Body.ShouldContain($"/werklijst/{task}");
        (mails[0].Subject + mails[0].Body).ShouldNotContain("Geheim");
        (await desk.TaskAsync(instance)).EscalatedAt.ShouldBe(desk.Portal.Clock.GetUtcNow());

        await desk.DecideAsync(an, task, "Approved");
        desk.Portal.Clock.Advance(TimeSpan.FromHours(1));
        await desk.Portal.DrainAsync();
        (await desk.MailsAsync()).Skip(2).Select(m => m.To).ShouldBe([bo.Mail]);
    }

    [Fact]
    public async Task A_reminder_of_a_task_for_a_request_names_its_reference()
    {
        await using var desk = await TaskDesk.OpenAsync();
        await desk.AddAsync(desk.Desk, "an", "balie");
        var request = Guid.CreateVersion7();
        var instance = await desk.AskAsync(TaskFlows.Approval(TaskFlows.Reminders("01:00:00", "02:00:00")));
        desk.Portal.Clock.Advance(TimeSpan.FromHours(1));
        await desk.Portal.DrainAsync();
        (await desk.MailsAsync()).ShouldHaveSingleItem().Body.ShouldNotContain("kenmerk", Case.Insensitive, "nobody asked for it");
        await desk.RowsAsync(db => db.Set<WorkflowInstance>().Where(i => i.Id == instance).ExecuteUpdateAsync(set => set.SetProperty(i => i.RequestId, request)));
        desk.Portal.Clock.Advance(TimeSpan.FromHours(1));
        await desk.Portal.DrainAsync();
        (await desk.MailsAsync())[^1].Body.ShouldContain($"(kenmerk {RequestReference.Of(request)})");
    }

    [Theory]
    [InlineData("herinnering", "Denk aan uw taak")]
    [InlineData("onvindbaar", "Er wacht een taak op u bij Verzekeraar noord")]
    public async Task A_reminder_has_the_words_of_the_tenant_or_else_the_ordinary_ones(string template, string subject)
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("texts"));
        await File.WriteAllTextAsync(folder.File("texts/herinnering.md"), "Onderwerp: Denk aan uw taak\n\nKijk op {{link}}");
        await File.WriteAllTextAsync(folder.File("texts/onvindbaar.md"), "Onderwerp: Voor {{naam}}\n\nKijk op {{link}}");
        await using var desk = await TaskDesk.OpenAsync(configure: s => s.AddSingleton(new HostFolders(folder.Path, Repository.Path("themes"))));
        await desk.AddAsync(desk.Desk, "an", "balie");
        var instance = await desk.AskAsync(TaskFlows.Approval(TaskFlows.Reminder("01:00:00", template)));
        desk.Portal.Clock.Advance(TimeSpan.FromHours(1));
        await desk.Portal.DrainAsync();
        var mail = (await desk.MailsAsync()).ShouldHaveSingleItem();
        (mail.Subject, mail.Body.Contains($"/werklijst/{(await desk.TaskAsync(instance)).Id}", StringComparison.Ordinal)).ShouldBe((subject, true));
    }

    [Fact]
    public async Task All_people_of_a_provider_are_reminded()
    {
        await using var desk = await TaskDesk.OpenAsync();
        var (an, bo) = (await desk.AddAsync(desk.Linde, "an", "lezer"), await desk.AddAsync(desk.Linde, "bo", "chef"));
        await desk.AddAsync(desk.Wilg, "cas", "chef");
        await desk.AskAsync(TaskFlows.Provider("100", more: TaskFlows.Reminders("01:00:00")));
        desk.Portal.Clock.Advance(TimeSpan.FromHours(1));
        await desk.Portal.DrainAsync();
        (await desk.MailsAsync()).Select(m => m.To).ShouldBe([an.Mail, bo.Mail], ignoreOrder: true);
    }

    [Fact]
    public async Task What_a_task_says_stands_sealed_and_goes_with_its_instance()
    {
        await using var desk = await TaskDesk.OpenAsync();
        var who = await desk.AddAsync(desk.Desk, "an", "balie");
        var instance = await desk.AskAsync(TaskFlows.Approval());
        await desk.DecideAsync(who, (await desk.TaskAsync(instance)).Id, "Rejected", "Geheime reden");
        await desk.EndAsync(instance);
        var vote = await desk.RowsAsync(db => db.Set<TaskVote>().AsNoTracking().SingleAsync());
        System.Text.Encoding.UTF8.GetString([.. (await desk.TaskAsync(instance)).Content, .. vote.Comment.ShouldNotBeNull()]).ShouldNotContain("eheim");
        desk.Portal.Clock.Advance(TimeSpan.FromDays(31));
        await desk.RetainAsync();
        (await desk.RowsAsync(db => db.Set<WorkTask>().CountAsync()) + await desk.RowsAsync(db => db.Set<TaskVote>().CountAsync())).ShouldBe(0);
    }

    private static async Task<string?> ClaimAsync(TaskDesk desk, Worker who, Guid task) => (await desk.As(who, s => s.GetRequiredService<ClaimTask>().TakeAsync(task, default)))?.Code;

    private static Task<bool> ReleaseAsync(TaskDesk desk, Worker who, Guid task) => desk.As(who, async s =>
    {
        await s.GetRequiredService<ClaimTask>().ReleaseAsync(task, default);
        return true;
    });
}
