using Engine.Workflows.Definitions.Catalogue;
using Engine.Workflows.Runtime.Work;
using Microsoft.Extensions.DependencyInjection;

namespace Engine.Workflows.Accounts;

internal static class AccountsSetup
{
    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.AddScoped<ActivationWaits>();
        services.AddActivityWork<CreateAccountWork>(PortalActivities.CreateAccount);
        services.AddActivityWork<SendActivationWork>(PortalActivities.SendActivation);
        return services.AddActivityWork<AwaitActivationWork>(PortalActivities.AwaitActivation);
    }
}
