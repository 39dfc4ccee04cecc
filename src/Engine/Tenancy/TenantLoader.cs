using Engine.Data.Databases;
using Engine.Tenancy.Configuration;
using Microsoft.Extensions.Logging;

namespace Engine.Tenancy;

/// <summary>
/// Keeps the live tenants equal to their files with the live changes over them. A file that is wrong leaves its tenant's
/// last good version running, and no other tenant notices.
/// </summary>
public sealed partial class TenantLoader(
    HostFolders folders, TenantReader reader, TenantCatalogue catalogue, ConfigurationHealth health, LiveChanges changes, ILogger<TenantLoader> log,
    TenantHomes? homes = null)
{
    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly Dictionary<string, TenantSource> sources = new(StringComparer.Ordinal);
    private long version;

    /// <summary>Reads what changed in files or in <see cref="LiveChanges"/> and publishes; returns when it counts in this process.</summary>
    /// <param name="retry">True also weighs refused files again, for when something outside them was mended, such as a theme.</param>
    public Task ReloadAsync(CancellationToken cancellation, bool retry = false) => RunAsync(false, retry, cancellation);

    /// <summary>As <see cref="ReloadAsync"/>, but leaves files alone that are still being written.</summary>
    internal Task PollAsync(CancellationToken cancellation) => RunAsync(true, false, cancellation);

    /// <summary>Tries changes on a tenant's file as it is now, without making them count: what live would say of them.</summary>
    public TenantReading Try(string tenant, IReadOnlyList<ConfigChange> proposed)
    {
        var path = Path.Combine(folders.TenantConfig, tenant + ".json");
        var text = File.ReadAllBytes(path);
        var reading = reader.Read(tenant, text, proposed, 0);
        if (reading.Tenant is { } moved && catalogue.Current.Find(tenant) is { } running && moved.Database != running.Database)
        {
            return new(null, [new(tenant + ".json", 0, 0, "$.database", "een wijziging kan een tenant niet naar een andere database brengen", "de database die in het bestand staat")]);
        }

        var claims = AddressClaims.Of(catalogue.Current.All);
        return reading.Tenant is { } good && !claims.AreFree(good) ? new(null, claims.Conflicts(good, text, proposed)) : reading;
    }

    private async Task RunAsync(bool settledOnly, bool retry, CancellationToken cancellation)
    {
        await turn.WaitAsync(cancellation);
        try
        {
            var files = TenantFiles.In(folders.TenantConfig);
            var removed = sources.Keys.Except(files.Select(f => f.Id)).ToList();
            removed.ForEach(id => sources.Remove(id));
            var news = ReadChanged(files, settledOnly, retry, cancellation);
            if (news.Count > 0 || removed.Count > 0)
            {
                await RefuseStrandedAsync(news, cancellation);
                Publish(news);
            }
        }
        finally
        {
            turn.Release();
        }
    }

    private List<TenantSource> ReadChanged(IReadOnlyList<TenantFile> files, bool settledOnly, bool retry, CancellationToken cancellation)
    {
        var due = new List<TenantSource>();
        foreach (var file in files)
        {
            if (!sources.TryGetValue(file.Id, out var source))
            {
                source = sources[file.Id] = new(file.Id, file.Path);
            }

            var settled = !settledOnly || source.Seen == file.Stamp;
            source.Seen = file.Stamp;
            if ((settled && source.Stamp != file.Stamp) || (retry && source.FileErrors.Count > 0) || !source.Changes.SequenceEqual(changes.Of(file.Id)))
            {
                source.Stamp = settled ? file.Stamp : source.Stamp;
                due.Add(source);
            }
        }

        var news = new System.Collections.Concurrent.ConcurrentBag<TenantSource>();
        Parallel.ForEach(due, new ParallelOptions { CancellationToken = cancellation }, source =>
        {
            try
            {
                if (source.Read(reader, changes.Of(source.Id), retry, () => Interlocked.Increment(ref version)))
                {
                    news.Add(source);
                }
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                if (source.Miss(fault))
                {
                    news.Add(source);
                    LogUnreadable(fault, source.Path);
                }
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                source.Refuse(fault);
                news.Add(source);
                LogStuck(fault, source.Path);
            }
        });
        return [.. news.OrderBy(s => s.Id, StringComparer.Ordinal)];
    }

    // verbs that need no database have nobody to ask
    private async Task RefuseStrandedAsync(List<TenantSource> news, CancellationToken cancellation)
    {
        var arrivals = (
            from source in news
            let candidate = source.Candidate
            where candidate is not null && candidate.Database != source.Live?.Database
            select (candidate, source.Live?.Database)).ToList();
        if (homes is null || arrivals.Count == 0)
        {
            return;
        }

        foreach (var (id, rows) in await homes.WeighAsync(arrivals, cancellation))
        {
            sources[id].Strand(rows);
        }
    }

    private void Publish(List<TenantSource> news)
    {
        Settle();
        catalogue.Publish(new([.. sources.Values.Select(s => s.Live).OfType<Tenant>()]));
        var wrong = sources.Values.Where(s => s.FileErrors.Count + s.ClaimErrors.Count > 0).OrderBy(s => s.Id, StringComparer.Ordinal).ToList();
        health.Report(new(
            [.. wrong.SelectMany(s => s.FileErrors.Concat(s.ClaimErrors))],
            [.. wrong.Where(s => s.Live is not null).Select(s => s.Id)],
            [.. wrong.Where(s => s.Live is null).Select(s => s.Id)]));
        foreach (var source in news)
        {
            foreach (var error in source.FileErrors.Concat(source.ClaimErrors))
            {
                LogError(source.Id, error);
            }
        }

        LogPublished(catalogue.Current.All.Count, news.Count);
    }

    // what runs keeps its addresses; candidates then get theirs, and one that asks for a taken address falls back on what ran
    private void Settle()
    {
        var waiting = sources.Values.Where(s => s.Candidate is not null && s.Candidate != s.Live).OrderBy(s => s.Id, StringComparer.Ordinal).ToList();
        var claims = AddressClaims.Of(sources.Values.Except(waiting).Select(s => s.Live).OfType<Tenant>());
        while (waiting.FirstOrDefault(s => s.Candidate is { } c && !claims.AreFree(c)) is { Candidate: { } refused } source)
        {
            source.ClaimErrors = claims.Conflicts(refused, File.ReadAllBytes(source.Path), source.Changes);
            waiting.Remove(source);
            if (source.Live is { } kept)
            {
                claims.Add(kept);
            }
        }

        foreach (var source in waiting)
        {
            if (source.Candidate is not { } candidate)
            {
                continue;
            }

            if (claims.AreFree(candidate))
            {
                (source.Live, source.ClaimErrors) = (candidate, []);
            }
            else
            {
                source.ClaimErrors = claims.Conflicts(candidate, File.ReadAllBytes(source.Path), source.Changes);
            }

            if (source.Live is { } live)
            {
                claims.Add(live);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The file of tenant {TenantId} was refused: {Problem}")]
    private partial void LogError(string tenantId, ConfigError problem);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The tenant file {File} cannot be read")]
    private partial void LogUnreadable(Exception fault, string file);

    [LoggerMessage(Level = LogLevel.Error, Message = "Examining the tenant file {File} failed")]
    private partial void LogStuck(Exception fault, string file);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} tenants are live, {Changed} weighed anew")]
    private partial void LogPublished(int count, int changed);
}
