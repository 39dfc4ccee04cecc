using Engine.Access;
using Engine.Audit;
using Engine.Data;
using Engine.Features;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Testing;

namespace Engine.Tests.Audit;

public sealed class ReadAuditLogTests
{
    private static readonly DateTimeOffset Start = new(2026, 7, 1, 22, 30, 0, TimeSpan.Zero);

    [Fact]
    public async Task Paging_forward_and_back_shows_every_line_once_newest_first_also_when_lines_share_their_moment()
    {
        await using var database = await FilledAsync(25);
        var seen = new List<int?>();
        AuditPage page;
        AuditCursor? after = null;
        do
        {
            page = await ReadAsync(database, new(Own, 10, after));
            seen.AddRange(page.Lines.Select(l => l.ObjectCount));
            after = new(page.Lines[^1].At, page.Lines[^1].Id);
        }
        while (page.HasOlder);
        seen.Count.ShouldBe(25);
        seen.ShouldBeUnique();
        seen[0].ShouldBe(24);

        var back = await ReadAsync(database, new(Own, 10, Before: new(page.Lines[0].At, page.Lines[0].Id)));
        back.Lines.Select(l => l.ObjectCount).ShouldBe(seen.GetRange(10, 10));
        back.HasNewer.ShouldBeTrue();
        back.HasOlder.ShouldBeTrue();
    }

    [Fact]
    public async Task The_last_day_of_a_period_counts_on_the_Dutch_clock()
    {
        await using var database = await FilledAsync(1);
        // half past ten in UTC is half past midnight of the next day in the Netherlands
        (await ReadAsync(database, new(Own with { Until = new(2026, 7, 1) }, 10))).Lines.ShouldBeEmpty();
        (await ReadAsync(database, new(Own with { From = new(2026, 7, 2), Until = new(2026, 7, 2) }, 10))).Lines.Count.ShouldBe(1);
        (await ReadAsync(database, new(Own with { From = new(2026, 7, 3) }, 10))).Lines.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("POEL", 1)]
    [InlineData("%", 0)]
    [InlineData("_", 0)]
    [InlineData("niemand", 0)]
    public async Task A_person_is_found_by_a_part_of_the_name_taken_literally(string person, int expected)
    {
        await using var database = await FilledAsync(1);
        (await ReadAsync(database, new(Own with { Person = person }, 10))).Lines.Count.ShouldBe(expected);
    }

    [Fact]
    public async Task Viewing_and_downloading_the_log_are_each_one_event_that_names_no_search_term()
    {
        await using var database = await FilledAsync(3);
        await ReadAsync(database, new(Own with { Person = "poelstra" }, 10));
        var rows = 0;
        await database.As(TestTenants.Noord, async services =>
        {
            await foreach (var line in await services.GetRequiredService<ReadAuditLog>().ExportAsync(Own with { Person = "poelstra" }, default))
            {
                rows++;
            }
        });
        rows.ShouldBe(3);
        var events = await database.As(TestTenants.Noord, services => services.GetRequiredService<PortalDbContext>().Set<AuditEvent>()
            .Where(e => e.Type != "proef.bekijken").OrderBy(e => e.Id).ToListAsync());
        events.Select(e => e.Type).ShouldBe([ReadAuditLog.Viewed, ReadAuditLog.Exported]);
        events.ShouldAllBe(e => e.ObjectCount == 3 && e.Detail != null && e.Detail.Contains("op persoon") && !e.Detail.Contains("poelstra"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("geen")]
    [InlineData("1.2")]
    [InlineData("ffffffffffffffff.00000000000000000000000000000000")]
    public void A_cursor_that_is_none_starts_at_the_beginning(string? text) => AuditCursor.Parse(text).ShouldBeNull();

    private static AuditFilter Own => new() { Type = "proef" };

    private static Task<AuditPage> ReadAsync(TestDatabase database, AuditPageRequest request) => database.As(TestTenants.Noord, async services =>
        (await services.GetRequiredService<ReadAuditLog>().HandleAsync(request, default)).Value);

    private static async Task<TestDatabase> FilledAsync(int lines)
    {
        var time = new FakeTime(Start);
        var database = new TestDatabase(services => services.AddSingleton<TimeProvider>(time));
        await database.As(TestTenants.Noord, async services =>
        {
            services.GetRequiredService<CurrentActor>().OrNone = new()
            {
                AccountId = Guid.NewGuid(), Name = "A. van der Poelstra", Mail = "a@example.nl", OrganisationId = Guid.NewGuid(), OrganisationNumber = "1",
                OrganisationName = "Desk", Level = Level.Password, Roles = [], Permissions = PermissionSet.None, Contracts = [], Stamp = "",
            };
            for (var i = 0; i < lines; i++)
            {
                services.GetRequiredService<AuditLog>().Add(new(AuditAction.Read, "proef.bekijken") { ObjectCount = i });
                await services.GetRequiredService<PortalDbContext>().SaveChangesAsync();
                // three lines share each moment
                if (i % 3 == 2)
                {
                    time.Advance(TimeSpan.FromSeconds(1));
                }
            }
        });
        return database;
    }
}
