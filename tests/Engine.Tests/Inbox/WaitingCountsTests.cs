using System.Data.Common;
using System.Text.RegularExpressions;
using Engine.Access;
using Engine.Inbox;
using Engine.SignIn.SecondSteps;
using Engine.Tests.Workflows.Tasks;
using Engine.Workflows.Tasks;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Schema;
using Shouldly;

namespace Engine.Tests.Inbox;

/// <summary>What waits, beside the menu: the same figures as the lists themselves, by one query that follows indexes.</summary>
public sealed class WaitingCountsTests
{
    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task They_are_the_figures_of_the_lists(DatabaseProvider provider)
    {
        await using var desk = await TaskDesk.OpenAsync(provider);
        var (an, bo, chief, reader) = (await desk.AddAsync(desk.Desk, "an", "balie"), await desk.AddAsync(desk.Desk, "bo", "controle"), await desk.AddAsync(desk.Linde, "cas", "chef"), await desk.AddAsync(desk.Linde, "dirk", "lezer"));
        await desk.AskAsync(TaskFlows.Approval());
        await desk.AskAsync(TaskFlows.Approval(), an.Account);
        await desk.AskAsync(TaskFlows.Approval(TaskFlows.Roles("chef") + TaskFlows.Text("organisationId", "100")));
        await desk.AskAsync(TaskFlows.Provider("100"));
        var done = await desk.TaskAsync(await desk.AskAsync(TaskFlows.Approval()));
        await desk.DecideAsync(an, done.Id, "Approved");
        var ids = await SendAsync(desk, new(an.Account), new(chief.Account), new(OrganisationId: desk.Linde.Id), new(OrganisationId: desk.Linde.Id, Role: "chef"), new(Role: "balie"), new(OrganisationId: desk.Wilg.Id), new());
        await desk.As(chief, async s => await s.GetRequiredService<OwnInbox>().OpenAsync(ids[1], default));

        foreach (var (who, unread, tasks) in new[] { (an, 2, 1), (bo, 1, 0), (chief, 1, 2), (reader, 1, 1) })
        {
            (await FiguresAsync(desk, who)).ShouldBe(new(unread, tasks), who.Mail);
            (await desk.As(who, s => s.GetRequiredService<OwnInbox>().UnreadAsync(default))).ShouldBe(unread, who.Mail);
            (await desk.As(who, s => s.GetRequiredService<WorkList>().CountAsync(default))).All.ShouldBe(tasks, who.Mail);
        }

        (await desk.As(an, s => s.GetRequiredService<WaitingCounts>().LoadAsync(true, true, default), branch: "000012345678")).Tasks.ShouldBe(0);
        (await desk.As(an, s => s.GetRequiredService<WaitingCounts>().LoadAsync(true, true, default), TaskDesk.Zuid)).ShouldBe(new(0, 0));
    }

