using Engine.Data;
using Engine.Workflows.Definitions;
using Engine.Workflows.Definitions.Catalogue;
using Engine.Workflows.Runtime.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Engine.Workflows.Runtime;

/// <summary>The journal of an instance as an administrator reads it: one line for each execution of an activity, with who answered.</summary>
public sealed class InstanceJournal(PortalDbContext db, IServiceProvider services)
{
    /// <summary>Records that are read; each execution has two to five.</summary>
    private const int Most = 600;

    /// <summary>A fault and its line in the journal are of one step, and each has its own look at the clock.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(1);

    private static readonly string[] Ends = ["Completed", "Canceled"];
    private static readonly string[] Apart = ["Moved", "NotMoved", "Heavy"];

    internal async Task<(IReadOnlyList<InstanceFile.Line> Lines, bool IsCut)> LoadAsync(
        Guid instance, WorkflowDefinition definition, IReadOnlyList<InstanceFile.Fault> faults, CancellationToken cancellation)
    {
        var records = await db.Set<WorkflowRecord>().AsNoTracking().Where(r => r.InstanceId == instance && r.ActivityId != "" && r.Event != "Line")
            .OrderByDescending(r => r.Step).ThenByDescending(r => r.Number).Take(Most).ToListAsync(cancellation);
        var answers = await AnswersAsync(instance, definition, cancellation);
        // what happens to the whole is a line of its own, and no state of the activity at which it is told
        var lines = records.GroupBy(r => (r.ContextId, Own: Apart.Contains(r.Event) ? r.Id : Guid.Empty)).Select(g => LineOf([.. g], answers.GetValueOrDefault(g.Key.ContextId), faults));
        return ([.. lines], records.Count == Most);
    }

    /// <param name="records">Newest first.</param>
    private static InstanceFile.Line LineOf(List<WorkflowRecord> records, string? answer, IReadOnlyList<InstanceFile.Fault> faults)
    {
        var (first, last) = (records[^1], records[0]);
        var ended = Ends.Contains(last.Event) || Apart.Contains(last.Event);
        var decided = faults.FirstOrDefault(f => f.ActivityId == last.ActivityId && f.ResolvedBy is not null && f.At >= first.At - Slack && f.At <= last.At + Slack);
        return new(last.ActivityId, last.Event, last.Detail, first.At, ended ? last.At : null, answer ?? (decided?.Resolution switch
        {
            "skipped" => $"{decided.ResolvedBy}: overgeslagen",
            "retried" => $"{decided.ResolvedBy}: opnieuw gedaan",
            _ => null,
        }));
    }

    // one question for each kind of work, and a definition has few kinds
    private async Task<Dictionary<int, string>> AnswersAsync(Guid instance, WorkflowDefinition definition, CancellationToken cancellation)
    {
        var answers = new Dictionary<int, string>();
        foreach (var type in definition.Tree.All.Select(n => n.TypeName).Where(n => n.StartsWith(PortalActivities.Prefix, StringComparison.Ordinal)).Distinct(StringComparer.Ordinal))
        {
            if (services.GetKeyedService<ActivityWork>(type) is { } work)
            {
                foreach (var (context, text) in await work.AnswersAsync(instance, cancellation))
                {
                    answers[context] = text;
                }
            }
        }

        return answers;
    }
}
