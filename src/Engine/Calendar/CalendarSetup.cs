using Engine.Tenancy;
using Microsoft.Extensions.DependencyInjection;

namespace Engine.Calendar;

internal static class CalendarSetup
{
    public static IServiceCollection AddCalendar(this IServiceCollection services) =>
        services.AddScoped(s => new WorkingDays(s.GetRequiredService<CurrentTenant>().Value.Config));
}
