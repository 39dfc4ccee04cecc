using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Schema;

namespace Testing.Databases;

/// <summary>
/// A real PostgreSQL server of this process, on a socket in a folder of its own: one per test assembly, a fresh database per test. It holds
/// on to our standard input and stops when that closes, so also when the tests are killed.
/// </summary>
public sealed class PostgresServer
{
    public const string OwnerRole = "portal_owner";
    public const string AppRole = OwnerMigration.DefaultRole;

    private const string Template = "portal_template";
    private static readonly Lazy<PostgresServer> Started = new(() => Start(false));
    private readonly string folder;
    private readonly string command;
    private int count;

    private PostgresServer(string folder, string command) => (this.folder, this.command) = (folder, command);

    public static PostgresServer Running => Started.Value;

    /// <summary>One more, for who takes its server away.</summary>
    /// <param name="isDurable">True waits for the disk at each commit, as a server does that must not lose anything.</param>
    public static PostgresServer StartAnother(bool isDurable = false) => Start(isDurable);

    /// <summary>Ends it as an administrator does who does not wait for anybody.</summary>
    public void Stop() => Shell($"kill -INT $(head -1 {folder}/data/postmaster.pid); while [ -e {folder}/data/postmaster.pid ]; do sleep 0.05; done");

    public void Restart()
    {
        Shell($"cd / && {command} >>{folder}.log 2>&1 </dev/null &");
        AwaitReady(() => false);
    }

    /// <summary>Connection of the role that a host has: it owns nothing and policies hold it.</summary>
    public string App(string database) => Connection(AppRole, database);

    /// <summary>Connection of the owner of all tables.</summary>
    public string Owner(string database) => Connection(OwnerRole, database);

    /// <summary>Connection that no policy holds, to see what is really there.</summary>
    public string Superuser(string database) => Connection("postgres", database);

    /// <returns>Name of an empty, migrated database.</returns>
    public string CreateDatabase()
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"portal_{Interlocked.Increment(ref count)}");
        Execute($"CREATE DATABASE {name} TEMPLATE {Template} OWNER {OwnerRole} STRATEGY FILE_COPY");
        return name;
    }

    /// <returns>Name of a database without any table.</returns>
    public string CreateEmptyDatabase()
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"portal_{Interlocked.Increment(ref count)}");
        Execute($"CREATE DATABASE {name} OWNER {OwnerRole}");
        return name;
    }

    public void DropDatabase(string name) => Execute($"DROP DATABASE IF EXISTS {name} WITH (FORCE)");

    public void Execute(string sql, string database = "postgres")
    {
        using var connection = new NpgsqlConnection(Superuser(database));
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static PostgresServer Start(bool isDurable)
    {
        var folder = Directory.CreateTempSubdirectory("portal-pg-").FullName;
        var bin = Directory.GetDirectories("/usr/lib/postgresql").Order(StringComparer.Ordinal).Last() + "/bin";
        var settings = "-c listen_addresses= -c max_connections=600 -c shared_buffers=64MB" + (isDurable ? "" : " -c fsync=off -c synchronous_commit=off -c full_page_writes=off");
        // the server refuses to run as root
        var (user, chown) = Environment.UserName == "root" ? ("runuser -u postgres -- ", $"chown postgres {folder} && ") : ("", "");
        var command = $"{user}{bin}/postgres -D {folder}/data -k {folder} {settings}";
        var script = $"""
            cd / && {chown}{user}{bin}/initdb -D {folder}/data -U postgres -A trust --locale=C.UTF-8 -E UTF8 --no-sync >{folder}.log 2>&1 || exit 1
            {command} >>{folder}.log 2>&1 </dev/null &
            cat >/dev/null
            kill -INT $(head -1 {folder}/data/postmaster.pid)
            wait
            rm -rf {folder} {folder}.log
            """;
        var process = Process.Start(new ProcessStartInfo("/bin/sh") { ArgumentList = { "-c", script }, RedirectStandardInput = true })
            ?? throw new InvalidOperationException("PostgreSQL does not start.");
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            process.StandardInput.Close();
            process.WaitForExit(10_000);
        };
        var server = new PostgresServer(folder, command);
        server.AwaitReady(() => process.HasExited);
        server.Prepare();
        return server;
    }

    private void AwaitReady(Func<bool> hasEnded)
    {
        for (var waited = Stopwatch.StartNew(); ; Thread.Sleep(50))
        {
            try
            {
                Execute("SELECT 1");
                return;
            }
            catch (NpgsqlException) when (!hasEnded() && waited.Elapsed < TimeSpan.FromSeconds(60))
            {
                // still starting
            }
            catch (NpgsqlException fault)
            {
                throw new InvalidOperationException($"PostgreSQL does not start: {(File.Exists(folder + ".log") ? File.ReadAllText(folder + ".log") : "")}", fault);
            }
        }
    }

    private void Prepare()
    {
        Execute($"CREATE ROLE {OwnerRole} LOGIN; CREATE ROLE {AppRole} LOGIN;");
        Execute($"CREATE DATABASE {Template} OWNER {OwnerRole}");
        OwnerMigration.RunAsync(DatabaseProvider.Postgres, Owner(Template), AppRole, CancellationToken.None).GetAwaiter().GetResult();
        using (var services = DatabaseCopy.Host(DatabaseProvider.Postgres, App(Template)))
        {
            services.GetRequiredService<DatabaseStart>().Prepare(services);
        }

        // a template that somebody is connected to cannot be copied
        NpgsqlConnection.ClearAllPools();
    }

    private static void Shell(string script)
    {
        using var shell = Process.Start("/bin/sh", ["-c", script]);
        shell.WaitForExit();
    }

    private string Connection(string role, string database) =>
        $"Host={folder};Username={role};Database={database};Maximum Pool Size=80;Include Error Detail=true;Timeout=30" + (role == "postgres" ? ";Pooling=false" : "");
}
