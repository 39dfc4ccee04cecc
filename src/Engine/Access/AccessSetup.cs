using Engine.Access.Desk;
using Engine.Access.Invitations;
using Engine.Access.Links;
using Engine.Access.Mail;
using Engine.Access.Management;
using Engine.Access.Requests;
using Microsoft.Extensions.DependencyInjection;

namespace Engine.Access;

/// <summary>Registers who may get an account and who may give what: requests, invitations, management by customers, and the desk.</summary>
public static class AccessSetup
{
    public static IServiceCollection AddAccess(this IServiceCollection services)
    {
        services.AddScoped<SamePerson>();
        services.AddScoped<CurrentActor>();
        services.AddScoped<AccessLock>();
        services.AddScoped<HeldScopes>();
        services.AddScoped<ManagedContracts>();
        services.AddScoped<HolderMails>();
        services.AddScoped<ContractLinks>();
        services.AddScoped<UnmanagedLinks>();
        services.AddScoped<MailRules>();
        services.AddScoped<InvitationMails>();
        services.AddScoped<AddInvitation>();
        services.AddScoped<SendInvitation>();
        services.AddScoped<AcceptInvitation>();
        services.AddSingleton(AccessRetention.Invitations);
        services.AddManagement();
        services.AddDesk();
        return services;
    }

    private static void AddManagement(this IServiceCollection services)
    {
        services.AddScoped<OwnReach>();
        services.AddScoped<ManagedUsers>();
        services.AddScoped<LastManager>();
        services.AddScoped<AccessText>();
        services.AddScoped<AccessMails>();
        services.AddScoped<UserOverview>();
        services.AddScoped<InviteColleague>();
        services.AddScoped<OwnInvitations>();
        services.AddScoped<ChangeAccess>();
        services.AddScoped<StopAccess>();
        services.AddScoped<ResumeAccess>();
    }

    private static void AddDesk(this IServiceCollection services)
    {
        services.AddScoped<RequestAccount>();
        services.AddScoped<RequestExtraAccount>();
        services.AddScoped<DeskInvitation>();
        services.AddScoped<RegisterOrganisation>();
        services.AddScoped<FindAccounts>();
        services.AddScoped<OpenAccount>();
        services.AddScoped<DeskCase>();
        services.AddScoped<ReleaseSecondStep>();
        services.AddScoped<UnlockAccount>();
        services.AddScoped<DisableAccount>();
        services.AddScoped<EnableAccount>();
        services.AddScoped<EndSessions>();
        services.AddScoped<ReissueActivation>();
    }
}
