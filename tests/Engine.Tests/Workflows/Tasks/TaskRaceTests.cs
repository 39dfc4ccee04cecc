using Engine.Workflows.Execution.State;
using Engine.Workflows.Runtime;
using Engine.Workflows.Tasks;
using Engine.Workflows.Tasks.Deciding;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Schema;
using Shouldly;

namespace Engine.Tests.Workflows.Tasks;

/// <summary>Of what happens to one task at the same moment, exactly one thing counts.</summary>
public sealed class TaskRaceTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task Of_two_who_decide_at_once_one_decides(DatabaseProvider provider)
    {
        await using var desk = await TaskDesk.OpenAsync(provider);
        Worker[] pair = [await desk.AddAsync(desk.Desk, "an", "balie"), await desk.AddAsync(desk.Desk, "bo", "balie")];
        for (var round = 0; round < 8; round++)
        {
            var instance = await desk.AskAsync(TaskFlows.Approval());
            var task = (await desk.TaskAsync(instance)).Id;
            var answers = await Task.WhenAll(pair.Select((who, i) => Task.Run(() => desk.DecideAsync(who, task, i == 0 ? "Approved" : "Rejected", "Omdat"))));
            answers.OfType<string>().ShouldHaveSingleItem($"round {round}").ShouldBe(TaskRefusals.Ended.Code);
            (await desk.EndAsync(instance)).ShouldBe([answers[0] is null ? "Approved \"Approve\"" : "Rejected \"Reject\""]);
        }
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task One_who_clicks_twice_votes_once(DatabaseProvider provider)
    {
        await using var desk = await TaskDesk.OpenAsync(provider);
        var who = await desk.AddAsync(desk.Desk, "an", "balie");
        var instance = await desk.AskAsync(TaskFlows.Approval(TaskFlows.Whole("requiredApprovals", 2)));
        var task = (await desk.TaskAsync(instance)).Id;
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => desk.DecideAsync(who, task, "Approved"))));
        answers.Count(a => a is null).ShouldBe(1);
        (await desk.TaskAsync(instance)).Approvals.ShouldBe(1);
        (await desk.EndAsync(instance)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task Two_accounts_of_one_person_that_vote_at_once_are_one_vote(DatabaseProvider provider)
    {
        await using var desk = await TaskDesk.OpenAsync(provider);
        var people = new List<Worker>();
        for (var i = 0; i < 6; i++)
        {
            people.Add(await desk.AddAsync(desk.Desk, i == 0 ? "an" : $"an+{i}", "balie"));
        }

        var instance = await desk.AskAsync(TaskFlows.Approval(TaskFlows.Whole("requiredApprovals", 2)));
        var task = (await desk.TaskAsync(instance)).Id;
        var answers = await Task.WhenAll(people.Select(p => Task.Run(() => desk.DecideAsync(p, task, "Approved"))));
        answers.Where(a => a is not null).ShouldBe(Enumerable.Repeat(TaskRefusals.Voted.Code, 5));
        (await desk.TaskAsync(instance)).Approvals.ShouldBe(1);
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task Of_a_hundred_votes_at_once_exactly_the_number_counts(DatabaseProvider provider)
    {
        await using var desk = await TaskDesk.OpenAsync(provider);
        var people = new List<Worker>();
        for (var i = 0; i < 100; i++)
        {
            people.Add(await desk.AddAsync(desk.Desk, $"p{i}", "balie"));
        }

        var instance = await desk.AskAsync(TaskFlows.Approval(TaskFlows.Whole("requiredApprovals", 60)));
        var task = (await desk.TaskAsync(instance)).Id;
        var answers = await Task.WhenAll(people.Select(p => Task.Run(() => desk.DecideAsync(p, task, "Approved"))));
        answers.Count(a => a is null).ShouldBe(60);
        answers.Count(a => a == TaskRefusals.Ended.Code).ShouldBe(40);
        (await desk.RowsAsync(db => db.Set<TaskVote>().CountAsync())).ShouldBe(60);
        (await desk.RowsAsync(db => db.Set<WorkflowSignal>().CountAsync(s => s.DeliveryKey.StartsWith("work:")))).ShouldBe(1);
        (await desk.EndAsync(instance)).ShouldBe(["Approved \"Approve\""]);
    }

    [Fact]
    public async Task A_decision_before_the_end_of_the_wait_is_taken_in_also_when_the_step_comes_after_it()
    {
        await using var desk = await TaskDesk.OpenAsync();
        var who = await desk.AddAsync(desk.Desk, "an", "balie");
        var instance = await desk.AskAsync(TaskFlows.Approval(TaskFlows.After("01:00:00")));
        (await desk.DecideAsync(who, (await desk.TaskAsync(instance)).Id, "Approved")).ShouldBeNull();
        desk.Portal.Clock.Advance(Hour);
        (await desk.EndAsync(instance)).ShouldBe(["Approved \"Approve\""]);
        (await desk.TaskAsync(instance)).State.ShouldBe(TaskState.Decided);
    }

    [Fact]
    public async Task A_decision_after_the_end_of_the_wait_is_refused()
    {
        await using var desk = await TaskDesk.OpenAsync();
        var who = await desk.AddAsync(desk.Desk, "an", "balie");
        var instance = await desk.AskAsync(TaskFlows.Approval(TaskFlows.After("01:00:00")));
        var task = (await desk.TaskAsync(instance)).Id;
        desk.Portal.Clock.Advance(Hour);
        (await desk.EndAsync(instance)).ShouldBe(["Expired null"]);
        (await desk.DecideAsync(who, task, "Approved")).ShouldBe(TaskRefusals.Ended.Code);
        (await desk.TaskAsync(instance)).State.ShouldBe(TaskState.Expired);
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task Of_a_decision_and_the_end_of_the_wait_at_the_same_moment_one_counts(DatabaseProvider provider)
    {
        await using var desk = await TaskDesk.OpenAsync(provider);
        var who = await desk.AddAsync(desk.Desk, "an", "balie");
        for (var round = 0; round < 8; round++)
        {
            var instance = await desk.AskAsync(TaskFlows.Approval(TaskFlows.After("01:00:00")));
            var task = (await desk.TaskAsync(instance)).Id;
            desk.Portal.Clock.Advance(Hour);
            var decide = Task.Run(() => desk.DecideAsync(who, task, "Approved"));
            await Task.WhenAll(decide, Task.Run(desk.Portal.DrainAsync));

            // a step that lost is done again after a while
            desk.Portal.Clock.Advance(TimeSpan.FromMinutes(1));
            (await desk.EndAsync(instance)).ShouldBe([await decide is null ? "Approved \"Approve\"" : "Expired null"], $"round {round}");
            (await desk.TaskAsync(instance)).State.ShouldBe(await decide is null ? TaskState.Decided : TaskState.Expired);
        }
    }

    [Fact]
    public async Task The_end_of_a_wait_of_which_somebody_has_just_decided_makes_the_step_start_again()
    {
        await using var desk = await TaskDesk.OpenAsync();
        var instance = await desk.AskAsync(TaskFlows.Approval(TaskFlows.After("01:00:00")));
        // decided by a transaction that the step could not see when it read its signals
        await desk.RowsAsync(db => db.Set<WorkTask>().ExecuteUpdateAsync(set => set.SetProperty(t => t.State, TaskState.Decided)));
        desk.Portal.Clock.Advance(Hour);
        (await desk.EndAsync(instance)).ShouldBeEmpty();
        (await desk.TaskAsync(instance)).State.ShouldBe(TaskState.Decided);
    }

    [Fact]
    public async Task A_process_that_is_cancelled_takes_its_task_back()
    {
        await using var desk = await TaskDesk.OpenAsync();
        var who = await desk.AddAsync(desk.Desk, "an", "balie");
        var instance = await desk.AskAsync(TaskFlows.Approval());
        var task = (await desk.TaskAsync(instance)).Id;
        await desk.As(who, s => s.GetRequiredService<ManageWorkflow>().CancelAsync(instance, "Een reden", default));
        await desk.Portal.DrainAsync();
        (await desk.TaskAsync(instance)).State.ShouldBe(TaskState.Withdrawn);
        (await desk.DecideAsync(who, task, "Approved")).ShouldBe(TaskRefusals.Ended.Code);
        (await desk.Portal.InstanceAsync(TaskDesk.Noord, instance)).SubStatus.ShouldBe(WorkflowSubStatus.Cancelled);
    }

    [Fact]
    public async Task A_process_that_is_cancelled_after_the_decision_still_ends()
    {
        await using var desk = await TaskDesk.OpenAsync();
        var who = await desk.AddAsync(desk.Desk, "an", "balie");
        var instance = await desk.AskAsync(TaskFlows.Approval());
        await desk.As(who, s => s.GetRequiredService<ManageWorkflow>().CancelAsync(instance, "Een reden", default));
        (await desk.DecideAsync(who, (await desk.TaskAsync(instance)).Id, "Approved")).ShouldBeNull();
        await desk.Portal.DrainAsync();
        (await desk.Portal.InstanceAsync(TaskDesk.Noord, instance)).SubStatus.ShouldBe(WorkflowSubStatus.Cancelled);
        (await desk.TaskAsync(instance)).State.ShouldBe(TaskState.Decided);
    }

    [Fact]
    public async Task A_task_that_is_asked_and_not_needed_in_the_same_step_is_withdrawn()
    {
        await using var desk = await TaskDesk.OpenAsync();
        await desk.Portal.PublishAsync(TaskDesk.Noord, $$"""
            { "definitionId": "taak", "name": "Taak", "variables": [ { "id": "v", "name": "V", "typeName": "Object" } ],
              "root": { "type": "Elsa.Flowchart", "id": "root", "activities": [ { "type": "Elsa.FlowFork", "id": "f", "branches": { "typeName": "String[]", "expression": { "type": "Object", "value": "[\"A\",\"B\"]" } } },
                  {{TaskFlows.Approval()}}, { "type": "Elsa.Finish", "id": "e" } ],
                "connections": [ { "source": { "activity": "f", "port": "A" }, "target": { "activity": "a", "port": "In" } }, { "source": { "activity": "f", "port": "B" }, "target": { "activity": "e", "port": "In" } } ] } }
            """);
        var instance = await desk.Portal.StartAsync(TaskDesk.Noord, "taak");
        await desk.Portal.DrainAsync();
        (await desk.Portal.InstanceAsync(TaskDesk.Noord, instance)).SubStatus.ShouldBe(WorkflowSubStatus.Finished);
        (await desk.TaskAsync(instance)).State.ShouldBe(TaskState.Withdrawn);
    }
}
