using System.Runtime.CompilerServices;
using Engine.Access;
using Engine.Audit;
using Engine.Calendar;
using Engine.Data;
using Engine.Data.Encryption;
using Engine.Documents;
using Engine.Features;
using Engine.Modules;
using Microsoft.EntityFrameworkCore;

namespace Collectiviteit.Deelnemers.Zoeken;

/// <summary>The list as a spreadsheet (000-18, 002-13): the same filters and columns as on the page, streamed row by row.</summary>
public sealed class DownloadDeelnemers(PortalDbContext db, LeesVraag lezen, FeatureView features, CurrentActor actor, Instellingen instellingen, FieldProtector velden, Words words, AuditLog audit, TimeProvider time)
{
    /// <summary>A download that is ready to be written.</summary>
    public sealed record Bestand(string Naam, int Aantal, Func<Stream, CancellationToken, Task> SchrijfAsync);

    /// <summary>Counts and logs first: nothing leaves unlogged.</summary>
    public async Task<Result<Bestand>> HandleAsync(ZoekVraag vraag, CancellationToken cancellation)
    {
        var gelezen = lezen.Lees(vraag);
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

    private IReadOnlyList<XlsxColumn<Rij>> Kolommenlijst()
    {
        var metBsn = features.Contracts(Features.Bsn);
        return [new("Contract", r => r.Contract) { Width = 12 }, .. Kolomkop.Zichtbaar(instellingen.Value.Lijst, features).Select(k => Kolom(k, metBsn)).OfType<XlsxColumn<Rij>>()];
    }

    // null for what is something to do and nothing to know
    private XlsxColumn<Rij>? Kolom(Lijstkolom kolom, IReadOnlyList<Guid> metBsn)
    {
        var kop = Kolomkop.Van(kolom, words);
        return kolom switch
        {
            Lijstkolom.Naam => new(kop, r => Naam.Toon(r.Deelnemer)) { Width = 30 },
            Lijstkolom.Bsn => new(kop, r => r.Deelnemer.Bsn is { } bsn && metBsn.Contains(r.Deelname.ContractId) ? velden.Reveal(Bsn.Doel, bsn) : "") { Width = 12 },
            Lijstkolom.Relatienummer => new(kop, r => r.Deelname.Relatienummer),
            Lijstkolom.Geboortedatum => new(kop, r => r.Deelname.Geboortedatum) { Width = 14 },
            Lijstkolom.Geslacht => new(kop, r => Teksten.Letter(r.Deelnemer.Geslacht)) { Width = 10 },
            Lijstkolom.Werknemersnummer => new(kop, r => r.Deelname.Werknemersnummer),
            Lijstkolom.Ingangsdatum => new(kop, r => r.Deelname.Ingangsdatum) { Width = 14 },
            Lijstkolom.Einddatum => new(kop, r => r.Deelname.Einddatum) { Width = 16 },
            Lijstkolom.Bijschrijven or Lijstkolom.Acties => null,
        };
    }

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
