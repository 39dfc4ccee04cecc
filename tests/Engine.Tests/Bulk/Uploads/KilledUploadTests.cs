using Engine.Bulk.Uploads;
using Microsoft.EntityFrameworkCore;
using Schema;
using Shouldly;

namespace Engine.Tests.Bulk.Uploads;

/// <summary>
/// FLT-1: a node dies at any point of an upload and another goes on with it. <c>PORTAL_TESTS=long</c> tries fifty points, else six.
/// </summary>
public sealed class KilledUploadTests
{
    private const int Rows = 57;

    private static readonly int Tries = Environment.GetEnvironmentVariable("PORTAL_TESTS") == "long" ? 50 : 6;

    [Fact]
    public Task FLT_1_no_row_is_lost_or_done_twice_when_a_node_dies() => StrikeAsync(DatabaseProvider.Sqlite);

    [Fact, Trait("Category", "Postgres")]
    public Task FLT_1_no_row_is_lost_or_done_twice_when_a_node_dies_on_PostgreSQL() => StrikeAsync(DatabaseProvider.Postgres);

    [Fact, Trait("Category", "Postgres")]
    public async Task Two_nodes_that_work_at_once_on_two_files_with_the_same_rows_do_each_row_once()
    {
        await using var first = await new BulkPortal(DatabaseProvider.Postgres).WithOrganisationAsync();
        await using var second = first.Node();
        var rows = BulkPortal.Rows("Samen", 40).ToList();
        (await first.SendAsync(await first.FillAsync(rows))).IsRefused.ShouldBeFalse();
        (await first.SendAsync(await first.FillAsync(Enumerable.Reverse(rows)))).IsRefused.ShouldBeFalse();
        for (var turn = 0; turn < 8; turn++)
        {
            await Task.WhenAll(Task.Run(first.DrainAsync), Task.Run(second.DrainAsync));
            first.Clock.Advance(TimeSpan.FromMinutes(5));
        }

        (await first.EffectsAsync()).ShouldBe(rows.Select(r => r[1]).Order(StringComparer.Ordinal));
        var uploads = await first.Read(db => db.Set<BulkUpload>().ToListAsync());
        uploads.Sum(u => u.Accepted).ShouldBe(40);
        uploads.Sum(u => u.Known).ShouldBe(40);
    }

    private static async Task StrikeAsync(DatabaseProvider provider)
    {
        await using var portal = await new BulkPortal(provider).WithOrganisationAsync();
        var expected = new List<string>();
        var most = 0;
        for (var turn = 0; turn <= Tries; turn++)
        {
            var rows = BulkPortal.Rows($"T{turn}-", Rows).Select((r, i) => i % 9 == 4 ? [r[0], r[1] + "X", r[2], r[3]] : r).ToList();
            var id = (await portal.SendAsync(await portal.FillAsync(rows))).Value.Id;
            await using var node = portal.Node();
            if (most > 0)
            {
                node.DieAt(Random.Shared.Next(1, most));
            }

            await Should.NotThrowAsync(async () => await Quietly(node.DrainAsync));
            most = Math.Max(most, node.Points);
            portal.Clock.Advance(TimeSpan.FromSeconds(31));
            await portal.DrainAsync();
            expected.AddRange(rows.Where(r => !r[1].EndsWith('X')).Select(r => r[1]));
            var upload = await portal.UploadAsync(id);
            (upload.Done, upload.Accepted, upload.Refused, upload.Known, upload.FinishedAt is null).ShouldBe((Rows, 51, 6, 0, false));
            (await portal.Read(db => db.Set<BulkRow>().CountAsync(r => r.UploadId == id))).ShouldBe(Rows);
        }

        (await portal.EffectsAsync()).ShouldBe(expected.Order(StringComparer.Ordinal));
    }

    // what a dead machine would still have thrown
    private static async Task Quietly(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception fault) when (fault is TimeoutException || fault.InnerException is TimeoutException)
        {
        }
    }
}
