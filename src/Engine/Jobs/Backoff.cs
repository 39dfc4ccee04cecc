namespace Engine.Jobs;

/// <summary>Waits between attempts: two seconds, doubling to an hour, and up to a fifth longer so that failures do not return together.</summary>
internal static class Backoff
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    public static TimeSpan After(int attempts)
    {
        var wait = TimeSpan.FromSeconds(Math.Pow(2, Math.Clamp(attempts, 1, 12)));
        return (wait < Longest ? wait : Longest) * (1 + Random.Shared.NextDouble() / 5);
    }
}
