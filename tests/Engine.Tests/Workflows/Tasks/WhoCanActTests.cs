using Engine.Access.Invitations;
using Engine.Tests.Workflows.Consents;
using Engine.Tests.Workflows.Runtime;
using Engine.Workflows.Runtime;
using Engine.Workflows.Tasks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Testing;

namespace Engine.Tests.Workflows.Tasks;

/// <summary>What an administrator reads of who may let an instance go on.</summary>
public sealed class WhoCanActTests
{
    [Fact]
    public async Task A_wait_for_people_is_one_line_with_roles_organisation_and_its_end()
    {
        await using var desk = await TaskDesk.OpenAsync();
        var instance = await desk.AskAsync(TaskFlows.Approval(
            TaskFlows.Roles("chef", "lezer") + TaskFlows.Text("organisationId", "100") + TaskFlows.Whole("requiredApprovals", 2) + TaskFlows.After("1.00:00:00") + TaskFlows.Reminders("01:00:00")));
        var wait = (await WaitsAsync(desk, instance)).ShouldHaveSingleItem();
        (wait.Name, wait.Who, wait.DueAt).ShouldBe(("Portal.AwaitApproval", "Chef of Lezer van De Linde, 0 van 2 goedkeuringen", desk.Portal.Clock.GetUtcNow().AddDays(1)));
        (await WaitsAsync(desk, await desk.AskAsync(TaskFlows.Verification("findings")))).ShouldHaveSingleItem().Who.ShouldBe("Balie (eigen medewerkers)");
        var provider = (await WaitsAsync(desk, await desk.AskAsync(TaskFlows.Provider("200")))).ShouldHaveSingleItem();
        (provider.Who, provider.DueAt).ShouldBe(("Iedereen van De Wilg", null));
    }

    [Fact]
    public async Task A_wait_that_nothing_ends_tells_by_when_an_answer_was_promised()
    {
        await using var desk = await TaskDesk.OpenAsync();
        var (promised, instance) = (desk.Portal.Clock.GetUtcNow().AddDays(5), await desk.AskAsync(TaskFlows.Verification("findings")));
        (await WaitsAsync(desk, instance)).ShouldHaveSingleItem().PromisedAt.ShouldBeNull();
        await desk.RowsAsync(db => db.Set<WorkTask>().Where(t => t.InstanceId == instance).ExecuteUpdateAsync(set => set.SetProperty(t => t.DueAt, promised)));
        var wait = (await WaitsAsync(desk, instance)).ShouldHaveSingleItem();
        (wait.DueAt, wait.PromisedAt).ShouldBe((null, promised));
    }

    [Fact]
    public async Task Who_got_a_link_is_told_without_a_name()
    {
        await using var desk = await TaskDesk.OpenAsync();
        var who = await desk.AddAsync(desk.Wilg, "an", "lezer");
        var invitation = new Invitation { OrganisationId = desk.Linde.Id, AccountId = who.Account, Name = "An", Mail = who.Mail, At = default, SentAt = default, ExpiresAt = default };
        await desk.RowsAsync(db => (db.Add(invitation), db.SaveChangesAsync()).Item2);
        var instance = await desk.AskAsync(TaskFlows.Activity("Portal.AwaitActivation", TaskFlows.Text("activationId", invitation.Id.ToString()), "", "activatedAt"));
        (await WaitsAsync(desk, instance)).ShouldHaveSingleItem().Who.ShouldBe("Wie de activatielink kreeg");
    }

    [Fact]
    public async Task Who_answers_by_mail_is_told_without_a_name()
    {
        await using var consents = new ConsentPortal();
        var instance = await consents.AskAsync();
        var wait = (await consents.Portal.As(TestTenants.Noord, s => s.GetRequiredService<InstanceFile>().LoadAsync(instance, default))).ShouldNotBeNull().Waits.ShouldHaveSingleItem();
        (wait.Who, wait.DueAt).ShouldBe(("Wie de mail met de link kreeg", consents.Portal.Clock.GetUtcNow().AddDays(5)));
    }

    [Fact]
    public async Task The_journal_has_one_line_for_a_step_with_who_decided()
    {
        await using var desk = await TaskDesk.OpenAsync();
        var (one, two) = (await desk.AddAsync(desk.Desk, "an", "balie"), await desk.AddAsync(desk.Desk, "bo", "balie"));
        var instance = await desk.AskAsync(TaskFlows.Approval(TaskFlows.Roles("balie") + TaskFlows.Whole("requiredApprovals", 2)));
        var task = (await desk.TaskAsync(instance)).Id;
        await desk.DecideAsync(one, task, "Approved");
        desk.Portal.Clock.Advance(TimeSpan.FromMinutes(5));
        await desk.DecideAsync(two, task, "Approved");
        await desk.Portal.DrainAsync();
        var detail = (await desk.Portal.As(TaskDesk.Noord, s => s.GetRequiredService<InstanceFile>().LoadAsync(instance, default))).ShouldNotBeNull();
        detail.Journal.Select(l => l.ActivityId).ShouldBe(["root", "Approved", "a"], ignoreOrder: true);
        var line = detail.Journal.Single(l => l.ActivityId == "a");
        (line.Event, line.Detail, line.Until - line.From).ShouldBe(("Completed", "Approved", TimeSpan.FromMinutes(5)));
        line.Who.ShouldNotBeNull().ShouldMatch("^an: goedgekeurd, .+; bo: goedgekeurd, .+$");
    }

    [Fact]
    public async Task The_journal_tells_that_the_person_with_the_link_answered()
    {
        await using var consents = new ConsentPortal();
        var instance = await consents.AskAsync();
        await consents.AnswerAsync((await consents.TokensAsync())[0], true);
        await consents.Portal.DrainAsync();
        var detail = (await consents.Portal.As(TestTenants.Noord, s => s.GetRequiredService<InstanceFile>().LoadAsync(instance, default))).ShouldNotBeNull();
        detail.Journal.Single(l => l.ActivityId == "c").Who.ShouldNotBeNull().ShouldStartWith("Wie de mail met de link kreeg, ");
    }

    [Fact]
    public async Task A_clock_is_nobody()
    {
        await using var desk = await TaskDesk.OpenAsync();
        await desk.Portal.PublishAsync(TaskDesk.Noord, Flows.Sequence("f", Flows.Delay("d", "01:00:00")));
        var instance = await desk.Portal.StartAsync(TaskDesk.Noord, "f");
        await desk.Portal.DrainAsync();
        (await WaitsAsync(desk, instance)).ShouldHaveSingleItem().Who.ShouldBeNull();
    }

    private static async Task<IReadOnlyList<InstanceFile.Wait>> WaitsAsync(TaskDesk desk, Guid instance) =>
        (await desk.Portal.As(TaskDesk.Noord, s => s.GetRequiredService<InstanceFile>().LoadAsync(instance, default))).ShouldNotBeNull().Waits;
}
