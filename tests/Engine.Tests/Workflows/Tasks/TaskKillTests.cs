using Engine.Access.Invitations;
using Engine.Tests.Workflows.Runtime;
using Engine.Workflows.Tasks;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace Engine.Tests.Workflows.Tasks;

/// <summary>A process with people in it, struck down just before and just after each commit, of workers and of people: what came of it is the same.</summary>
public sealed class TaskKillTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Whoever_dies_when_nothing_is_done_twice_or_lost(bool before)
    {
        var whole = await RunAsync(before, 0);
        whole.Lines.ShouldBe(["vraag", "actief"]);
        (whole.Tasks, whole.Votes, whole.Mails, whole.Invitations).ShouldBe(("Decided MoreInfo, Decided Approved", 2, 1, "Accepted"));
        foreach (var moment in Enumerable.Range(1, whole.Commits))
        {
            var struck = await RunAsync(before, moment);
            struck.Commits.ShouldBeGreaterThan(Killer.Struck, $"struck down at commit {moment}");
            struck.Lines.ShouldBe(whole.Lines, $"struck down at commit {moment}");
            (struck.Tasks, struck.Votes, struck.Mails, struck.Invitations).ShouldBe((whole.Tasks, whole.Votes, whole.Mails, whole.Invitations), $"struck down at commit {moment}");
        }
    }

    private static async Task<Log> RunAsync(bool before, int moment)
    {
        var killer = new Killer(before, moment);
        await using var desk = await TaskDesk.OpenAsync(configure: services => services.AddSingleton<IInterceptor>(killer));
        var who = await desk.AddAsync(desk.Desk, "bo", "balie");
        await desk.Portal.PublishAsync(TaskDesk.Noord, Process);
        var id = await desk.Portal.StartAsync(TaskDesk.Noord, "aanmelding");
        await WorkAsync();
        await ActAsync(async () => await desk.DecideAsync(who, (await desk.TaskAsync(id)).Id, "MoreInfo", "Welke?"));
        await WorkAsync();
        await ActAsync(async () => await desk.DecideAsync(who, (await desk.TaskAsync(id)).Id, "Approved"));
        await WorkAsync();
        var token = await desk.TokenAsync();
        await ActAsync(async () => TaskDesk.Code(await desk.Portal.As(TaskDesk.Noord, s => s.GetRequiredService<AcceptInvitation>().HandleAsync(new(token, "appel kompas fiets", "appel kompas fiets"), default))));
        await WorkAsync();
        return new(
            await desk.Portal.LinesAsync(TaskDesk.Noord, id),
            string.Join(", ", await desk.RowsAsync(db => db.Set<WorkTask>().OrderBy(t => t.Id).Select(t => t.State.ToString() + " " + t.Outcome).ToListAsync())),
            await desk.RowsAsync(db => db.Set<TaskVote>().CountAsync()), (await desk.MailsAsync()).Count,
            string.Join(", ", await desk.RowsAsync(db => db.Set<Invitation>().Select(i => i.State.ToString()).ToListAsync())), killer.Commits);

        async Task WorkAsync()
        {
            killer.IsArmed = true;
            await desk.Portal.DrainAsync();
            if (killer.TakeStrike())
            {
                // the claim of who died runs out
                desk.Portal.Clock.Advance(TimeSpan.FromMinutes(10));
                await desk.Portal.DrainAsync();
            }

            killer.IsArmed = false;
        }

        // a person who sees an error does it again, and is refused when it had worked
        async Task ActAsync(Func<Task> act)
        {
            killer.IsArmed = true;
            try
            {
                await act();
            }
            catch (TimeoutException)
            {
                killer.TakeStrike();
                await act();
            }

            killer.IsArmed = false;
        }
    }

    private static readonly string Process = $$"""
        {
          "definitionId": "aanmelding", "name": "Aanmelding", "variables": [ { "id": "u", "name": "U", "typeName": "String" }, { "id": "s", "name": "S", "typeName": "String" }, { "id": "v", "name": "V", "typeName": "Object" } ],
          "root": { "type": "Elsa.Flowchart", "id": "root",
            "activities": [
              {{TaskFlows.Approval()}}, {{Flows.Line("vraag", "vraag")}}, {{Flows.Line("actief", "actief")}},
              { "type": "Portal.CreateAccount", "id": "maak"{{TaskFlows.Text("organisationId", "100") + TaskFlows.Text("email", "mia@delinde.example") + TaskFlows.Text("name", "Mia") + TaskFlows.Roles("lezer")}}, "userId": { "typeName": "String", "memoryReference": { "id": "u" } } },
              { "type": "Portal.SendActivation", "id": "stuur", "userId": {{Script("getU()")}}, "activationId": { "typeName": "String", "memoryReference": { "id": "s" } } },
              { "type": "Portal.AwaitActivation", "id": "wacht", "activationId": {{Script("getS()")}} } ],
            "connections": [
              {{To("a", "MoreInfo", "vraag")}}, {{To("vraag", "Done", "a")}}, {{To("a", "Approved", "maak")}}, {{To("maak", "Created", "stuur")}},
              {{To("stuur", "Done", "wacht")}}, {{To("wacht", "Activated", "actief")}} ] }
        }
        """;

    private static string Script(string script) => $$"""{ "typeName": "String", "expression": { "type": "JavaScript", "value": "{{script}}" } }""";

    private static string To(string from, string port, string to) => $$"""{ "source": { "activity": "{{from}}", "port": "{{port}}" }, "target": { "activity": "{{to}}", "port": "In" } }""";

    private sealed record Log(List<string> Lines, string Tasks, int Votes, int Mails, string Invitations, int Commits);
}
