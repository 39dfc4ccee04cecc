using Engine.Data;
using Engine.Data.Encryption;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Schema.RowSecurity;

namespace Schema;

/// <summary>Makes sure, before the first request, that the database is the one that this program was built for.</summary>
public sealed class DatabaseStart(DatabaseProvider provider)
{
    /// <summary>The embedded database is brought up to date; a server database is only looked at, since the host owns nothing there.</summary>
    /// <exception cref="InvalidOperationException">The database is behind or ahead of this program; the message says what to do.</exception>
    public void Prepare(IServiceProvider services)
    {
        PrepareSchema(services);
        services.GetRequiredService<DataKeys>().Prepare();
    }

    private void PrepareSchema(IServiceProvider services)
    {
        using var scope = services.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
        if (provider is DatabaseProvider.Sqlite)
        {
            var file = Path.GetFullPath(new SqliteConnectionStringBuilder(db.Database.GetConnectionString()).DataSource);
            Directory.CreateDirectory(Path.GetDirectoryName(file) ?? ".");
            RefuseUnknown(db, $"Move {file} away, or start the version that made it.");
            db.Database.Migrate();
            return;
        }

        RefuseUnknown(db, "Start the version that migrated it.");
        var pending = db.Database.GetPendingMigrations().ToList();
        if (pending.Count > 0)
        {
            throw new InvalidOperationException($"The database lacks {string.Join(", ", pending)}. Run: portal database migrate --connection <owner's connection>");
        }

        if (provider is DatabaseProvider.Postgres)
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
}
