using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using Engine.Data.Databases;
using Microsoft.EntityFrameworkCore;

namespace Engine.Data.Encryption;

/// <summary>The data keys of this installation, unwrapped once per process, and the keys per tenant and purpose that follow from them.</summary>
public sealed class DataKeys(PortalDatabases databases, KeyWraps wraps, TimeProvider time)
{
    private const int MostDerived = 10_000;

    private readonly Lock gate = new();
    private readonly ConcurrentDictionary<(DataKeyKind, int, string, string), byte[]> derived = new();
    private volatile Ring? ring;

    /// <summary>
    /// Reads the keys, and makes the first ones in an empty database. Done at start, so that no key has to be made in the middle of somebody's transaction.
    /// </summary>
    public void Prepare()
    {
        foreach (var kind in Enum.GetValues<DataKeyKind>())
        {
            if (Read().Versions(kind).Length == 0)
            {
                TryAdd(kind, 1);
            }
        }

        Rewrap();
        Read();
    }

    /// <summary>Reads the keys again: others may have added some.</summary>
    /// <exception cref="CryptographicException">A key is wrapped by a secret that this host does not have.</exception>
    public void Refresh() => Read();

    /// <summary>Version that new values get.</summary>
    public int Newest(DataKeyKind kind) => Current().Versions(kind)[0];

    /// <summary>All versions, newest first.</summary>
    public IReadOnlyList<int> Versions(DataKeyKind kind) => Current().Versions(kind);

    /// <summary>Adds a version, which new values get from now on in this process and after at most their next start in others; old values stay readable.</summary>
    public Task<int> RotateAsync(DataKeyKind kind, CancellationToken cancellation) => Task.Run(() =>
    {
        Read();
        var version = Newest(kind) + 1;
        TryAdd(kind, version);
        Read();
        return version;
    }, cancellation);

    /// <exception cref="CryptographicException">No such version.</exception>
    internal byte[] Derive(DataKeyKind kind, int version, string tenant, string purpose)
    {
        if (derived.TryGetValue((kind, version, tenant, purpose), out var key))
        {
            return key;
        }

        // another node may have rotated since this one read
        if (!Current().Keys.TryGetValue((kind, version), out var master) && !Read().Keys.TryGetValue((kind, version), out master))
        {
            throw new CryptographicException($"There is no {kind} key of version {version}.");
        }

        if (derived.Count >= MostDerived)
        {
            derived.Clear();
        }

        key = HKDF.DeriveKey(HashAlgorithmName.SHA256, master, SealedBox.KeyLength, info: Encoding.UTF8.GetBytes($"portal.{kind}\n{tenant}\n{purpose}"));
        derived[(kind, version, tenant, purpose)] = key;
        return key;
    }

    private Ring Current() => ring ?? Read();

    private Ring Read()
    {
        lock (gate)
        {
            using var db = databases.Open(PortalDatabases.Shared);
            var rows = db.Set<DataKey>().AsNoTracking().ToList();
            return ring = new(
                rows.ToFrozenDictionary(k => (k.Kind, k.Version), k => wraps.Find(k.WrappedBy).Unwrap(k.Wrapped)),
                [.. Enum.GetValues<DataKeyKind>().Select(kind => rows.Where(k => k.Kind == kind).Select(k => k.Version).OrderDescending().ToArray())]);
        }
    }

    private void TryAdd(DataKeyKind kind, int version)
    {
        using var db = databases.Open(PortalDatabases.Shared);
        db.Add(new DataKey
        {
            Kind = kind,
            Version = version,
            Wrapped = wraps.Current.Wrap(RandomNumberGenerator.GetBytes(SealedBox.KeyLength)),
            WrappedBy = wraps.Current.Print,
            CreatedAt = time.GetUtcNow(),
        });
        try
        {
            db.SaveChanges();
        }
        catch (DbUpdateException) when (Read().Keys.ContainsKey((kind, version)))
        {
            // another node was first; its key serves as well
        }
    }

    // with the new secret in place the previous one can be taken away after one start
    private void Rewrap()
    {
        using var db = databases.Open(PortalDatabases.Shared);
        foreach (var key in db.Set<DataKey>().Where(k => k.WrappedBy != wraps.Current.Print).ToList())
        {
            key.Wrapped = wraps.Current.Wrap(wraps.Find(key.WrappedBy).Unwrap(key.Wrapped));
            key.WrappedBy = wraps.Current.Print;
        }

        db.SaveChanges();
    }

    private sealed record Ring(FrozenDictionary<(DataKeyKind Kind, int Version), byte[]> Keys, int[][] VersionsOfKinds)
    {
        public int[] Versions(DataKeyKind kind) => VersionsOfKinds[(int)kind];
    }
}
