using Engine.Data;
using Engine.Workflows.Definitions;
using Engine.Workflows.Execution;
using Microsoft.Extensions.Caching.Memory;

namespace Engine.Workflows.Library;

/// <summary>Versions as the engine runs them, read once. A published version never changes, so what is kept here never ages.</summary>
public sealed class CompiledVersions : IDisposable
{
    private readonly MemoryCache cache = new(new MemoryCacheOptions { SizeLimit = 2_000 });

    /// <param name="db">Of the tenant whose version it is.</param>
    /// <returns>Null when the tenant has no published version of this id.</returns>
    /// <exception cref="InvalidOperationException">Its text cannot be read, which publishing does not let through.</exception>
    public CompiledWorkflow? Find(PortalDbContext db, string version)
    {
        var key = (db.TenantId, version);
        if (cache.TryGetValue(key, out CompiledWorkflow? known))
        {
            return known;
        }

        // once per version and node, so it may wait for the database
        var json = db.Set<WorkflowVersion>().Where(v => v.VersionId == version && v.PublishedAt != null).Select(v => v.Json).FirstOrDefault();
        if (json is null)
        {
            return null;
        }

        var definition = DefinitionReader.Read(json).Definition ?? throw new InvalidOperationException($"Version {version} cannot be read.");
        return cache.Set(key, new CompiledWorkflow(definition), new MemoryCacheEntryOptions { Size = 1, SlidingExpiration = TimeSpan.FromHours(1) });
    }

    public void Dispose() => cache.Dispose();
}
