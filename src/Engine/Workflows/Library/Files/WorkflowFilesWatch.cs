using Engine.Data.Databases;
using Engine.Jobs;
using Engine.Tenancy;
using Microsoft.Extensions.Logging;

namespace Engine.Workflows.Library.Files;

/// <summary>
/// Looks whether files of definitions changed and queues the tenants that have them. Without a change a look costs a glance at folders and
/// no database; after a start every tenant with files is queued once, and its work finds in a moment that there is nothing to do.
/// </summary>
public sealed partial class WorkflowFilesWatch(
    WorkflowFiles files, WorkflowFilesCheck check, WorkflowFilesHealth health, TenantCatalogue catalogue, PortalDatabases databases, JobSignal signal,
    TimeProvider time, ILogger<WorkflowFilesWatch> log)
{
    /// <summary>Heads per transaction, so that many tenants hold up no other writer.</summary>
    private const int Batch = 500;

    private readonly Dictionary<string, (string Database, string Look)> queued = new(StringComparer.Ordinal);
    private Dictionary<string, string> before = new(StringComparer.Ordinal);
    private string? sharedChecked;

    /// <param name="settledOnly">Leaves files alone that did not look the same at the last look: editors write halves.</param>
    /// <returns>Number of tenants queued.</returns>
    public async Task<int> LookAsync(bool settledOnly, CancellationToken cancellation)
    {
        var shared = files.SharedLook;
        var looks = catalogue.Current.All.ToDictionary(t => t.Id, t => files.LookOf(t.Id), StringComparer.Ordinal);
        looks[""] = shared;
        bool Settled(string whose) => !settledOnly || (before.TryGetValue(whose, out var last) && last == looks[whose]);
        var due = catalogue.Current.All
            .Where(t => !databases.Closed.ContainsKey(t.Database) && Settled("") && Settled(t.Id) && IsNews(t, shared, looks[t.Id])).ToList();
        if (Settled("") && sharedChecked != shared)
        {
            sharedChecked = shared;
            Report("", check.Shared());
        }

        before = looks;
        foreach (var gone in queued.Keys.Where(id => !looks.ContainsKey(id)).ToList())
        {
            queued.Remove(gone);
            health.Report(gone, []);
        }

        var count = 0;
        foreach (var part in due.GroupBy(t => t.Database).SelectMany(g => g.Chunk(Batch)))
        {
            count += await QueueAsync(part, looks, cancellation);
        }

        return count;
    }

    private bool IsNews(Tenant tenant, string shared, string own) => queued.TryGetValue(tenant.Id, out var last)
        ? last != (tenant.Database, shared + '\n' + own)
        : shared.Length + own.Length > 0;

    private async Task<int> QueueAsync(Tenant[] tenants, Dictionary<string, string> looks, CancellationToken cancellation)
    {
        foreach (var tenant in tenants)
        {
            Report(tenant.Id, check.Of(tenant.Id));
        }

        var database = tenants[0].Database;
        await using var db = databases.Open(database);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await QueueSql.AddOrJoinAsync(
            db, tenants.Select(t => new QueueHead { TenantId = t.Id, Kind = PublishWorkflowFiles.JobKind, RowId = Guid.Empty, Due = time.GetUtcNow() }), cancellation);
        await transaction.CommitAsync(cancellation);
        signal.Set(database);
        foreach (var tenant in tenants)
        {
            queued[tenant.Id] = (database, looks[""] + '\n' + looks[tenant.Id]);
        }

        return tenants.Length;
    }

    private void Report(string whose, IReadOnlyList<Definitions.Publishing.FileFinding> faults)
    {
        foreach (var fault in health.Report(whose, faults))
        {
            LogFault(fault);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A workflow file was refused; what was published stays live. {Problem}")]
    private partial void LogFault(Definitions.Publishing.FileFinding problem);
}
