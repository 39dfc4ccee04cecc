using Engine.Tenancy;
using Engine.Workflows.Definitions;
using Engine.Workflows.Definitions.Catalogue;
using Engine.Workflows.Definitions.Publishing;
using Engine.Workflows.Tasks.Forms;
using Microsoft.Extensions.DependencyInjection;

namespace Engine.Workflows.Tasks.Asking;

/// <summary>What definitions name when they ask for a task, so that a wrong name shows at publish and not in a process that runs.</summary>
internal static class KnownTaskNames
{
    public static void Add(IServiceCollection services)
    {
        services.AddScoped<KnownNames>(s => new Roles(PortalActivities.AwaitApproval, s.GetRequiredService<CurrentTenant>()));
        services.AddScoped<KnownNames>(s => new Roles(PortalActivities.AwaitUpload, s.GetRequiredService<CurrentTenant>()));
        services.AddScoped<KnownNames, Decisions>();
        services.AddScoped<KnownNames, Queues>();
        services.AddScoped<KnownNames>(s => new FormKeys(PortalActivities.AwaitApproval, s.GetRequiredService<TaskForms>()));
        services.AddScoped<KnownNames>(s => new FormKeys(PortalActivities.AwaitProvider, s.GetRequiredService<TaskForms>()));
    }

    private sealed class Roles(string type, CurrentTenant tenant) : KnownNames(type, "roles")
    {
        public override IReadOnlyCollection<string> Of(WorkflowDefinition definition) => [.. tenant.Value.Config.Roles.Keys];
    }

    private sealed class Decisions() : KnownNames(PortalActivities.AwaitApproval, "decisions")
    {
        public override IReadOnlyCollection<string> Of(WorkflowDefinition definition) => [.. TaskOutcomes.OfDecision.Keys];
    }

    private sealed class Queues(CurrentTenant tenant) : KnownNames(PortalActivities.AwaitVerification, "queue")
    {
        public override IReadOnlyCollection<string> Of(WorkflowDefinition definition) =>
            [.. tenant.Value.Config.Queues.Keys, .. tenant.Value.Config.Roles.Where(r => r.Value.Staff).Select(r => r.Key)];
    }

    private sealed class FormKeys(string type, TaskForms forms) : KnownNames(type, "formKey")
    {
        public override IReadOnlyCollection<string> Of(WorkflowDefinition definition) => forms.Keys;
    }
}
