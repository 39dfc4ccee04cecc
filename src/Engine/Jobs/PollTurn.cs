namespace Engine.Jobs;

/// <summary>Lets one of the workers of a lane look for all of them.</summary>
internal sealed class PollTurn(TimeSpan interval, TimeProvider time)
{
    private long last;

    public bool Take()
    {
        var now = time.GetTimestamp();
        var before = Volatile.Read(ref last);
        return (before == 0 || time.GetElapsedTime(before, now) >= interval * 0.9)
            && Interlocked.CompareExchange(ref last, now, before) == before;
    }
}
