using Engine.Data;
using Engine.Data.Databases;
using Microsoft.Extensions.Configuration;
using Schema.Connections;

namespace Schema.Places;

/// <summary>
/// Reads all databases from configuration: the shared one (<c>Database:Provider</c>, <c>ConnectionStrings:Portal</c>) and those of single
/// tenants (<c>Databases:NAME:Provider</c>, <c>:ConnectionString</c>, and where needed <c>:OwnerConnectionString</c> and <c>:ListenConnectionString</c>).
/// </summary>
public static class DatabasePlaces
{
    /// <returns>The shared one first.</returns>
    /// <exception cref="InvalidOperationException">A connection is missing, or two names lead to one database.</exception>
    public static IReadOnlyList<DatabasePlace> From(IConfiguration configuration)
    {
        List<DatabasePlace> places = [Shared(configuration), .. DatabaseNames.In(configuration).Select(name => Own(configuration, name))];
        if (places.GroupBy(p => (p.Provider, p.Connection)).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new InvalidOperationException($"{string.Join(" and ", twice.Select(p => p.Name))} lead to the same database: each name needs one of its own.");
        }

        return places;
    }

    private static DatabasePlace Shared(IConfiguration configuration)
    {
        var provider = configuration.GetValue("Database:Provider", DatabaseProvider.Sqlite);
        var connection = configuration.GetConnectionString("Portal");
        return new(
            PortalDatabases.Shared, provider,
            provider is DatabaseProvider.Sqlite ? SqliteFile.Connection(connection, DataFolder.Of(configuration), "portal.db")
                : connection ?? throw new InvalidOperationException("ConnectionStrings:Portal is not set."),
            configuration.GetConnectionString("Owner"), configuration.GetConnectionString("Listen"));
    }

    private static DatabasePlace Own(IConfiguration configuration, string name)
    {
        var section = configuration.GetSection($"{DatabaseNames.Section}:{name}");
        if (name == PortalDatabases.Shared)
        {
            throw new InvalidOperationException($"{section.Path}: the name {name} is the platform's; give the database another one.");
        }

        var provider = section.GetValue("Provider", DatabaseProvider.Sqlite);
        var connection = section["ConnectionString"];
        return new(
            name, provider,
            provider is DatabaseProvider.Sqlite ? SqliteFile.Connection(connection, DataFolder.Of(configuration), name + ".db")
                : connection ?? throw new InvalidOperationException($"{section.Path}:ConnectionString is not set."),
            section["OwnerConnectionString"], section["ListenConnectionString"]);
    }
}
