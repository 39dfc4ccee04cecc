using System.Text;
using Engine.Data;
using Engine.Jobs;
using Engine.Notifications;
using Engine.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Schema;
using Shouldly;
using Testing;

namespace Engine.Tests.Jobs;

/// <summary>Small pieces of work that share a commit.</summary>
public sealed class JobGroupTests
{
    private static readonly Tenant Noord = TestTenants.Noord;

    [Fact]
    public async Task Pieces_of_one_tenant_share_a_commit_and_those_of_another_do_not()
    {
        await using var fixture = Fixture(out var groups);
        await fixture.Queue(Noord, Together.Name, Rows(5));
        await fixture.Queue(TestTenants.Zuid, Together.Name, Rows(3));
        await fixture.Queue(Noord, JobFixture.Kind, Rows(2));
        await fixture.Pump.DrainAsync();
        groups.Sizes.ShouldBe([5, 3]);
        (await fixture.Effects(Noord)).Count.ShouldBe(7);
        (await fixture.Effects(TestTenants.Zuid)).Count.ShouldBe(3);
        (await fixture.Heads()).ShouldBeEmpty();
    }

    [Fact]
    public async Task One_that_fails_keeps_the_others_from_nothing_and_is_done_alone_from_then_on()
    {
        await using var fixture = Fixture(out var groups);
        var rows = Rows(3);
        groups.Before = (some, _) => some.Contains(rows[1]) ? throw new InvalidDataException() : Task.CompletedTask;
        await fixture.Queue(Noord, Together.Name, rows);
        await fixture.Pump.DrainAsync();
        (await fixture.Effects(Noord)).ShouldBe([rows[0].ToString(), rows[2].ToString()], ignoreOrder: true);
        (await fixture.Heads()).ShouldHaveSingleItem().ShouldSatisfyAllConditions(h => h.RowId.ShouldBe(rows[1]), h => h.LastFault.ShouldBe(typeof(InvalidDataException).FullName));

        groups.Before = (_, _) => Task.CompletedTask;
        groups.Sizes.Clear();
        fixture.Clock.Advance(TimeSpan.FromSeconds(3));
        await fixture.Queue(Noord, Together.Name, Rows(2));
        await fixture.Pump.DrainAsync();
        groups.Sizes.Order().ShouldBe([1, 2]);
        (await fixture.Effects(Noord)).Count.ShouldBe(5);
    }

    [Fact]
    public async Task Each_of_a_group_is_done_again_when_it_or_another_asked_for_that()
    {
        await using var fixture = Fixture(out var groups);
        var (rows, now) = (Rows(4), fixture.Clock.GetUtcNow());
        groups.Before = async (_, services) =>
        {
            if (groups.Sizes.Count == 1)
            {
                // one joins its head half-way, two at the end, of which one twice
                var jobs = services.GetRequiredService<JobQueue>();
                jobs.Add(Together.Name, rows[0], now.AddHours(1));
                await services.GetRequiredService<PortalDbContext>().SaveChangesAsync();
                jobs.Add(Together.Name, rows[1], now.AddHours(3));
                jobs.Add(Together.Name, rows[1], now.AddHours(2));
                jobs.Add(Together.Name, rows[0], now.AddHours(4));
                jobs.Add(Together.Name, rows[2], now.AddHours(5));
            }
        };
        await fixture.Queue(Noord, Together.Name, rows);
        await fixture.Pump.DrainAsync();
        (await fixture.Heads()).OrderBy(h => h.Due).Select(h => (h.RowId, h.Due - now, h.LeasedUntil, h.Attempts)).ShouldBe(
            [(rows[0], TimeSpan.FromHours(1), null, 0), (rows[1], TimeSpan.FromHours(2), null, 0), (rows[2], TimeSpan.FromHours(5), null, 0)]);
        (await fixture.Effects(Noord)).Count.ShouldBe(4);
    }

    [Fact, Trait("Category", "Postgres")]
    public async Task A_group_of_which_another_node_has_one_leaves_that_one_alone()
    {
        await using var fixture = Fixture(out var groups, DatabaseProvider.Postgres);
        var rows = Rows(3);
        groups.Before = async (some, _) =>
        {
            if (some.Count > 1)
            {
                await fixture.Database.As(Noord, services => services.GetRequiredService<PortalDbContext>().Set<QueueHead>()
                    .Where(h => h.RowId == rows[2]).ExecuteUpdateAsync(set => set.SetProperty(h => h.Fence, h => h.Fence + 1)));
            }
        };
        await fixture.Queue(Noord, Together.Name, rows);
        await fixture.Pump.DrainAsync();
        groups.Sizes.ShouldBe([3, 1, 1, 1]);
        (await fixture.Effects(Noord)).ShouldBe([rows[0].ToString(), rows[1].ToString()], ignoreOrder: true);
        (await fixture.Heads()).ShouldHaveSingleItem().RowId.ShouldBe(rows[2]);
    }

    private static Guid[] Rows(int count) => [.. Enumerable.Range(0, count).Select(_ => Guid.CreateVersion7())];

    private static JobFixture Fixture(out Groups groups, DatabaseProvider? provider = null)
    {
        var made = groups = new();
        return new(services => services.AddSingleton(made).AddScoped<JobHandler, Together>(), provider);
    }

    private sealed class Groups
    {
        public List<int> Sizes { get; } = [];

        public Func<IReadOnlyList<Guid>, IServiceProvider, Task> Before { get; set; } = (_, _) => Task.CompletedTask;
    }

    private sealed class Together(Groups groups, IServiceProvider services, TimeProvider time) : GroupJobHandler
    {
        public const string Name = "test.together";

        public override string Kind => Name;

        public override string Title => Name;

        public override async Task HandleAsync(IReadOnlyList<Guid> rows, PortalDbContext db, CancellationToken cancellation)
        {
            groups.Sizes.Add(rows.Count);
            db.AddRange(rows.Select(row => new OutboxMessage { Channel = Channel.Mail, Content = Encoding.UTF8.GetBytes(row.ToString()), CreatedAt = time.GetUtcNow() }));
            await groups.Before(rows, services);
        }
    }
}
