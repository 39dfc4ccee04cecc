using Engine.Calendar;
using Engine.Features;
using Engine.Tenancy;
using Engine.Texts;
using Engine.Workflows.Definitions;
using Engine.Workflows.Definitions.Publishing;
using Engine.Workflows.Execution;
using Engine.Workflows.Runtime.Work;
using Microsoft.Extensions.DependencyInjection;

namespace Engine.Workflows.Library;

/// <summary>The publish check with what this tenant has: its other workflows and its features.</summary>
public sealed class PublishChecks(
    TenantWorkflows workflows, ActivitySet activities, TextFiles texts, IEnumerable<PortalNames> everywhere, IEnumerable<KnownNames> here, CurrentTenant tenant, TimeProvider time,
    IServiceProviderIsKeyedService services)
{
    /// <summary>Definitions that are published in the same unit of work, so that they may call each other.</summary>
    public IReadOnlyList<WorkflowDefinition> Alongside { get; set; } = [];

    public PublishContext Context => new()
    {
        MissingFeature = NameWhenOff,
        FaultOfText = (key, version) => texts.FaultOf(tenant.Value.Id, key, version),
        FindWorkflow = reference => workflows.Find(reference)?.Definition ?? Alongside.FirstOrDefault(d => WorkflowTypeName.Means(reference, d)),
        Names = [.. everywhere, .. here],
    };

    public IReadOnlyList<DefinitionFinding> Check(WorkflowDefinition definition) => [.. PublishCheck.Check(definition, Context), .. definition.Tree.All.Where(CannotRun).Select(Missing)];

    private string? NameWhenOff(string id) =>
        tenant.Value.Features.Find(id) is { } feature && feature.Decide(FeatureSubject.Visitor(DutchTime.Today(time))).Reason <= FeatureReason.SwitchedOff ? feature.Feature.Name : null;

    // the format knows the type, and nothing here does its work
    private bool CannotRun(ActivityNode node) => node is { Type: not null, Workflow: null }
        && (!activities.Knows(node.TypeName) || (activities.NeedsPortal(node.TypeName) && !services.IsKeyedService(typeof(ActivityWork), node.TypeName)));

    private static DefinitionFinding Missing(ActivityNode node) =>
        new(FindingSeverity.Error, "type-without-work", $"De activiteit {node.TypeName} kan in dit portaal niet worden uitgevoerd. Haal haar uit de workflow.") { ActivityId = node.Id, ActivityLabel = node.Label };
}
