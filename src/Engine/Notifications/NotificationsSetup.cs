using Microsoft.Extensions.DependencyInjection;

namespace Engine.Notifications;

internal static class NotificationsSetup
{
    public static IServiceCollection AddNotifications(this IServiceCollection services) => services.AddScoped<Outbox>();
}
