using Engine.Jobs;
using Engine.Notifications;
using Engine.Workflows.Definitions.Catalogue;
using Engine.Workflows.Rules;
using Engine.Workflows.Runtime.Work;
using Microsoft.Extensions.DependencyInjection;

namespace Engine.Workflows.Consents;

internal static class ConsentsSetup
{
    public static IServiceCollection AddConsents(this IServiceCollection services)
    {
        services.AddScoped<ConsentTexts>();
        services.AddScoped<ConsentLedger>();
        services.AddScoped<ConsentMails>();
        services.AddScoped<CloseConsent>();
        services.AddScoped<ConsentFile>();
        services.AddScoped<OpenConsent>();
        services.AddScoped<DecideConsent>();
        services.AddScoped<WithdrawConsent>();
        services.AddScoped<JobHandler, TellWithdrawal>();
        services.AddScoped<ConsentOverview>();
        services.AddSingleton(ConsentRetention.Given);
        services.AddSingleton(ConsentRetention.NotGiven);
        services.AddWorkflowRule<ConsentGrantedRule>(ConsentGrantedRule.Key);
        services.AddDeliveryReply<ConsentDelivery>(ConsentDelivery.Kind);
        services.AddActivityWork<AwaitConsentWork>(PortalActivities.AwaitConsent);
        return services.AddActivityWork<AwaitSignatureWork>(PortalActivities.AwaitSignature);
    }
}
