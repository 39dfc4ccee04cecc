using System.Collections.Frozen;
using Engine.Data;
using Engine.Data.Databases;
using Engine.Modules;
using Engine.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Schema.Connections;

namespace Schema.Places;

/// <summary>Makes contexts on the databases of the host's configuration; what a context needs is made once per database.</summary>
internal sealed class ConfiguredDatabases(IReadOnlyList<DatabasePlace> places, IServiceProvider services, ModuleCatalogue modules, CurrentTenant current)
    : PortalDatabases
{
    private readonly FrozenDictionary<string, (DatabasePlace Place, Lazy<DbContextOptions> Options)> known = places.ToFrozenDictionary(
        p => p.Name, p => (p, new Lazy<DbContextOptions>(() => Options(p, services), LazyThreadSafetyMode.PublicationOnly)), StringComparer.Ordinal);

    public override IReadOnlyList<string> Names { get; } = [.. places.Select(p => p.Name)];

    public IReadOnlyList<DatabasePlace> Places => places;

    public override bool IsEmbedded(string name) => Find(name).Place.Provider is DatabaseProvider.Sqlite;

    public override PortalDbContext Open(string name) => Make(name, new());

    public override PortalDbContext OpenAs(string name, Tenant tenant)
    {
        var there = new CurrentTenant();
        using var entered = there.Enter(tenant);
        return Make(name, there);
    }

    /// <summary>The context of a scope: in the database of the current tenant and in no other, or without a tenant in the shared one.</summary>
    /// <exception cref="InvalidOperationException">The tenant names a database that this host does not know: its rows are not looked for elsewhere.</exception>
    /// <exception cref="DatabaseUnavailableException">The tenant's own database is out of use.</exception>
    public PortalDbContext OpenCurrent()
    {
        var name = current.OrNone?.Database ?? Shared;
        return Closed.TryGetValue(name, out var reason) ? throw new DatabaseUnavailableException(name, reason) : Make(name, current);
    }

    private PortalDbContext Make(string name, CurrentTenant tenant) => PortalContext.Make(Find(name).Options.Value, name, tenant, modules);

    private (DatabasePlace Place, Lazy<DbContextOptions> Options) Find(string name) =>
        known.TryGetValue(name, out var found) ? found : throw new InvalidOperationException($"This host has no database {name}.");

    private static DbContextOptions Options(DatabasePlace place, IServiceProvider services) => PortalContext.Options(
        place.Provider, place.Provider is DatabaseProvider.Sqlite ? SqliteFile.Existing(place.Connection) : place.Connection,
        // areas of the engine that act on a save register themselves as interceptor
        options => options.UseApplicationServiceProvider(services).AddInterceptors(services.GetServices<IInterceptor>()));
}
