using System.Collections.Frozen;
using Engine.Data;
using Engine.Tenancy.ChangeSets;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Schema.Places;

namespace Schema.Connections;

/// <summary>
/// Announces changes of configuration through PostgreSQL. It listens on a connection of its own, since poolers that share connections between
/// transactions lose what is listened for: <c>ConnectionStrings:Listen</c> names the server directly where <c>Portal</c> goes through one.
/// While it cannot listen, nodes find changes by looking, as on the other databases.
/// </summary>
internal sealed class PostgresChangeSignal(IReadOnlyList<DatabasePlace> places) : ChangeSignal, IDisposable
{
    private readonly FrozenDictionary<string, Ear> ears = places.Where(p => p.Provider is DatabaseProvider.Postgres)
        .ToFrozenDictionary(p => p.Name, p => new Ear(p.Listen ?? p.Connection), StringComparer.Ordinal);

    // configuration changes are rare: NOTIFY takes a lock over the whole server at commit
    public override Task AnnounceAsync(PortalDbContext db, CancellationToken cancellation) =>
        ears.ContainsKey(db.DatabaseName) ? db.Database.ExecuteSqlRawAsync("NOTIFY portal_changes", cancellation) : Task.CompletedTask;

    public override Task WaitAsync(string database, TimeSpan atMost, CancellationToken cancellation) =>
        ears.TryGetValue(database, out var ear) ? ear.WaitAsync(atMost, cancellation) : base.WaitAsync(database, atMost, cancellation);

    public void Dispose()
    {
        foreach (var ear in ears.Values)
        {
            ear.Dispose();
        }
    }

    private sealed class Ear(string connectionString) : IDisposable
    {
        private NpgsqlConnection? connection;

        public async Task WaitAsync(TimeSpan atMost, CancellationToken cancellation)
        {
            try
            {
                connection ??= await ListenAsync(cancellation);
                await connection.WaitAsync(atMost, cancellation);
            }
            catch (Exception fault) when (fault is NpgsqlException or InvalidOperationException or System.Net.Sockets.SocketException)
            {
                Dispose();
                await Task.Delay(atMost, cancellation);
            }
        }

        public void Dispose()
        {
            connection?.Dispose();
            connection = null;
        }

        private async Task<NpgsqlConnection> ListenAsync(CancellationToken cancellation)
        {
            var opened = new NpgsqlConnection(connectionString);
            try
            {
                await opened.OpenAsync(cancellation);
                await using var listen = new NpgsqlCommand("LISTEN portal_changes", opened);
                await listen.ExecuteNonQueryAsync(cancellation);
                return opened;
            }
            catch
            {
                await opened.DisposeAsync();
                throw;
            }
        }
    }
}
