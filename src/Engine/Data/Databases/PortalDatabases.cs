using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using Engine.Tenancy;

namespace Engine.Data.Databases;

/// <summary>
/// The databases of this installation: the shared one, and those that single tenants have for themselves (<c>Databases</c> in host
/// configuration, <c>database</c> in the tenant file). What is wrong with one of them harms only its tenants.
/// </summary>
public abstract class PortalDatabases
{
    /// <summary>Name of the database of all tenants without one of their own; no tenant file can name it.</summary>
    public const string Shared = "shared";

    private readonly ConcurrentDictionary<string, string> closed = new(StringComparer.Ordinal);

    /// <summary>All names, the shared one first.</summary>
    public abstract IReadOnlyList<string> Names { get; }

    /// <summary>Own databases that are out of use in this process, with the reason.</summary>
    public IReadOnlyDictionary<string, string> Closed => closed;

    /// <summary>A context without a tenant, for rows of the platform; the caller disposes it.</summary>
    /// <exception cref="InvalidOperationException">There is no such database.</exception>
    public abstract PortalDbContext Open(string name);

    /// <summary>The same as one tenant, also where that tenant does not live: only to look whether it left rows there.</summary>
    public abstract PortalDbContext OpenAs(string name, Tenant tenant);

    /// <summary>True for a file with one writer.</summary>
    public abstract bool IsEmbedded(string name);

    /// <summary>Takes an own database out of use: its tenants get 503, workers leave it alone. The shared one is never closed.</summary>
    public void Close(string name, string reason) => closed[name] = reason;

    public void Reopen(string name) => closed.TryRemove(name, out _);

    /// <summary>Does work for every database that is in use, however the others fared; then throws the first fault.</summary>
    public async Task EachAsync(Func<string, Task> work)
    {
        ExceptionDispatchInfo? failed = null;
        foreach (var name in Names.Where(n => !closed.ContainsKey(n)))
        {
            try
            {
                await work(name);
            }
            catch (Exception fault)
            {
                failed ??= ExceptionDispatchInfo.Capture(fault);
            }
        }

        failed?.Throw();
    }
}

/// <summary>The tenant's own database is out of use: the portal answers 503 and other tenants notice nothing.</summary>
public sealed class DatabaseUnavailableException(string database, string reason)
    : Exception($"The database {database} is out of use: {reason}");
