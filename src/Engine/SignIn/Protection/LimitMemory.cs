using Microsoft.Extensions.Caching.Memory;

namespace Engine.SignIn.Protection;

/// <summary>
/// What this node remembers of limits, so that a flood does not reach the database: who was refused until when, and what is left of a
/// portion that the database gave. It can only refuse sooner or spend what was given, so nodes never add up to more than the limit.
/// </summary>
internal sealed class LimitMemory : IDisposable
{
    private const int MostKeys = 100_000;

    private readonly MemoryCache closed = new(new MemoryCacheOptions { SizeLimit = MostKeys });
    private readonly MemoryCache portions = new(new MemoryCacheOptions { SizeLimit = MostKeys });

    public DateTimeOffset? ClosedUntil(string key, DateTimeOffset now) =>
        closed.TryGetValue(key, out DateTimeOffset until) && until > now ? until : null;

    public void Close(string key, DateTimeOffset until, DateTimeOffset now) =>
        closed.Set(key, until, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Kept(until, now) });

    public bool TrySpend(string key, DateTimeOffset now) =>
        portions.TryGetValue(key, out Portion? portion) && portion is not null && portion.EndsAt > now && portion.TrySpend();

    /// <param name="left">What the portion holds beyond the one that is used at once.</param>
    public void Keep(string key, int left, DateTimeOffset endsAt, DateTimeOffset now) =>
        portions.Set(key, new Portion(left, endsAt), new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Kept(endsAt, now) });

    public void Dispose()
    {
        closed.Dispose();
        portions.Dispose();
    }

    private static TimeSpan Kept(DateTimeOffset until, DateTimeOffset now) => until > now ? until - now : TimeSpan.FromMilliseconds(1);

    private sealed class Portion(int left, DateTimeOffset endsAt)
    {
        private int left = left;

        public DateTimeOffset EndsAt => endsAt;

        public bool TrySpend() => Interlocked.Decrement(ref left) >= 0;
    }
}
