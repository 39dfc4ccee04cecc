using Microsoft.Extensions.DependencyInjection;

namespace Engine.Bulk;

internal static class BulkSetup
{
    public static IServiceCollection AddBulk(this IServiceCollection services) => services.AddScoped<SheetStamps>();
}
