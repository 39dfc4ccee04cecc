using System.Collections.Frozen;
using Engine.Data.Databases;
using Engine.Features;

namespace Engine.Tenancy;

/// <summary>One tenant as it is live now: an immutable snapshot of its file with the live change sets on top.</summary>
public sealed class Tenant
{
    private readonly FrozenDictionary<Type, object> settings;

    public Tenant(string id, TenantConfig config, long version, FeatureTable features, FrozenDictionary<Type, object> settings)
    {
        Id = id;
        Config = config;
        Version = version;
        PathBase = config.PathPrefix is { } prefix ? "/" + prefix : "";
        Features = features;
        this.settings = settings;
    }

    /// <summary>Name of the file without extension; first column of every key.</summary>
    public string Id { get; }

    public TenantConfig Config { get; }

    /// <summary>Rises with every change, so caches can key on it.</summary>
    public long Version { get; }

    /// <summary>What addresses start with on shared hosts; empty for a tenant without prefix.</summary>
    public string PathBase { get; }

    /// <summary>Name of the database that holds all its rows.</summary>
    public string Database => Config.Database ?? PortalDatabases.Shared;

    public FeatureTable Features { get; }

    /// <summary>The module's section of the tenant file, or its defaults.</summary>
    public T Settings<T>() where T : class, new() => settings.TryGetValue(typeof(T), out var value) ? (T)value : new T();

    public override string ToString() => Id;
}
