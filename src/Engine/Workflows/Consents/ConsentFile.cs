using Engine.Data;
using Engine.Data.Encryption;
using Engine.Documents;
using Engine.Workflows.Runtime;
using Engine.Workflows.Values;
using Microsoft.EntityFrameworkCore;

namespace Engine.Workflows.Consents;

/// <summary>A question with all that is known of it, opened.</summary>
/// <param name="Shown">What stands below the text, by label.</param>
/// <param name="Document">Name and hash of what is to be signed; null for a consent.</param>
public sealed record OpenedConsent(
    ConsentRequest Request, ConsentText Text, ConsentPerson Person, IReadOnlyList<(string Label, string? Value)> Shown, string? Note, OpenedConsent.Signed? Document)
{
    public sealed record Signed(string FileName, string Sha256);
}

/// <summary>Opens questions of the current tenant.</summary>
public sealed class ConsentFile(PortalDbContext db, FieldProtector protector, SealedValues values)
{
    /// <returns>Null when there is none.</returns>
    public async Task<OpenedConsent?> FindAsync(Guid id, CancellationToken cancellation)
    {
        var found = await (
            from r in db.Set<ConsentRequest>().AsNoTracking()
            join t in db.Set<ConsentText>() on r.TextId equals t.Id
            from d in db.Set<StoredDocument>().Where(d => d.Id == r.DocumentId).DefaultIfEmpty()
            where r.Id == id
            select new { Request = r, Text = t, FileName = d == null ? null : d.FileName, Sha256 = d == null ? null : d.Sha256 }).FirstOrDefaultAsync(cancellation);
        if (found is null)
        {
            return null;
        }

        var request = found.Request;
        return new(
            request, found.Text, ConsentPerson.Of(request, protector), Shown(request), request.Note is { } note ? protector.Reveal(ConsentRequest.NotePurpose, note) : null,
            found is { FileName: { } name, Sha256: { } hash } ? new(name, hash) : null);
    }

    private List<(string Label, string? Value)> Shown(ConsentRequest request) =>
        [.. (values.Reveal(ConsentRequest.ShownPurpose, request.Shown) as IReadOnlyDictionary<string, object?> ?? Plain.EmptyMap).Select(v => (v.Key, v.Value is null ? null : DutchText.Of(v.Value)))];
}
