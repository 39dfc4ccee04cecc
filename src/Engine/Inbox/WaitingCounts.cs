using Engine.Workflows.Tasks;
using Microsoft.EntityFrameworkCore;

namespace Engine.Inbox;

/// <summary>How much waits for who is signed in, for beside the menu: one query, whatever of it is asked, that stops counting where a figure says no more.</summary>
public sealed class WaitingCounts(OwnInbox inbox, TaskReach tasks)
{
    /// <summary>A higher figure is shown as more than this.</summary>
    public const int Most = 99;

    /// <param name="Unread">Messages; at most one more than <see cref="Most"/>.</param>
    /// <param name="Tasks">Tasks that this person may decide about; at most one more than <see cref="Most"/>.</param>
    public sealed record Figures(int Unread, int Tasks)
    {
        public static readonly Figures None = new(0, 0);
    }

    /// <param name="messages">Whether this person has an inbox in the menu.</param>
    /// <param name="work">Whether this person has a work list in the menu.</param>
    public async Task<Figures> LoadAsync(bool messages, bool work, CancellationToken cancellation)
    {
        var parts = (messages ? inbox.UnreadParts().Select(p => Ids(p.OrderBy(m => m.SentAt).Select(m => new Waiting { IsTask = false, Id = m.Id }))) : [])
            .Concat(work ? tasks.OpenParts().Select(p => Ids(p.OrderBy(t => t.DueAt).Select(t => new Waiting { IsTask = true, Id = t.Id }))) : []).ToList();
        if (parts.Count == 0)
        {
            return Figures.None;
        }

        var found = await parts.Aggregate((one, other) => one.Concat(other)).GroupBy(w => w.IsTask).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellation);
        return new(Of(false), Of(true));

        int Of(bool task) => Math.Min(found.Find(f => f.Key == task)?.Count ?? 0, Most + 1);
    }

    // in the order of an index, so that the first are found without the rest
    private static IQueryable<Waiting> Ids(IQueryable<Waiting> part) => part.Take(Most + 1);

    private sealed class Waiting
    {
        public required bool IsTask { get; init; }

        public required Guid Id { get; init; }
    }
}
