using Engine.Jobs;
using Engine.Notifications.Sms;
using Engine.Theming;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Engine.Notifications;

internal static class NotificationsSetup
{
    public static IServiceCollection AddNotifications(this IServiceCollection services)
    {
        services.AddSingleton(s => s.GetService<IConfiguration>()?.GetSection("Smtp").Get<SmtpOptions>() ?? new());
        services.AddSingleton(s => new MailRoute(s.GetRequiredService<SmtpOptions>(), s.GetService<IHostEnvironment>()));
        // the themes are read when the first mail goes out, not for every other kind of work
        services.AddSingleton(s => new SmtpSender(
            s.GetRequiredService<SmtpOptions>(), (tenant, subject, body) => s.GetRequiredService<MailFrame>().Render(tenant, subject, body)));
        services.AddSingleton(s => new SmsGateways(s.GetService<IConfiguration>()));
        services.AddSingleton<SmsSender>();
        services.AddScoped<Letters>();
        services.AddScoped<Outbox>();
        services.AddScoped<Mailbox>();
        services.AddScoped<JobHandler, OutboxHandler>();
        services.AddSingleton(new RetainedRows("messages", 90, Mailbox.RemoveSentAsync));
        services.AddHealthChecks().AddCheck<MailHealth>("mail", tags: ["ready"]);
        return services;
    }
}
