using Engine.Jobs;
using Engine.SignIn.SecondSteps.Passkeys;
using Microsoft.Extensions.DependencyInjection;

namespace Engine.SignIn.SecondSteps;

internal static class SecondStepsSetup
{
    public static IServiceCollection AddSecondSteps(this IServiceCollection services)
    {
        services.AddScoped<MobileNumbers>();
        services.AddScoped<SentCodes>();
        services.AddScoped<SendCode>();
        services.AddScoped<ResendCode>();
        services.AddScoped<SecondStepCheck>();
        services.AddScoped<SecondStepMails>();
        services.AddScoped<RecoveryCodes>();
        services.AddScoped<ShownRecoveryCodes>();
        services.AddScoped<RenewRecoveryCodes>();
        services.AddScoped<BeginSecondStep>();
        services.AddScoped<SignInWithCode>();
        services.AddScoped<ConfirmOwner>();
        services.AddScoped<EnrolDevice>();
        services.AddScoped<ConfirmNumber>();
        services.AddScoped<ChooseMailCode>();
        services.AddScoped<ChooseMeans>();
        services.AddScoped<RemoveMeans>();
        services.AddScoped<ClearSecondStep>();
        services.AddScoped<ResetSecondStep>();
        services.AddScoped<RememberedDevices>();
        services.AddScoped<ForgetDevice>();
        // counted back for a day; after that they are nobody's business
        services.AddSingleton(new RetainedRows("sentCodes", 2, SentCode.RemoveOldAsync));
        services.AddSingleton(new RetainedRows("rememberedDevices", 1, RememberedDevice.RemoveOldAsync));
        services.AddSingleton(new RetainedRows("usedChallenges", 2, UsedChallenge.RemoveOldAsync));
        return services.AddPasskeys();
    }
}
