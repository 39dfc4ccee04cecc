using Engine.Bulk.Uploads;
using Engine.Jobs;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Engine.Bulk;

internal static class BulkSetup
{
    public static IServiceCollection AddBulk(this IServiceCollection services)
    {
        services.AddSingleton(s => s.GetService<IConfiguration>()?.GetSection("Bulk").Get<BulkOptions>() ?? new());
        services.AddScoped<SheetStamps>();
        services.AddScoped<ReceiveUpload>();
        services.AddScoped<ViewUploads>();
        services.AddScoped<WeighRows>();
        services.AddScoped<CorrectRow>();
        services.AddScoped<ResumeUpload>();
        services.AddScoped<JobHandler, BulkJob>();
        return services.AddSingleton(new RetainedRows("uploads", 90, OldUploads.RemoveAsync));
    }
}
