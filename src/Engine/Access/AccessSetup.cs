using Engine.Access.Invitations;
using Engine.Access.Mail;
using Microsoft.Extensions.DependencyInjection;

namespace Engine.Access;

/// <summary>Registers who may get an account and who may give what: requests, invitations, management by customers, and the desk.</summary>
public static class AccessSetup
{
    public static IServiceCollection AddAccess(this IServiceCollection services)
    {
        services.AddScoped<CurrentActor>();
        services.AddScoped<AccessLock>();
        services.AddScoped<MailRules>();
        services.AddScoped<InvitationMails>();
        services.AddScoped<SendInvitation>();
        services.AddScoped<AcceptInvitation>();
        return services;
    }
}
