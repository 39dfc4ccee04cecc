using Engine.Modules;
using Engine.Questions;
using Engine.Workflows.Definitions.Catalogue;
using Engine.Workflows.Definitions.Publishing;
using Engine.Workflows.Queries;
using Engine.Workflows.Requests.Bindings;
using Engine.Workflows.Requests.Work;
using Engine.Workflows.Rules;
using Engine.Workflows.Runtime.Work;
using Microsoft.Extensions.DependencyInjection;

namespace Engine.Workflows.Requests;

/// <summary>Registers requests, and the activities that ask the portal about them.</summary>
internal static class RequestsSetup
{
    public static IServiceCollection AddRequests(this IServiceCollection services)
    {
        services.AddScoped<RequestBindings>();
        services.AddScoped<BindRequestKind>();
        services.AddScoped<AnswerRequest>();
        services.AddScoped<BindingOverview>();
        services.AddScoped<StartRequest>();
        services.AddScoped<EndRequest>();
        services.AddScoped<OwnRequests>();
        services.AddScoped<RequestSubjects>();
        services.AddScoped<RequestFile>();
        services.AddScoped<AskQuestion>();
        services.AddScoped<PageNames>();
        services.AddSingleton(RequestRetention.Requests);
        services.AddActivityWork<SetRequestStatus>(PortalActivities.SetRequestStatus);
        services.AddActivityWork<EnsureSingleRequest>(PortalActivities.EnsureSingleRequest);
        services.AddActivityWork<CheckRule>(PortalActivities.CheckRule);
        services.AddActivityWork<CollectItems>(PortalActivities.CollectItems);
        services.AddActivityWork<WriteAuditNote>(PortalActivities.AuditNote);
        services.AddWorkflowRule<FlagOnRule>(FlagOnRule.Key);
        services.AddWorkflowRule<OrganisationMailRule>(OrganisationMailRule.Key);
        services.AddSingleton<PortalNames>(s => new KnownStatuses("status", s.GetRequiredService<ModuleCatalogue>()));
        services.AddSingleton<PortalNames>(s => new KnownStatuses("allowedFrom", s.GetRequiredService<ModuleCatalogue>()));
        services.AddSingleton<PortalNames, KnownRules>();
        return services.AddSingleton<PortalNames, KnownQueries>();
    }
}
