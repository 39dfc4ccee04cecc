using Engine.Jobs;
using Microsoft.Extensions.DependencyInjection;

namespace Engine.Webhooks;

internal static class WebhooksSetup
{
    public static IServiceCollection AddWebhooks(this IServiceCollection services)
    {
        services.AddScoped<WebhookReceivers>();
        services.AddScoped<WebhookPost>();
        services.AddScoped<WebhookSender>();
        services.AddScoped<WebhookMails>();
        services.AddScoped<JobHandler, DeliverWebhooks>();
        services.AddScoped<MakeWebhook>();
        services.AddScoped<RotateWebhookSecret>();
        services.AddScoped<PauseWebhook>();
        services.AddScoped<DeleteWebhook>();
        services.AddScoped<TestWebhook>();
        services.AddScoped<ReplayWebhooks>();
        services.AddScoped<OwnWebhooks>();
        services.AddScoped<WebhookOverview>();
        services.AddScoped<WebhookLog>();
        services.AddScoped<WebhookDescription>();
        return services.AddSingleton(OldWebhookMessages.Retention);
    }
}
