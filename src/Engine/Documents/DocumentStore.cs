using System.Security.Cryptography;
using Engine.Access;
using Engine.Data;
using Engine.Data.Encryption;
using Microsoft.EntityFrameworkCore;

namespace Engine.Documents;

/// <summary>What a document is to be.</summary>
/// <param name="Key">Names what makes it; null for none.</param>
/// <param name="VisibleTo">Roles, rights and ids of accounts.</param>
/// <param name="KeptFor">Null for as long as the tenant keeps documents.</param>
public sealed record NewDocument(
    string? Key, string OwnerType, string OwnerId, string FileName, string MediaType, byte[] Content, IReadOnlyList<string> VisibleTo, TimeSpan? KeptFor)
{
    /// <summary>Given by who must know it beforehand.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();
}

/// <summary>A document with its file.</summary>
public sealed record OpenedDocument(Guid Id, string FileName, string MediaType, byte[] Content);

/// <summary>Keeps files of the current tenant, in the caller's transaction, and opens them. Whether somebody may see one is decided before.</summary>
public sealed class DocumentStore(PortalDbContext db, FieldProtector protector, TimeProvider time)
{
    /// <summary>Adds a document to the unit of work; one with the same key that is there already is the answer instead.</summary>
    /// <exception cref="KeyNotFoundException">The organisation or contract that it belongs to does not exist.</exception>
    public async Task<StoredDocument> AddAsync(NewDocument made, CancellationToken cancellation)
    {
        if (made.Key is not null && await db.Set<StoredDocument>().AsNoTracking().FirstOrDefaultAsync(d => d.Key == made.Key, cancellation) is { } known)
        {
            return known;
        }

        var now = time.GetUtcNow();
        var (organisation, contract, account) = await OwnerAsync(made, cancellation);
        var document = new StoredDocument
        {
            Id = made.Id, Key = made.Key, OwnerType = made.OwnerType, OwnerId = made.OwnerId, FileName = CleanName(made.FileName), MediaType = made.MediaType,
            Content = protector.Protect(StoredDocument.Purpose, Convert.ToBase64String(made.Content)), Size = made.Content.Length,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(made.Content)), VisibleTo = [.. made.VisibleTo],
            OrganisationId = organisation, ContractId = contract, AccountId = account, CreatedAt = now, KeptUntil = made.KeptFor is { } span ? now + span : null,
        };
        db.Add(document);
        return document;
    }

    /// <summary>File names of documents that there are, also of those that this unit of work makes.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> NamesAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellation)
    {
        var names = db.Set<StoredDocument>().Local.Where(d => ids.Contains(d.Id)).ToDictionary(d => d.Id, d => d.FileName);
        if (ids.Any(id => !names.ContainsKey(id)))
        {
            foreach (var kept in await db.Set<StoredDocument>().Where(d => ids.Contains(d.Id)).Select(d => new { d.Id, d.FileName }).ToListAsync(cancellation))
            {
                names[kept.Id] = kept.FileName;
            }
        }

        return names;
    }

    public OpenedDocument Open(StoredDocument document) =>
        new(document.Id, document.FileName, document.MediaType, Convert.FromBase64String(protector.Reveal(StoredDocument.Purpose, document.Content)));

    private async Task<(Guid? Organisation, Guid? Contract, Guid? Account)> OwnerAsync(NewDocument made, CancellationToken cancellation)
    {
        var id = Guid.TryParse(made.OwnerId, out var parsed) ? parsed : Guid.Empty;
        switch (made.OwnerType)
        {
            case StoredDocument.OfOrganisation when await db.Set<Organisation>().AnyAsync(o => o.Id == id, cancellation):
                return (id, null, null);
            case StoredDocument.OfContract when await db.Set<Contract>().Where(c => c.Id == id).Select(c => (Guid?)c.OrganisationId).FirstOrDefaultAsync(cancellation) is { } organisation:
                return (organisation, id, null);
            case StoredDocument.OfAccount when await db.Set<Account>().AnyAsync(a => a.Id == id && a.State != AccountState.Invited, cancellation):
                return (null, null, id);
            case StoredDocument.OfOrganisation or StoredDocument.OfContract or StoredDocument.OfAccount:
                throw new KeyNotFoundException($"There is no such {made.OwnerType}.");
            default:
                return (null, null, null);
        }
    }

    // a name that an expression made goes to a header and to somebody's disk
    private static string CleanName(string name)
    {
        var clean = new string([.. name.Where(c => !char.IsControl(c) && !"/\\:*?\"<>|".Contains(c, StringComparison.Ordinal))]).Trim('.', ' ');
        return clean.Length switch { 0 => "document", > 150 => clean[^150..], _ => clean };
    }
}
