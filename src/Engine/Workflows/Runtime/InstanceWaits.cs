using Engine.Data;
using Engine.Workflows.Definitions.Catalogue;
using Engine.Workflows.Execution.Activities.Portal;
using Engine.Workflows.Runtime.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Engine.Workflows.Runtime;

/// <summary>What an instance waits for: of a wait for a person with its end, and who may end it.</summary>
public sealed class InstanceWaits(PortalDbContext db, IServiceProvider services)
{
    internal async Task<IReadOnlyList<InstanceFile.Wait>> LoadAsync(Guid instance, CancellationToken cancellation)
    {
        var bookmarks = await db.Set<WorkflowBookmark>().AsNoTracking().Where(b => b.InstanceId == instance).OrderBy(b => b.Number).ToListAsync(cancellation);
        var ends = bookmarks.Where(b => b.Name == HumanWait.ExpiryTimer).ToDictionary(b => b.ContextId, b => b.DueAt);
        var (who, promised) = await PeopleAsync(instance, bookmarks, cancellation);
        return
        [
            .. bookmarks.Where(b => b.Name is not (HumanWait.ExpiryTimer or HumanWait.ReminderTimer))
                .Select(b => new InstanceFile.Wait(b.ActivityId, b.Name, b.CreatedAt, b.DueAt ?? ends.GetValueOrDefault(b.ContextId), who.GetValueOrDefault(b.Hash), promised.TryGetValue(b.Hash, out var at) ? at : null)),
        ];
    }

    private async Task<(Dictionary<string, string> Who, Dictionary<string, DateTimeOffset> Promised)> PeopleAsync(Guid instance, List<WorkflowBookmark> bookmarks, CancellationToken cancellation)
    {
        var (who, promised) = (new Dictionary<string, string>(StringComparer.Ordinal), new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal));
        // two questions for each kind of work, and an instance waits for few kinds
        foreach (var type in bookmarks.Select(b => b.Name).Where(n => n.StartsWith(PortalActivities.Prefix, StringComparison.Ordinal)).Distinct(StringComparer.Ordinal))
        {
            if (services.GetKeyedService<ActivityWork>(type) is { } work)
            {
                foreach (var (id, text) in await work.WhoAsync(instance, cancellation))
                {
                    who[HumanWait.HashOf(type, id)] = text;
                }

                foreach (var (id, at) in await work.PromisedAsync(instance, cancellation))
                {
                    promised[HumanWait.HashOf(type, id)] = at;
                }
            }
        }

        return (who, promised);
    }
}
