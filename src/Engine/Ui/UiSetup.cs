using Microsoft.AspNetCore.Components.Forms.Mapping;
using Microsoft.Extensions.DependencyInjection;

namespace Engine.Ui;

/// <summary>Registers what components need.</summary>
public static class UiSetup
{
    internal static IServiceCollection AddUi(this IServiceCollection services)
    {
        services.AddDataProtection();
        services.AddScoped<Flash>();
        services.AddScoped<TypedForm>();
        return services;
    }

    /// <summary>Lets a page be shown with what was typed; the host calls it after it added the components of the framework.</summary>
    public static IServiceCollection AddTypedForms(this IServiceCollection services)
    {
        var framework = services.Last(s => s.ServiceType == typeof(IFormValueMapper)).ImplementationType
            ?? throw new InvalidOperationException("The framework registers its form values in another way than expected.");
        services.AddScoped(framework);
        return services.AddScoped<IFormValueMapper>(s => new TypedFormMapper((IFormValueMapper)s.GetRequiredService(framework), s.GetRequiredService<TypedForm>()));
    }
}
