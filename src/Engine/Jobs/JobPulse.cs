using System.Collections.Concurrent;
using Engine.Data.Databases;

namespace Engine.Jobs;

/// <summary>When a worker of this process last looked for work of each database, or finished a piece of it.</summary>
public sealed class JobPulse(PortalDatabases databases, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, DateTimeOffset> last = new(
        databases.Names.Select(name => KeyValuePair.Create(name, time.GetUtcNow())), StringComparer.Ordinal);

    public IReadOnlyDictionary<string, DateTimeOffset> Last => last;

    internal void Beat(string database) => last[database] = time.GetUtcNow();
}
