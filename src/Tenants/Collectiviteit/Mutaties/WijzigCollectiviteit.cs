using Collectiviteit.Deelnemers;
using Engine.Access;
using Engine.Calendar;
using Engine.Features;
using Engine.Modules;
using Engine.Ui;

namespace Collectiviteit.Mutaties;

/// <param name="Nummer">Number of the new collectivity, chosen or typed.</param>
/// <param name="Datum">First day there, as typed.</param>
public sealed record WisselInvoer(Guid DeelnameId, string? Nummer, string? Datum);

/// <summary>Moves a person, with the family that takes part through the person, to another own contract (000-26).</summary>
public sealed class WijzigCollectiviteit(Dossiers dossiers, Indienen indienen, FeatureView features, CurrentActor actor, Instellingen instellingen, TimeProvider time)
{
    public const string VeldNummer = "Nummer";
    public const string VeldDatum = "Datum";

    /// <summary>Contracts that somebody of this contract can move to: of the same employer, because a link to a contract lets nobody take its people along.</summary>
    public IReadOnlyList<ActorContract> Doelen(Guid contract)
    {
        var open = features.Contracts(Features.Wissel);
        return [.. actor.Value.SameOwner(contract).Where(c => c.Id != contract && open.Contains(c.Id)).OrderBy(c => c.Number, StringComparer.Ordinal)];
    }

    public async Task<Result<Dossier>> HandleAsync(WisselInvoer invoer, CancellationToken cancellation)
    {
        if (await dossiers.VindAsync(Features.Wissel, invoer.DeelnameId, cancellation) is not { } dossier)
        {
            return new Refusal("onbekend", "Deze persoon is niet gevonden.");
        }

        if (dossier.Voorbij is { } voorbij)
        {
            return voorbij;
        }

        var fouten = new List<Refusal>();
        var nummer = (invoer.Nummer ?? "").Trim();
        var doel = Doelen(dossier.Contract.Id).FirstOrDefault(c => c.Number == nummer);
        if (doel is null)
        {
            fouten.Add(new("collectiviteit-onbekend", "Kies een ander contract van uw organisatie, uit de lijst.", VeldNummer));
        }

        if (!DutchDate.TryParse(invoer.Datum ?? "", out var datum))
        {
            var (waarom, oplossing) = DutchDate.Fault(invoer.Datum, "De ingangsdatum", "01-05-2026");
            fouten.Add(new("datum-onleesbaar", $"{waarom} {oplossing}", VeldDatum));
        }
        else if (Leden(dossier, datum).Select(l => WeegDatum(l, datum)).FirstOrDefault(f => f is not null) is { } fout)
        {
            fouten.Add(fout);
        }

        if (dossier.Deelname.Rol != Rol.Hoofdverzekerde)
        {
            fouten.Add(new("alleen-werknemer", "Alleen de werknemer gaat over; het gezin gaat mee. Open de gegevens van de werknemer."));
        }

        if (doel is null || fouten.Count > 0)
        {
            return fouten.ToArray();
        }

        var ingediend = await indienen.HandleAsync(
            [.. Leden(dossier, datum).Select(l => new Voorstel(MutatieSoort.Wissel, l, datum) { NaarContractId = doel.Id })],
            cancellation);
        return ingediend.IsRefused ? ingediend.Refusals.ToArray() : dossier;
    }

    // of the family who still takes part on that day; the employee first
    private static IEnumerable<Lid> Leden(Dossier dossier, DateOnly datum) => dossier.Gezin.Where(l => l.Deelname.Eind >= datum).Prepend(dossier.Lid);

    private Refusal? WeegDatum(Lid lid, DateOnly datum)
    {
        var deelname = lid.Deelname;
        var settings = instellingen.Value;
        var vandaag = DutchTime.Today(time);
        if (datum <= deelname.Ingangsdatum)
        {
            return new("datum-voor-ingang", $"De nieuwe ingangsdatum moet na {Show.Date(deelname.Ingangsdatum)} liggen, de ingangsdatum van {lid.Naam}.", VeldDatum);
        }

        if (deelname.Eind < datum)
        {
            return new("al-beeindigd", $"De deelname loopt al tot en met {Show.Date(deelname.Eind)}. Kies die dag of een eerdere.", VeldDatum);
        }

        return datum < vandaag.AddDays(-settings.DagenTerug) || datum > vandaag.AddDays(settings.DagenVooruit)
            ? new("datum-te-ver", $"Kies een datum van {Show.Date(vandaag.AddDays(-settings.DagenTerug))} tot en met {Show.Date(vandaag.AddDays(settings.DagenVooruit))}.", VeldDatum)
            : null;
    }
}
