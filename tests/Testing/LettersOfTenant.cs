using Engine.Notifications;
using Engine.Tenancy;
using Microsoft.Extensions.DependencyInjection;
using Testing.Http;

namespace Testing;

/// <summary>Reads what a portal sends, which stands sealed in its database.</summary>
public static class LettersOfTenant
{
    /// <summary>All messages of the current tenant, oldest first.</summary>
    public static async Task<List<Letter>> LettersAsync(this IServiceProvider services) =>
        [.. (await services.GetRequiredService<Mailbox>().LatestAsync(int.MaxValue, default)).OrderBy(l => l.Id)];

    /// <summary>The same for one tenant of a running host.</summary>
    public static async Task<List<Letter>> LettersAsync(this PortalFactory portal, string tenant)
    {
        var found = portal.Services.GetRequiredService<TenantCatalogue>().Current.Find(tenant) ?? throw new InvalidOperationException(tenant);
        using var entered = portal.Services.GetRequiredService<CurrentTenant>().Enter(found);
        await using var scope = portal.Services.CreateAsyncScope();
        return await scope.ServiceProvider.LettersAsync();
    }
}
