using System.Data.Common;
using Engine.Jobs;
using Engine.Tests.Workflows.Runtime;
using Engine.Workflows.Execution.State;
using Engine.Workflows.Runtime;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Schema;
using Shouldly;
using Testing;

namespace Engine.Tests.Workflows.Proof;

/// <summary>A disk that is full in mid work, and then is not.</summary>
public sealed class DiskFullTests
{
    [Fact]
    public async Task A_full_disk_stops_the_work_and_loses_nothing()
    {
        var disk = new Disk();
        await using var portal = new WorkflowPortal(services => services.AddSingleton<IInterceptor>(disk), DatabaseProvider.Sqlite);
        var tenant = TestTenants.Noord;
        await portal.PublishAsync(tenant, Flows.Sequence("kind", Flows.Line("k", new string('x', 2_000))));
        await portal.PublishAsync(tenant, Flows.Sequence("f", Flows.Line("a", "begin"), ProofFlows.Bulk("kind", 20), Flows.Delay("d", "00:00:01"), Flows.Line("b", "klaar")));
        var ids = new List<Guid>();
        for (var i = 0; i < 10; i++)
        {
            ids.Add(await portal.StartAsync(tenant, "f"));
        }

        // a little room, so that it fills up in the middle of something
        disk.Room = 40;
        await WorkAsync(portal);
        disk.Refusals.ShouldBeGreaterThan(0);
        (await portal.Read(tenant, db => db.Set<WorkflowInstance>().CountAsync(i => i.SubStatus == WorkflowSubStatus.Finished))).ShouldBeLessThan(210);

        disk.Room = null;
        for (var i = 0; i < 4; i++)
        {
            portal.Clock.Advance(TimeSpan.FromMinutes(5));
            await portal.DrainAsync();
        }

        foreach (var id in ids)
        {
            (await portal.LinesAsync(tenant, id)).ShouldBe(["begin", "klaar"]);
        }

        (await portal.Read(tenant, db => db.Set<WorkflowInstance>().CountAsync(i => i.SubStatus == WorkflowSubStatus.Finished))).ShouldBe(210);
        (await portal.Read(tenant, db => db.Set<QueueHead>().CountAsync())).ShouldBe(0);
        (await portal.Read(tenant, db => db.Set<WorkflowBookmark>().CountAsync())).ShouldBe(0);
    }

    // even saying that work failed may fail; the worker then looks again later
    private static async Task WorkAsync(WorkflowPortal portal)
    {
        for (var i = 0; i < 3; i++)
        {
            try
            {
                await portal.DrainAsync();
            }
            catch (Exception fault) when (fault is SqliteException or DbUpdateException)
            {
            }

            portal.Clock.Advance(TimeSpan.FromSeconds(40));
        }
    }

    /// <summary>Lets the file grow no further than some pages from now.</summary>
    private sealed class Disk : DbConnectionInterceptor, IDbCommandInterceptor
    {
        private const int SqliteFull = 13;
        private int refusals;

        public int? Room { get; set; }

        public int Refusals => refusals;

        private long? limit;

        public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            ConnectionOpened(connection, eventData);
            return Task.CompletedTask;
        }

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
        {
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA page_count";
            limit = Room is { } room ? limit ?? ((long)(command.ExecuteScalar() ?? 0L) + room) : null;
            command.CommandText = $"PRAGMA max_page_count = {limit ?? 1_000_000_000}";
            command.ExecuteScalar();
        }

        public Task CommandFailedAsync(DbCommand command, CommandErrorEventData eventData, CancellationToken cancellationToken = default)
        {
            if (eventData.Exception is SqliteException { SqliteErrorCode: SqliteFull })
            {
                Interlocked.Increment(ref refusals);
            }

            return Task.CompletedTask;
        }
    }
}
