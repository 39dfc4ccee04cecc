using Collectiviteit.Aanmeldingen;
using Collectiviteit.Mutaties;
using Engine.Bulk;
using Engine.Bulk.Uploads;
using Engine.Data;
using Microsoft.EntityFrameworkCore;

namespace Collectiviteit.Uploads;

/// <summary>A row with what it asks for: one request, or those of a whole family of which the first is the person of the row.</summary>
internal sealed record Rijverzoek(CheckedRow Rij, IReadOnlyList<Voorstel> Voorstellen);

/// <summary>
/// Hands in what rows ask for, all at once. What is open already stands in the way of a row as it does of a form; the unique column
/// <see cref="Mutatie.OpenVoor"/> has the last word between two nodes, and then the whole batch is weighed again.
/// </summary>
internal sealed class Uploadverzoeken(PortalDbContext db, BulkInsert bulk, Administraties administraties, TimeProvider time)
{
    /// <summary>Requests that the administration carries out together.</summary>
    private const int PerAanvraag = 500;

    public async Task DienInAsync(BulkSender sender, IReadOnlyList<Rijverzoek> verzoeken, CancellationToken cancellation)
    {
        var open = await OpenAsync(verzoeken, cancellation);
        var blijft = verzoeken.Where(v => !Botst(v, open)).ToList();
        var mutaties = new List<Mutatie>();
        foreach (var groep in blijft.Chunk(PerAanvraag))
        {
            var aanvraag = Guid.CreateVersion7();
            foreach (var verzoek in groep)
            {
                var eigen = verzoek.Voorstellen.Select(v => v.Maak(aanvraag, sender.AccountId, sender.AccountName, time.GetUtcNow())).ToList();
                verzoek.Rij.Accept(eigen[0].Id);
                mutaties.AddRange(eigen);
            }

            administraties.Huidige.Neem(aanvraag);
        }

        await bulk.WriteAsync(blijft.SelectMany(v => v.Voorstellen).Select(v => v.Aanmelding).OfType<Aanmelding>(), cancellation);
        await bulk.WriteAsync(mutaties, cancellation);
    }

    private async Task<HashSet<Guid>> OpenAsync(IReadOnlyList<Rijverzoek> verzoeken, CancellationToken cancellation)
    {
        var sleutels = verzoeken.SelectMany(v => v.Voorstellen).Select(v => (Guid?)v.OpenVoor).Distinct().ToList();
        var open = await db.Set<Mutatie>().Where(m => EF.Parameter(sleutels).Contains(m.OpenVoor)).Select(m => m.OpenVoor).ToListAsync(cancellation);
        return [.. open.OfType<Guid>()];
    }

    // what this row asks for stands in the way of the rows behind it
    private static bool Botst(Rijverzoek verzoek, HashSet<Guid> open)
    {
        if (verzoek.Voorstellen.FirstOrDefault(v => open.Contains(v.OpenVoor)) is { } bezet)
        {
            verzoek.Rij.Refuse(null, $"Voor {bezet.Naam} loopt al een verzoek.", "Wacht tot dat verwerkt is en kijk dan of deze regel nog nodig is.");
            return true;
        }

        open.UnionWith(verzoek.Voorstellen.Select(v => v.OpenVoor));
        return false;
    }
}
