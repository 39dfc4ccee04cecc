using System.Collections.Frozen;

namespace Engine.Data.Encryption;

/// <summary>All data keys as they were read at one moment, unwrapped.</summary>
internal sealed class DataKeyRing
{
    private readonly FrozenDictionary<(DataKeyKind Kind, int Version), byte[]> masters;
    private readonly ILookup<DataKeyKind, (int Version, DateTimeOffset From)> general;
    private readonly ILookup<(DataKeyKind Kind, string Tenant), (int Version, DateTimeOffset From)> own;

    public DataKeyRing(IReadOnlyCollection<DataKey> keys, KeyWraps wraps)
    {
        masters = keys.ToFrozenDictionary(k => (k.Kind, k.Version), k => wraps.Find(k.WrappedBy).Unwrap(k.Wrapped));
        var newestFirst = keys.OrderByDescending(k => k.Version).ToList();
        general = newestFirst.Where(k => k.OnlyFor is null).ToLookup(k => k.Kind, k => (k.Version, k.ActiveFrom));
        own = newestFirst.Where(k => k.OnlyFor is not null).ToLookup(k => (k.Kind, k.OnlyFor ?? ""), k => (k.Version, k.ActiveFrom));
    }

    public byte[]? Find(DataKeyKind kind, int version) => masters.GetValueOrDefault((kind, version));

    /// <summary>Highest version of a kind, whoever it is for; 0 when there is none.</summary>
    public int Last(DataKeyKind kind) => masters.Keys.Where(k => k.Kind == kind).Select(k => k.Version).DefaultIfEmpty().Max();

    public int? Newest(DataKeyKind kind, string tenant, DateTimeOffset now) =>
        (First(general[kind], now), First(own[(kind, tenant)], now)) switch
        {
            ({ } all, { } alone) => Math.Max(all, alone),
            var (all, alone) => all ?? alone,
        };

    public IReadOnlyList<int> Versions(DataKeyKind kind, string tenant) =>
        [.. general[kind].Concat(own[(kind, tenant)]).Select(k => k.Version).OrderDescending()];

    private static int? First(IEnumerable<(int Version, DateTimeOffset From)> keys, DateTimeOffset now)
    {
        foreach (var (version, from) in keys)
        {
            if (from <= now)
            {
                return version;
            }
        }

        return null;
    }
}
