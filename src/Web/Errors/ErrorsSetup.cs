namespace Web.Errors;

internal static class ErrorsSetup
{
    public static IServiceCollection AddErrorPages(this IServiceCollection services) => services.AddSingleton<ErrorAnswer>();

    /// <summary>Comes right after the tenant is known: the page is in the tenant's brand.</summary>
    public static IApplicationBuilder UseErrorPages(this IApplicationBuilder app) => app.UseMiddleware<ErrorPages>();

    public static IApplicationBuilder UsePortalAntiforgery(this IApplicationBuilder app) => app.UseAntiforgery().UseMiddleware<ExpiredForms>();
}
