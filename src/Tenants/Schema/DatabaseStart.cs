using Engine.Data;
using Engine.Data.Databases;
using Engine.Data.Encryption;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Schema.Connections;
using Schema.Places;
using Schema.RowSecurity;

namespace Schema;

/// <summary>Makes sure, before the first request, that each database is the one that this program was built for.</summary>
public sealed partial class DatabaseStart
{
    private readonly ConfiguredDatabases databases;
    private readonly ILogger<DatabaseStart> log;

    internal DatabaseStart(ConfiguredDatabases databases, ILogger<DatabaseStart> log) => (this.databases, this.log) = (databases, log);

    /// <summary>
    /// An embedded database is brought up to date; a server database is only looked at, since the host owns nothing there. An own database of
    /// a tenant that is not fit, or not there, is taken out of use and holds up nobody else.
    /// </summary>
    /// <exception cref="InvalidOperationException">The shared database is behind or ahead of this program; the message says what to do.</exception>
    public void Prepare(IServiceProvider services)
    {
        Prepare(PortalDatabases.Shared);
        services.GetRequiredService<DataKeys>().Prepare();
        foreach (var name in databases.Names.Where(n => n != PortalDatabases.Shared))
        {
            try
            {
                Prepare(name);
            }
            catch (Exception fault)
            {
                databases.Close(name, fault.Message);
                LogClosed(fault, name);
            }
        }
    }

    /// <summary>The same for one database.</summary>
    internal void Prepare(string name)
    {
        var place = databases.Places.Single(p => p.Name == name);
        using var db = place.Provider is DatabaseProvider.Sqlite ? PortalContext.Open(place.Provider, SqliteFile.Making(place.Connection)) : databases.Open(name);
        if (place.Provider is DatabaseProvider.Sqlite)
        {
            var file = Path.GetFullPath(new SqliteConnectionStringBuilder(place.Connection).DataSource);
            Directory.CreateDirectory(Path.GetDirectoryName(file) ?? ".");
            RefuseUnknown(db, $"Move {file} away, or start the version that made it.");
            db.Database.Migrate();
            return;
        }

        RefuseUnknown(db, "Start the version that migrated it.");
        var pending = db.Database.GetPendingMigrations().ToList();
        if (pending.Count > 0)
        {
            throw new InvalidOperationException($"The database {name} lacks {string.Join(", ", pending)}. Run: portal database migrate");
        }

        if (place.Provider is DatabaseProvider.Postgres)
        {
            PostgresRole.RequireWall(db);
        }
    }

    private static void RefuseUnknown(PortalDbContext db, string remedy)
    {
        var unknown = db.Database.CanConnect() ? db.Database.GetAppliedMigrations().Except(db.Database.GetMigrations()).ToList() : [];
        if (unknown.Count > 0)
        {
            throw new InvalidOperationException($"The database was made by another version ({string.Join(", ", unknown)}). {remedy}");
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The database {Database} is out of use; its tenants get 503 until it can be used")]
    private partial void LogClosed(Exception fault, string database);
}