    [Theory]
    [InlineData("mail")]
    [InlineData("mobile")]
    [InlineData("broker")]
    [InlineData("nothing")]
    public async Task A_task_about_the_second_account_of_the_same_person_waits_for_others(string shared)
    {
        await using var desk = await TaskDesk.OpenAsync();
        var (one, twin) = (await desk.AddAsync(desk.Desk, "an", "balie"), await desk.AddAsync(desk.Desk, shared == "mail" ? "an+werk" : "bo", "balie"));
        await desk.Portal.As(TaskDesk.Noord, async s =>
        {
            var db = s.GetRequiredService<Engine.Data.PortalDbContext>();
            foreach (var account in await db.Set<Account>().ToListAsync())
            {
                s.GetRequiredService<MobileNumbers>().Put(account, shared == "mobile" ? "+31612345678" : null);
                db.AddRange(shared == "broker" ? [new Engine.SignIn.EHerkenning.ExternalLogin { AccountId = account.Id, Issuer = "makelaar", Organisation = account.Mail, Acting = "zelfde", CreatedAt = desk.Portal.Clock.GetUtcNow() }] : Array.Empty<object>());
            }

            return await db.SaveChangesAsync();
        });
        var voted = await desk.TaskAsync(await desk.AskAsync(TaskFlows.Approval(TaskFlows.Whole("requiredApprovals", 2))));
        (await desk.DecideAsync(one, voted.Id, "Approved")).ShouldBeNull();
        await desk.AskAsync(TaskFlows.Approval(), one.Account);
        var expected = shared == "nothing" ? 2 : 0;
        (await FiguresAsync(desk, twin)).Tasks.ShouldBe(expected);
        (await desk.ListAsync(twin)).Rows.Count.ShouldBe(expected);
        (await FiguresAsync(desk, one)).Tasks.ShouldBe(0);
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task Counting_is_one_query_that_reads_no_table_from_end_to_end_and_none_for_who_has_neither(DatabaseProvider provider)
    {
        var plans = new Plans();
        await using var desk = await TaskDesk.OpenAsync(provider, services => services.AddSingleton<IInterceptor>(plans));
        var who = await desk.AddAsync(desk.Desk, "an", "balie");
        await desk.AskAsync(TaskFlows.Approval());
        await SendAsync(desk, new InboxReader(who.Account));
        plans.Begin();
        (await desk.As(who, s => s.GetRequiredService<WaitingCounts>().LoadAsync(false, false, default))).ShouldBe(WaitingCounts.Figures.None);
        plans.Count.ShouldBe(0);
        (await FiguresAsync(desk, who)).ShouldBe(new(1, 1));
        plans.Count.ShouldBe(1);
        plans.Lines.ShouldContain(l => l.Contains("IX_WorkTasks_TenantId_", StringComparison.Ordinal));
        plans.Lines.ShouldContain(l => l.Contains("IX_InboxMessages_TenantId_", StringComparison.Ordinal));
        plans.Whole.ShouldBeEmpty();
    }

    [Fact]
    public async Task Counting_stops_where_the_figure_says_no_more()
    {
        await using var desk = await TaskDesk.OpenAsync();
        var who = await desk.AddAsync(desk.Desk, "an", "balie");
        await SendAsync(desk, [.. Enumerable.Repeat(new InboxReader(who.Account), 130)]);
        (await FiguresAsync(desk, who)).Unread.ShouldBe(WaitingCounts.Most + 1);
    }

    private static Task<WaitingCounts.Figures> FiguresAsync(TaskDesk desk, Worker who) => desk.As(who, s => s.GetRequiredService<WaitingCounts>().LoadAsync(true, true, default));

    private static Task<IReadOnlyList<Guid>> SendAsync(TaskDesk desk, params InboxReader[] readers) => desk.Portal.As(TaskDesk.Noord, async s =>
    {
        var ids = await s.GetRequiredService<InboxPost>().SendAsync("proef", readers, "Bericht", "Onderwerp", "Tekst", [], default);
        await s.GetRequiredService<Engine.Data.PortalDbContext>().SaveChangesAsync();
        return ids;
    });

    /// <summary>How the database says that it goes about each query.</summary>
    private sealed class Plans : DbCommandInterceptor
    {
        private bool isOn;

        public int Count { get; private set; }

        public List<string> Lines { get; } = [];

        /// <summary>Tables with the rows that are counted and are read from end to end.</summary>
        public IEnumerable<string> Whole => Lines.Where(l => l.Contains("Seq Scan on \"WorkTasks\"", StringComparison.Ordinal) || l.Contains("Seq Scan on \"InboxMessages\"", StringComparison.Ordinal)
            || (l.StartsWith("SCAN ", StringComparison.Ordinal) && l.Split(' ')[1] is ['w' or 'i', .. var rest] name && rest.All(char.IsDigit) && !Lines.Contains("CO-ROUTINE " + name) && !Lines.Contains("MATERIALIZE " + name)));

        public void Begin() => isOn = true;

        public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            if (isOn)
            {
                Count++;
                await ExplainAsync(command, cancellationToken);
            }

            return result;
        }

        private async Task ExplainAsync(DbCommand command, CancellationToken cancellation)
        {
            await using var plan = command.Connection.ShouldNotBeNull().CreateCommand();
            plan.Transaction = command.Transaction;
            // a table of one row is read whole whatever indexes it has, unless that is held to be dear
            // what names the tenant stands before and after the query in one command
            plan.CommandText = command is SqliteCommand ? "EXPLAIN QUERY PLAN " + command.CommandText
                : "SET enable_seqscan = off;\n" + Regex.Replace(command.CommandText, @"(?<=;\n|^)SELECT", "EXPLAIN SELECT");
            foreach (DbParameter parameter in command.Parameters)
            {
                plan.Parameters.Add(parameter is NpgsqlParameter typed ? typed.Clone() : new SqliteParameter(parameter.ParameterName, parameter.Value));
            }

            await using var reader = await plan.ExecuteReaderAsync(cancellation);
            do
            {
                while (await reader.ReadAsync(cancellation))
                {
                    Lines.Add($"{reader.GetValue(reader.FieldCount - 1)}".Trim());
                }
            }
            while (await reader.NextResultAsync(cancellation));
        }
    }
}
