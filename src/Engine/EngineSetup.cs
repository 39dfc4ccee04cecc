using Engine.Access;
using Engine.Api;
using Engine.Audit;
using Engine.Bulk;
using Engine.Calendar;
using Engine.Connectors;
using Engine.Documents;
using Engine.Features;
using Engine.Inbox;
using Engine.Jobs;
using Engine.Modules;
using Engine.News;
using Engine.Notifications;
using Engine.SignIn;
using Engine.Tenancy;
using Engine.Tenancy.ChangeSets;
using Engine.Texts;
using Engine.Theming;
using Engine.Ui;
using Engine.Webhooks;
using Engine.Workflows;
using Microsoft.Extensions.DependencyInjection;

namespace Engine;

/// <summary>Registers the engine; each area adds its own part in its own folder.</summary>
public static class EngineSetup
{
    public static IServiceCollection AddEngine(this IServiceCollection services, IReadOnlyList<PortalModule> modules)
    {
        services.AddSingleton(new ModuleCatalogue(modules));
        services.AddSingleton(TimeProvider.System);
        services.AddTenancy();
        services.AddAccess();
        services.AddFeatures();
        services.AddAudit();
        services.AddTheming();
        services.AddChangeSets();
        services.AddUi();
        services.AddCalendar();
        services.AddJobs();
        services.AddTexts();
        services.AddDocuments();
        services.AddBulk();
        services.AddInbox();
        services.AddNews();
        services.AddNotifications();
        services.AddSignIn();
        services.AddApi();
        services.AddConnectors();
        services.AddWebhooks();
        services.AddWorkflows();
        services.AddHttpContextAccessor();
        foreach (var module in modules)
        {
            module.AddServices(services);
        }

        return services;
    }
}
