using System.Collections.Frozen;
using Microsoft.Extensions.DependencyInjection;

namespace Engine.Jobs;

/// <summary>The installed handlers by kind, found once.</summary>
public sealed class JobKinds(IServiceScopeFactory scopes)
{
    private readonly Lazy<FrozenDictionary<string, Entry>> entries = new(() =>
    {
        using var scope = scopes.CreateScope();
        return scope.ServiceProvider.GetServices<JobHandler>()
            .ToFrozenDictionary(h => h.Kind, h => new Entry(h.Title, h.MaximumAttempts, Lane(h), h is GroupJobHandler, ActivatorUtilities.CreateFactory(h.GetType(), [])), StringComparer.Ordinal);
    }, LazyThreadSafetyMode.PublicationOnly);

    public JobLane LaneOf(string kind) => Find(kind)?.Lane ?? JobLane.Inside;

    public string TitleOf(string kind) => Find(kind)?.Title ?? kind;

    internal Entry? Find(string kind) => entries.Value.GetValueOrDefault(kind);

    private static JobLane Lane(JobHandler handler) => handler is OutsideJobHandler outside ? outside.Lane : JobLane.Inside;

    /// <param name="SharesCommit">It is a <see cref="GroupJobHandler"/>.</param>
    /// <param name="Make">Makes the handler of this kind alone: asking for all of them would make every other kind's services too.</param>
    internal sealed record Entry(string Title, int MaximumAttempts, JobLane Lane, bool SharesCommit, ObjectFactory Make)
    {
        public JobHandler Handler(IServiceProvider services) => (JobHandler)Make(services, []);
    }
}
