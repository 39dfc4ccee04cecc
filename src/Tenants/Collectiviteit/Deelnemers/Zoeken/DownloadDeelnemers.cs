using System.Runtime.CompilerServices;
using Engine.Access;
using Engine.Audit;
using Engine.Calendar;
using Engine.Data;
using Engine.Documents;
using Engine.Features;
using Engine.Modules;
using Microsoft.EntityFrameworkCore;

namespace Collectiviteit.Deelnemers.Zoeken;

/// <summary>The list as a spreadsheet (000-18): the same filters and columns as on the page, streamed row by row.</summary>
public sealed class DownloadDeelnemers(PortalDbContext db, FeatureView features, CurrentActor actor, Words words, AuditLog audit, TimeProvider time)
{
    /// <summary>A download that is ready to be written.</summary>
    public sealed record Bestand(string Naam, int Aantal, Func<Stream, CancellationToken, Task> SchrijfAsync);

    /// <summary>Counts and logs first: nothing leaves unlogged.</summary>
    public async Task<Result<Bestand>> HandleAsync(ZoekVraag vraag, CancellationToken cancellation)
    {
        var gelezen = Selectie.Lees(vraag.Criteria);
        if (gelezen.IsRefused)
        {
            return gelezen.Refusals.ToArray();
        }

        var bereik = features.Contracts(Features.Downloaden);
        var contracten = actor.Value.Contracts.Where(c => bereik.Contains(c.Id) && (vraag.ContractId is null || c.Id == vraag.ContractId)).ToList();
        var aantal = 0;
        foreach (var contract in contracten)
        {
            aantal += await Deelnameselectie.Kies(db, contract.Id, gelezen.Value).CountAsync(cancellation);
        }

        if (aantal > XlsxWriter.MaximumRows)
        {
            return new Refusal("te-veel-rijen", "Dit overzicht is te groot voor één bestand. Kies een contract of een periode.");
        }

        await audit.ReadAsync(
            new(AuditAction.Read, "collectiviteit.download")
            {
                ObjectType = "deelnemer",
                ObjectCount = aantal,
                Detail = vraag.Criteria.Count == 0 ? "totaaloverzicht" : "gefilterd op " + string.Join(", ", vraag.Criteria.Keys.Order(StringComparer.Ordinal)),
            },
            cancellation);
        var naam = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{words[Woorden.Deelnemers]}-{DutchTime.Today(time):yyyy-MM-dd}.xlsx");
        var kolommen = Kolommenlijst();
        return new Bestand(naam, aantal, (doel, stop) => XlsxWriter.WriteAsync(doel, words.Capital(Woorden.Deelnemers), kolommen, RijenAsync(contracten, gelezen.Value, stop), stop));
    }

    private IReadOnlyList<XlsxColumn<Rij>> Kolommenlijst() =>
    [
        new("Contract", r => r.Contract) { Width = 12 },
        new("Naam", r => Naam.Toon(r.Deelnemer)) { Width = 30 },
        new("Relatienummer", r => r.Deelname.Relatienummer),
        new("Geboortedatum", r => r.Deelname.Geboortedatum) { Width = 14 },
        new(words.Capital(Woorden.Werknemersnummer), r => r.Deelname.Werknemersnummer),
        new("Ingangsdatum", r => r.Deelname.Ingangsdatum) { Width = 14 },
        new("Einddatum (t/m)", r => r.Deelname.Einddatum) { Width = 16 },
    ];

    private async IAsyncEnumerable<Rij> RijenAsync(IReadOnlyList<ActorContract> contracten, Selectie selectie, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var contract in contracten)
        {
            var rijen = Deelnameselectie.Kies(db, contract.Id, selectie).AsNoTracking().OrderBy(d => d.Naamsleutel).ThenBy(d => d.Id)
                .Join(db.Set<Deelnemer>().AsNoTracking(), d => d.DeelnemerId, p => p.Id, (d, p) => new { d, p });
            await foreach (var rij in rijen.AsAsyncEnumerable().WithCancellation(cancellation))
            {
                yield return new(contract.Number, rij.d, rij.p);
            }
        }
    }

    private sealed record Rij(string Contract, Deelname Deelname, Deelnemer Deelnemer);
}
