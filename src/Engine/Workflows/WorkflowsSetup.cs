using Engine.Jobs;
using Engine.Notifications;
using Engine.Tenancy;
using Engine.Workflows.Accounts;
using Engine.Workflows.Consents;
using Engine.Workflows.Definitions.Catalogue;
using Engine.Workflows.Definitions.Publishing;
using Engine.Workflows.Execution;
using Engine.Workflows.Forwarding;
using Engine.Workflows.Library;
using Engine.Workflows.Library.Files;
using Engine.Workflows.Mails;
using Engine.Workflows.Requests;
using Engine.Workflows.Runtime;
using Engine.Workflows.Runtime.Asking;
using Engine.Workflows.Runtime.Erasing;
using Engine.Workflows.Runtime.Incidents;
using Engine.Workflows.Runtime.Moving;
using Engine.Workflows.Runtime.Work;
using Engine.Workflows.Tasks;
using Microsoft.Extensions.DependencyInjection;

namespace Engine.Workflows;

internal static class WorkflowsSetup
{
    public static IServiceCollection AddWorkflows(this IServiceCollection services)
    {
        services.AddSingleton(ActivitySet.Portal);
        services.AddSingleton<CompiledVersions>();
        services.AddSingleton<WorkflowFiles>();
        services.AddSingleton<WorkflowFilesCheck>();
        services.AddSingleton<WorkflowFilesHealth>();
        services.AddSingleton<WorkflowFilesWatch>();
        services.AddHealthChecks().AddCheck<WorkflowFilesHealthCheck>("workflow-files", tags: ["ready"]);
        services.AddScoped<PublishWorkflowFiles>();
        services.AddScoped<JobHandler>(s => s.GetRequiredService<PublishWorkflowFiles>());
        services.AddScoped<TenantWorkflows>();
        services.AddScoped<PublishChecks>();
        services.AddScoped<PublishedTriggers>();
        services.AddScoped<WorkflowStore>();
        services.AddScoped<DefinitionOverview>();
        services.AddScoped<DefinitionFile>();
        services.AddScoped<EditVersions>();
        services.AddScoped<RehearseVersion>();
        services.AddScoped<ExportDefinitions>();
        services.AddScoped<ImportDefinitions>();
        services.AddScoped<SealedValues>();
        services.AddScoped<Signals>();
        services.AddScoped<StartWorkflow>();
        services.AddScoped<EffectQueue>();
        services.AddScoped<StepEffects>();
        services.AddScoped<StepWork>();
        services.AddScoped<WorkflowEvents>();
        services.AddScoped<MoveInstance>();
        services.AddScoped<MoveInstances>();
        services.AddScoped<JobHandler, TellMoves>();
        services.AddScoped<AskErasure>();
        services.AddScoped<JobHandler, EraseSubject>();
        services.AddScoped<WorkflowMails>();
        services.AddDeliveryReply<MailAnswer>(MailAnswer.Kind);
        services.AddActivityWork<SendMailWork>(PortalActivities.SendMail);
        services.AddScoped<KeptState>();
        services.AddScoped<StepWriter>();
        services.AddConsents();
        services.AddScoped<ManageWorkflow>();
        services.AddScoped<AwaitDecision>();
        services.AddScoped<IncidentGroups>();
        services.AddScoped<RetryIncidents>();
        services.AddSingleton(new RecurringJob(TellIncidents.JobKind, Recurrence.Daily(TellIncidents.At)));
        services.AddScoped<JobHandler, TellIncidents>();
        services.AddSingleton(WorkflowRetention.Instances);
        services.AddSingleton(WorkflowRetention.Signals);
        services.AddSingleton(new RecurringJob(FindStray.JobKind, Recurrence.Daily(new(4, 0))));
        services.AddScoped<JobHandler, FindStray>();
        services.AddRequests();
        services.AddScoped<WorkflowInstances>();
        services.AddScoped<InstanceWaits>();
        services.AddScoped<InstanceJournal>();
        services.AddScoped<InstanceFile>();
        services.AddScoped<JobHandler, StepWorkflow>();
        services.AddScoped<JobHandler, FireTrigger>();
        services.AddTasks();
        services.AddAccounts();
        services.AddScoped<JobHandler, AskOutside>();
        services.AddActivityWork<CallConnectorWork>(PortalActivities.CallConnector);
        foreach (var type in (string[])[PortalActivities.CallConnector, PortalActivities.ForwardToProvider])
        {
            services.AddScoped<KnownNames>(s => new KnownConnectors(type, s.GetRequiredService<CurrentTenant>()));
            services.AddScoped<KnownNames>(s => new KnownOperations(type, s.GetRequiredService<CurrentTenant>()));
        }

        services.AddScoped<ForwardMail>();
        services.AddDeliveryReply<ForwardDelivery>(ForwardDelivery.Kind);
        services.AddActivityWork<ForwardToProviderWork>(PortalActivities.ForwardToProvider);
        return services.AddScoped<JobHandler, AnnounceEvent>();
    }
}
