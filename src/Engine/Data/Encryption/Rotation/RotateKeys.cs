using System.Globalization;
using Engine.Audit;
using Engine.Jobs;
using Engine.Tenancy;
using Microsoft.Extensions.DependencyInjection;

namespace Engine.Data.Encryption.Rotation;

/// <param name="ActiveFrom">Moment from which new values get these versions.</param>
/// <param name="Tenants">Tenants whose values will be written anew in the background.</param>
/// <param name="Failed">Tenants whose database could not take the work; their values stay readable, and a next rotation takes them along.</param>
public sealed record RotatedKeys(int FieldVersion, int SearchVersion, DateTimeOffset ActiveFrom, IReadOnlyList<string> Tenants, IReadOnlyList<string> Failed);

/// <summary>Makes new versions of the data keys, for one tenant or for all, and queues the rewriting of what was made with older ones.</summary>
public sealed class RotateKeys(DataKeys keys, TenantCatalogue catalogue, CurrentTenant current, IServiceScopeFactory scopes, TimeProvider time)
{
    /// <param name="only">The one tenant; null for all, those of later included.</param>
    public async Task<RotatedKeys> HandleAsync(Tenant? only, CancellationToken cancellation)
    {
        var from = time.GetUtcNow() + DataKeys.Lead;
        var field = await keys.RotateAsync(DataKeyKind.Field, only?.Id, from, cancellation);
        var search = await keys.RotateAsync(DataKeyKind.Search, only?.Id, from, cancellation);
        List<string> queued = [], failed = [];
        foreach (var tenant in catalogue.Current.All.Where(t => only is null || t.Id == only.Id).OrderBy(t => t.Id, StringComparer.Ordinal))
        {
            try
            {
                await QueueAsync(tenant, field, search, from, cancellation);
                queued.Add(tenant.Id);
            }
            catch (Exception) when (!cancellation.IsCancellationRequested)
            {
                // the keys exist by now: what others have waiting must not depend on this one
                failed.Add(tenant.Id);
            }
        }

        return new(field, search, from, queued, failed);
    }

    private async Task QueueAsync(Tenant tenant, int field, int search, DateTimeOffset from, CancellationToken cancellation)
    {
        using var entered = current.Enter(tenant);
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
        var rotation = new KeyRotation { FieldVersion = field, SearchVersion = search, StartedAt = time.GetUtcNow() };
        db.Add(rotation);
        scope.ServiceProvider.GetRequiredService<JobQueue>().Add(KeyRotationJob.JobKind, rotation.Id, from);
        scope.ServiceProvider.GetRequiredService<AuditLog>().Add(new(AuditAction.Execute, "portal.sleutels-vernieuwen")
        {
            ObjectType = "sleutels",
            ObjectId = rotation.Id,
            Detail = string.Create(CultureInfo.InvariantCulture, $"versies {field} en {search}"),
        });
        await db.SaveChangesAsync(cancellation);
    }
}
