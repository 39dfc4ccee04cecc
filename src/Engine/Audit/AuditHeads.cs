using System.Text.Json;
using Engine.Data;
using Microsoft.Extensions.Configuration;

namespace Engine.Audit;

/// <summary>
/// Keeps the end of every chain outside the database, one line per tenant and minute in <c>DataDir/audit-heads</c>: who can change the
/// database can rewrite a chain or cut its tail, but not what is written here. Ship these files, or the log lines with them, elsewhere.
/// </summary>
public sealed class AuditHeads(IConfiguration configuration, TimeProvider time)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly string folder = DefaultFolder(configuration);

    public static string DefaultFolder(IConfiguration configuration) => Path.Combine(DataFolder.Of(configuration), "audit-heads");

    public async Task KeepAsync(string tenant, AuditHead head, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        var line = JsonSerializer.Serialize(new Line(time.GetUtcNow(), head.Sequence, head.Hash), Json);
        await File.AppendAllTextAsync(PathOf(folder, tenant), line + "\n", cancellation);
    }

    /// <summary>Reads the heads that were kept for a tenant, oldest first; none when there is no file.</summary>
    public static IEnumerable<AuditHead> Read(string folder, string tenant)
    {
        var path = PathOf(folder, tenant);
        if (!File.Exists(path))
        {
            yield break;
        }

        foreach (var text in File.ReadLines(path))
        {
            if (Parse(text) is { } line)
            {
                yield return new(line.Sequence, line.Hash);
            }
        }
    }

    // the last line may be half written when the node died; the next minute wrote a whole one
    private static Line? Parse(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<Line>(text, Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string PathOf(string folder, string tenant) => Path.Combine(folder, tenant + ".jsonl");

    private sealed record Line(DateTimeOffset At, long Sequence, string Hash);
}
