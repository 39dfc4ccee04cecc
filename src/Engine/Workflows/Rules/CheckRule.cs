using Engine.Workflows.Definitions;
using Engine.Workflows.Definitions.Catalogue;
using Engine.Workflows.Definitions.Publishing;
using Engine.Workflows.Execution;
using Engine.Workflows.Execution.State;
using Engine.Workflows.Runtime.Work;
using Microsoft.Extensions.DependencyInjection;

namespace Engine.Workflows.Rules;

/// <summary>Asks a rule.</summary>
internal sealed class CheckRule(IServiceProvider services) : ActivityWork
{
    public override async Task<WorkAnswer?> DoAsync(WorkRequest work, CancellationToken cancellation)
    {
        var key = work.Needed("ruleKey");
        var rule = services.GetKeyedService<PortalRule>(key) ?? throw new ActivityFault(IncidentTypes.Work, $"Invoer \"ruleKey\": er is geen regel \"{key}\"");
        var reasons = await rule.CheckAsync(work.Map("arguments"), cancellation);
        return new(reasons.Count == 0 ? "True" : "False", ("reasons", reasons.ToList<object?>()));
    }
}

internal sealed class KnownRules(IEnumerable<RuleKey> keys) : PortalNames(PortalActivities.CheckRule, "ruleKey")
{
    public override IReadOnlyCollection<string> Of(WorkflowDefinition definition) => [.. keys.Select(k => k.Key)];
}
