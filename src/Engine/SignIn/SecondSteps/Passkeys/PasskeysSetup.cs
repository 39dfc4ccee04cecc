using Engine.Access;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Engine.SignIn.SecondSteps.Passkeys;

internal static class PasskeysSetup
{
    public static IServiceCollection AddPasskeys(this IServiceCollection services)
    {
        services.AddScoped<IUserStore<Account>, PasskeyStore>();
        services.AddSingleton<ILookupNormalizer, UpperInvariantLookupNormalizer>();
        services.AddSingleton<IdentityErrorDescriber>();
        services.AddScoped<UserManager<Account>>();
        services.AddScoped<IPasskeyHandler<Account>, PasskeyHandler<Account>>();
        services.Configure<IdentityPasskeyOptions>(Configure);
        services.AddScoped<PasskeyChallenges>();
        services.AddScoped<PasskeyCheck>();
        services.AddScoped<AddPasskey>();
        services.AddScoped<OwnPasskeys>();
        services.AddScoped<RenamePasskey>();
        services.AddScoped<RemovePasskey>();
        services.AddScoped<SignInWithPasskey>();
        return services;
    }

    private static void Configure(IdentityPasskeyOptions options)
    {
        options.UserVerificationRequirement = "required";
        options.ResidentKeyRequirement = "required";
        options.AttestationConveyancePreference = "none";
        // the relying party is the host of the request, so a passkey of one portal is not even offered at another
        options.ValidateOrigin = context => ValueTask.FromResult(
            !context.CrossOrigin && context.Origin == $"{context.HttpContext.Request.Scheme}://{context.HttpContext.Request.Host}");
    }
}
