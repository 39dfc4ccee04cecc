namespace Testing;

/// <summary>A clock that moves only when a test moves it.</summary>
public sealed class FakeTime(DateTimeOffset now) : TimeProvider
{
    private long ticks = now.UtcTicks;

    /// <summary>Wednesday 16 September 2026, 12:00 in the Netherlands.</summary>
    public FakeTime() : this(new(2026, 9, 16, 10, 0, 0, TimeSpan.Zero))
    {
    }

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref ticks), TimeSpan.Zero);

    public void Advance(TimeSpan by) => Interlocked.Add(ref ticks, by.Ticks);

    public void Set(DateTimeOffset moment) => Interlocked.Exchange(ref ticks, moment.UtcTicks);
}
