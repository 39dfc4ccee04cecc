using Engine.Workflows.Definitions;
using Engine.Workflows.Definitions.Catalogue;
using Engine.Workflows.Definitions.Publishing;
using Engine.Workflows.Execution;
using Engine.Workflows.Execution.State;
using Engine.Workflows.Runtime.Work;
using Microsoft.Extensions.DependencyInjection;

namespace Engine.Workflows.Queries;

/// <summary>Runs a query.</summary>
internal sealed class CollectItems(IServiceProvider services) : ActivityWork
{
    public override async Task<WorkAnswer?> DoAsync(WorkRequest work, CancellationToken cancellation)
    {
        var key = work.Needed("queryKey");
        var query = services.GetKeyedService<PortalQuery>(key) ?? throw new ActivityFault(IncidentTypes.Work, $"Invoer \"queryKey\": er is geen verzameling \"{key}\"");
        var answer = await query.CollectAsync(work.Map("arguments"), work.Text("period"), cancellation);
        return new(answer.Items.Count == 0 ? "Empty" : "Done", ("items", answer.Items.ToList<object?>()), ("count", (long)answer.Items.Count), ("total", answer.Total));
    }
}

internal sealed class KnownQueries(IEnumerable<QueryKey> keys) : PortalNames(PortalActivities.CollectItems, "queryKey")
{
    public override IReadOnlyCollection<string> Of(WorkflowDefinition definition) => [.. keys.Select(k => k.Key)];
}
