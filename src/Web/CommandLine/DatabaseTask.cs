using Engine.Data.Databases;
using Schema;
using Schema.Places;

namespace Web.CommandLine;

/// <summary>One database to bring up to date.</summary>
internal sealed record DatabaseTask(string Name, DatabaseProvider Provider, string Owner)
{
    /// <exception cref="InvalidOperationException">There is nothing to do, or an owner's connection is missing; the message says which.</exception>
    public static IReadOnlyList<DatabaseTask> From(IConfiguration settings, string? connection, DatabaseProvider? provider, string? only)
    {
        if (connection is { Length: > 0 })
        {
            return [new(only ?? "database", provider ?? settings.GetValue("Database:Provider", DatabaseProvider.Postgres), connection)];
        }

        var places = DatabasePlaces.From(settings).Where(p => only is null || p.Name == only).ToList();
        if (places.Count == 0)
        {
            throw new InvalidOperationException($"Er is geen database \"{only}\" in de instellingen.");
        }

        return [.. places.Select(p => new DatabaseTask(p.Name, p.Provider, p.Owner ?? (p.Provider is DatabaseProvider.Sqlite ? p.Connection : throw Missing(p))))];
    }

    private static InvalidOperationException Missing(DatabasePlace place) => new(place.Name == PortalDatabases.Shared
        ? "Geef de verbinding van de eigenaar met --connection, of in de instellingen als ConnectionStrings:Owner."
        : $"Geef de verbinding van de eigenaar van {place.Name} in de instellingen als Databases:{place.Name}:OwnerConnectionString.");
}
