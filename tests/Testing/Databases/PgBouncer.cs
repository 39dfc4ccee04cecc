using System.Diagnostics;
using Npgsql;

namespace Testing.Databases;

/// <summary>
/// A real PgBouncer in transaction mode before <see cref="PostgresServer"/>, with two connections to the server for everybody: a client gets
/// whichever is free, transaction by transaction.
/// </summary>
public sealed class PgBouncer : IDisposable
{
    private const int Port = 6432;
    private readonly TemporaryFolder folder = new();
    private readonly Process process;

    public PgBouncer()
    {
        var server = new NpgsqlConnectionStringBuilder(PostgresServer.Running.App("postgres")).Host;
        File.WriteAllText(folder.File("users.txt"), $"\"{PostgresServer.AppRole}\" \"\"\n");
        File.WriteAllText(folder.File("pgbouncer.ini"), $"""
            [databases]
            * = host={server}
            [pgbouncer]
            unix_socket_dir = {folder.Path}
            listen_port = {Port}
            auth_type = trust
            auth_file = {folder.File("users.txt")}
            pool_mode = transaction
            default_pool_size = 2
            max_client_conn = 200
            logfile = {folder.File("pgbouncer.log")}
            """);
        var root = Environment.UserName == "root";
        if (root)
        {
            // it refuses to run as root
            Process.Start("chown", ["-R", "postgres", folder.Path]).WaitForExit();
        }

        string[] command = root ? ["runuser", "-u", "postgres", "--", "pgbouncer", "-q", folder.File("pgbouncer.ini")] : ["pgbouncer", "-q", folder.File("pgbouncer.ini")];
        process = Process.Start(command[0], command[1..]) ?? throw new InvalidOperationException("PgBouncer does not start.");
    }

    /// <summary>The host's connection to a database, through the pooler.</summary>
    public string App(string database) =>
        $"Host={folder.Path};Port={Port};Username={PostgresServer.AppRole};Database={database};Maximum Pool Size=40;No Reset On Close=true;Timeout=30";

    public void Dispose()
    {
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
        process.Dispose();
        folder.Dispose();
    }
}
