using System.Diagnostics.Metrics;
using Engine.Features;

namespace Engine.SignIn.Protection;

/// <summary>Figures about signing in, by cause and never by person, address or account.</summary>
public sealed class SignInMetrics
{
    public const string MeterName = "Engine.SignIn";

    private readonly Counter<long> done;
    private readonly Counter<long> refused;
    private readonly Counter<long> limited;
    private readonly Histogram<double> hashing;

    public SignInMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        done = meter.CreateCounter<long>("portal.sign_in.done", description: "Sign-ins that succeeded, by level.");
        refused = meter.CreateCounter<long>("portal.sign_in.refused", description: "Sign-ins that were refused, by cause.");
        limited = meter.CreateCounter<long>("portal.limited", description: "Requests beyond a budget, by budget.");
        hashing = meter.CreateHistogram<double>("portal.sign_in.hash", "s", "Time that a password waited and was hashed.");
    }

    public void Done(Level level) => done.Add(1, new KeyValuePair<string, object?>("level", level.ToString()));

    public void Refused(SignInCause cause) => refused.Add(1, new KeyValuePair<string, object?>("cause", cause.ToString()));

    public void Limited(Budget budget) => limited.Add(1, new KeyValuePair<string, object?>("budget", budget.ToString()));

    public void Hashed(TimeSpan time) => hashing.Record(time.TotalSeconds);
}
