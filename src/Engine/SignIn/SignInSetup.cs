using Engine.Access;
using Engine.Access.Demo;
using Engine.Api;
using Engine.Api.Keys;
using Engine.Jobs;
using Engine.SignIn.EHerkenning;
using Engine.SignIn.Protection;
using Engine.SignIn.SecondSteps;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Engine.SignIn;

/// <summary>Registers accounts, sessions and the sign-in by password.</summary>
public static class SignInSetup
{
    /// <summary>Pages know people by their session, the API knows programs by their key; neither opens the other.</summary>
    private const string PortalScheme = "portaal";

    public static IServiceCollection AddSignIn(this IServiceCollection services)
    {
        services.AddAuthentication(PortalScheme)
            .AddPolicyScheme(PortalScheme, null, o => o.ForwardDefaultSelector = http => http.Request.IsApi() ? ApiKeyHandler.SchemeName : SessionHandler.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, SessionHandler>(SessionHandler.SchemeName, null)
            .AddScheme<AuthenticationSchemeOptions, ApiKeyHandler>(ApiKeyHandler.SchemeName, null);
        services.Configure<PasswordHasherOptions>(o => o.IterationCount = 210_000);
        services.AddSingleton<IPasswordHasher<Account>, PasswordHasher<Account>>();
        services.AddSingleton<Passwords>();
        services.AddSingleton<PasswordRules>();
        services.AddProtection();
        services.AddSingleton<ActorLoader>();
        services.AddSingleton<SealedCookies>();
        services.AddScoped<CurrentSession>();
        services.AddScoped<Sessions>();
        services.AddScoped<PendingSignIn>();
        services.AddScoped<LockOut>();
        services.AddScoped<CompleteSignIn>();
        services.AddScoped<SignInWithPassword>();
        services.AddSecondSteps();
        services.AddScoped<ConfirmPassword>();
        services.AddScoped<ChangePassword>();
        services.AddScoped<RequestPasswordReset>();
        services.AddScoped<MailedTokens>();
        services.AddScoped<SetPassword>();
        services.AddScoped<ChangeName>();
        services.AddScoped<ChangeMail>();
        services.AddScoped<OwnSessions>();
        services.AddScoped<AccountMails>();
        services.AddScoped<OwnAccount>();
        services.AddScoped<JobHandler, PasswordResetHandler>();
        services.AddScoped<SignOut>();
        services.AddScoped<ChooseOrganisation>();
        return services.AddEHerkenning();
    }

    /// <summary>Adds the invented customers and sign-ins; the host calls it in Development only.</summary>
    public static IServiceCollection AddDemo(this IServiceCollection services)
    {
        services.AddSingleton<DemoAccounts>();
        services.AddScoped<DemoSeeder>();
        services.AddScoped<DemoWaiting>();
        services.AddScoped<DemoRequests>();
        services.AddScoped<DemoHistory>();
        return services.AddHostedService<DemoStart>();
    }
}
