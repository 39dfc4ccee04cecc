using System.Security.Cryptography;
using Engine.Data.Databases;
using Engine.Tenancy.Configuration;

namespace Engine.Tenancy;

/// <summary>One tenant file as the loader last saw it, with the tenant that came of it.</summary>
internal sealed class TenantSource(string id, string path)
{
    private byte[] hash = [];

    public string Id { get; } = id;

    public string Path { get; } = path;

    /// <summary>Moment and length of the last look; only a file that looks the same twice is read, because editors write halves.</summary>
    public (DateTime Written, long Length) Seen { get; set; }

    /// <summary>Look of the file that was read; null while it could not be.</summary>
    public (DateTime Written, long Length)? Stamp { get; set; }

    public IReadOnlyList<ConfigChange> Changes { get; private set; } = [];

    /// <summary>What the file says now; null while it is wrong.</summary>
    public Tenant? Candidate { get; private set; }

    /// <summary>What runs: the candidate, or the last good version.</summary>
    public Tenant? Live { get; set; }

    public IReadOnlyList<ConfigError> FileErrors { get; private set; } = [];

    /// <summary>Addresses that the candidate claims and another tenant has.</summary>
    public IReadOnlyList<ConfigError> ClaimErrors { get; set; } = [];

    /// <returns>True when there is something new to weigh.</returns>
    public bool Read(TenantReader reader, IReadOnlyList<ConfigChange> changes, bool again, Func<long> nextVersion)
    {
        var text = File.ReadAllBytes(Path);
        var now = SHA256.HashData(text);
        if (!again && now.AsSpan().SequenceEqual(hash) && changes.SequenceEqual(Changes))
        {
            return false;
        }

        (hash, Changes) = (now, changes);
        var reading = reader.Read(Id, text, changes, nextVersion());
        (Candidate, FileErrors, ClaimErrors) = (reading.Tenant, reading.Errors, []);
        return true;
    }

    /// <summary>Notes that the file could not be read: it is gone, locked or forbidden. The next look tries again.</summary>
    /// <returns>True when that is news.</returns>
    public bool Miss(Exception fault)
    {
        Stamp = null;
        var error = new ConfigError(Id + ".json", 1, 1, "$", $"het bestand kan niet worden gelezen ({fault.GetType().Name})", "een bestand dat het portaal mag lezen");
        if (FileErrors is [var known] && known == error)
        {
            return false;
        }

        (hash, Candidate, FileErrors, ClaimErrors) = ([], null, [error], []);
        return true;
    }

    /// <summary>Refuses the file because it points to a database in which the tenant's rows do not stand.</summary>
    public void Strand(StrandedRows rows)
    {
        var text = File.ReadAllBytes(Path);
        var findings = new ConfigFindings(Id + ".json", text);
        var place = ConfigParser.Parse(text, findings)?["database"]?.Offset ?? 0;
        var problem = rows.Table is null
            ? $"of de database \"{rows.Database}\" nog gegevens van deze tenant heeft, is nu niet na te gaan; bewaar dit bestand later opnieuw"
            : $"de gegevens van deze tenant staan in de database \"{rows.Database}\" (tabel {rows.Table}) en verhuizen niet mee";
        var allowed = rows.Database == PortalDatabases.Shared ? "geen database in dit bestand, zolang die gegevens daar staan" : $"\"{rows.Database}\"";
        findings.Add(place, "$.database", problem, allowed, null);
        (Candidate, FileErrors, ClaimErrors) = (null, findings.Errors, []);
    }

    /// <summary>Refuses the file because examining it failed: a fault of ours, which must not reach other tenants.</summary>
    public void Refuse(Exception fault) => (Candidate, FileErrors, ClaimErrors) =
        (null, [new(Id + ".json", 1, 1, "$", $"het onderzoek van dit bestand liep vast ({fault.GetType().Name}); meld dit aan de beheerder van het platform")], []);
}
