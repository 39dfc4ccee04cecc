using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Engine.Data.Databases;
using Microsoft.EntityFrameworkCore;

namespace Engine.Data.Encryption;

/// <summary>The data keys of this installation, unwrapped once per process, and the keys per tenant and purpose that follow from them.</summary>
public sealed class DataKeys(PortalDatabases databases, KeyWraps wraps, TimeProvider time)
{
    /// <summary>
    /// A new version waits this long before anything is written with it. Nodes look every <see cref="DataKeyWatcher.Interval"/>, so by then each
    /// of them searches with it too.
    /// </summary>
    public static readonly TimeSpan Lead = TimeSpan.FromMinutes(2);

    private const int MostDerived = 10_000;

    private readonly Lock gate = new();
    private readonly ConcurrentDictionary<(DataKeyKind, int, string, string), byte[]> derived = new();
    private volatile DataKeyRing? ring;

    /// <summary>
    /// Reads the keys, and makes the first ones in an empty database. Done at start, so that no key has to be made in the middle of somebody's transaction.
    /// </summary>
    public void Prepare()
    {
        foreach (var kind in Enum.GetValues<DataKeyKind>())
        {
            if (Read().Last(kind) == 0)
            {
                // nobody has to be waited for, and a node whose clock is behind must be able to use it too
                TryAdd(kind, 1, null, DateTimeOffset.UnixEpoch);
            }
        }

        Rewrap();
        Read();
    }

    /// <summary>Reads the keys again: others may have added some.</summary>
    /// <exception cref="CryptographicException">A key is wrapped by a secret that this host does not have.</exception>
    public void Refresh() => Read();

    /// <summary>Version that new values of a tenant get.</summary>
    public int Newest(DataKeyKind kind, string tenant) => Current().Newest(kind, tenant, time.GetUtcNow())
        ?? throw new CryptographicException($"There is no {kind} key that may be used yet.");

    /// <summary>The same for what belongs to no tenant.</summary>
    public int Newest(DataKeyKind kind) => Newest(kind, "");

    /// <summary>All versions that values of a tenant may have, newest first, those that wait for their moment included.</summary>
    public IReadOnlyList<int> Versions(DataKeyKind kind, string tenant) => Current().Versions(kind, tenant);

    /// <summary>Adds a version. Old values stay readable.</summary>
    /// <param name="onlyFor">Id of the one tenant that gets it; null for all.</param>
    /// <param name="activeFrom">Moment from which new values get it: at least <see cref="Lead"/> from now when other nodes run.</param>
    public Task<int> RotateAsync(DataKeyKind kind, string? onlyFor, DateTimeOffset activeFrom, CancellationToken cancellation) => Task.Run(() =>
    {
        int version;
        do
        {
            cancellation.ThrowIfCancellationRequested();
            version = Read().Last(kind) + 1;
        }
        while (!TryAdd(kind, version, onlyFor, activeFrom));
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
        var master = Current().Find(kind, version) ?? Read().Find(kind, version)
            ?? throw new CryptographicException($"There is no {kind} key of version {version}.");
        if (derived.Count >= MostDerived)
        {
            derived.Clear();
        }

        key = HKDF.DeriveKey(HashAlgorithmName.SHA256, master, SealedBox.KeyLength, info: Encoding.UTF8.GetBytes($"portal.{kind}\n{tenant}\n{purpose}"));
        derived[(kind, version, tenant, purpose)] = key;
        return key;
    }

    private DataKeyRing Current() => ring ?? Read();

    private DataKeyRing Read()
    {
        lock (gate)
        {
            using var db = databases.Open(PortalDatabases.Shared);
            return ring = new(db.Set<DataKey>().AsNoTracking().ToList(), wraps);
        }
    }

    /// <returns>False when another node took this version; its key serves as the first one just as well.</returns>
    private bool TryAdd(DataKeyKind kind, int version, string? onlyFor, DateTimeOffset activeFrom)
    {
        using var db = databases.Open(PortalDatabases.Shared);
        db.Add(new DataKey
        {
            Kind = kind,
            Version = version,
            OnlyFor = onlyFor,
            Wrapped = wraps.Current.Wrap(RandomNumberGenerator.GetBytes(SealedBox.KeyLength)),
            WrappedBy = wraps.Current.Print,
            CreatedAt = time.GetUtcNow(),
            ActiveFrom = activeFrom,
        });
        try
        {
            db.SaveChanges();
            return true;
        }
        catch (DbUpdateException fault) when (db.IsDouble(fault))
        {
            return false;
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
}
