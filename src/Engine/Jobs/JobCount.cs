namespace Engine.Jobs;

/// <summary>How much work of one kind waits or runs, and how much is dead.</summary>
public sealed record JobCount(string Kind, int Waiting, int Dead)
{
    internal static IQueryable<JobCount> Of(IQueryable<QueueHead> heads) => heads
        .GroupBy(h => h.Kind)
        .OrderBy(g => g.Key)
        .Select(g => new JobCount(g.Key, g.Count(h => h.DeadSince == null), g.Count(h => h.DeadSince != null)));
}
