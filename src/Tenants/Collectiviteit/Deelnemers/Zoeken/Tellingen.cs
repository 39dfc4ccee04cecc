using Microsoft.Extensions.Caching.Memory;

namespace Collectiviteit.Deelnemers.Zoeken;

/// <summary>
/// Remembers for a moment how many a large selection holds, because who pages through a contract of thousands asks for the same count on
/// each page. Small ones are counted every time: there a user sees the difference of one, and counting costs nothing.
/// </summary>
public sealed class Tellingen(TimeProvider time) : IDisposable
{
    private const int Groot = 1_000;

    private static readonly TimeSpan Houdbaar = TimeSpan.FromSeconds(10);

    private readonly MemoryCache onthouden = new(new MemoryCacheOptions { SizeLimit = 10_000 });

    /// <param name="tel">Null when there are too many to count.</param>
    public async ValueTask<int?> TelAsync(
        string? tenant, IReadOnlyList<Guid> contracten, Wie wie, IReadOnlyDictionary<string, string> criteria, Func<Task<int?>> tel)
    {
        var sleutel = string.Join('\n', [tenant, wie.ToString(), .. contracten.Select(c => c.ToString()), .. criteria.Select(c => $"{c.Key}={c.Value}")]);
        var nu = time.GetUtcNow();
        if (onthouden.TryGetValue(sleutel, out Telling? eerder) && eerder is not null && eerder.Tot > nu)
        {
            return eerder.Aantal;
        }

        var aantal = await tel();
        if (aantal is null or >= Groot)
        {
            onthouden.Set(sleutel, new Telling(aantal, nu + Houdbaar), new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Houdbaar });
        }

        return aantal;
    }

    public void Dispose() => onthouden.Dispose();

    private sealed record Telling(int? Aantal, DateTimeOffset Tot);
}
