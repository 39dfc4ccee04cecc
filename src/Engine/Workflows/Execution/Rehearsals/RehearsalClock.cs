namespace Engine.Workflows.Execution.Rehearsals;

/// <summary>A clock that stands still until the rehearsal moves it to when something is due.</summary>
internal sealed class RehearsalClock(DateTimeOffset start) : TimeProvider
{
    private DateTimeOffset now = start.ToUniversalTime();

    public override DateTimeOffset GetUtcNow() => now;

    /// <summary>Time never goes back.</summary>
    public void MoveTo(DateTimeOffset moment) => now = moment > now ? moment.ToUniversalTime() : now;
}
