using Collectiviteit.Deelnemers;
using Collectiviteit.Mutaties;
using Engine.Access;
using Engine.Data.Encryption;
using Engine.Modules;
using Engine.Tenancy;
using Engine.Ui;

namespace Collectiviteit.Aanmeldingen;

/// <param name="Contract">Number of the contract to return to; may be empty for the one of before.</param>
/// <param name="Ingangsdatum">First day, as typed.</param>
/// <param name="Nummer">The employer's own number; empty for none.</param>
public sealed record HerAanmeldInvoer(Guid DeelnameId, string? Contract, string? Ingangsdatum, string? Nummer);

/// <summary>Enrols a former participant again, at the same contract or another own one (001-22, 001-23).</summary>
public sealed class HerAanmelden(Dossiers dossiers, Aanmeldcontracten contracten, Indienen indienen, CurrentTenant tenant, FieldProtector velden)
{
    /// <summary>Contracts that somebody of this contract can return to: who was insured before in an own contract may choose any of them.</summary>
    public IReadOnlyList<ActorContract> Doelen(Guid contract) =>
        [.. contracten.Open(Features.HerAanmelden).Where(c => c.Id == contract || tenant.Value.Settings<CollectiviteitSettings>().HerAanmeldenElders)];

    /// <returns>An enrolment out of reach is refused as <c>onbekend</c>, which a page shows as not found.</returns>
    public async Task<Result<Dossier>> HandleAsync(HerAanmeldInvoer invoer, CancellationToken cancellation)
    {
        if (await dossiers.VindAsync(Features.HerAanmelden, invoer.DeelnameId, cancellation) is not { } dossier)
        {
            return new Refusal("onbekend", "Deze persoon is niet gevonden.");
        }

        var fouten = new List<Regelfout>();
        var doel = Doelen(dossier.Contract.Id).FirstOrDefault(c => c.Number == (string.IsNullOrWhiteSpace(invoer.Contract) ? dossier.Contract.Number : invoer.Contract.Trim()));
        if (doel is null)
        {
            fouten.Add(new("contract-onbekend", Aanmelden.Contract, "Dit contract kunt u hier niet kiezen.", "Kies een van uw contracten uit de lijst."));
        }

        var kader = await contracten.KaderAsync((doel ?? dossier.Contract).Id, cancellation);
        var ingang = Aanmeldregels.Ingangsdatum(invoer.Ingangsdatum, kader, fouten);
        var nummer = Aanmeldregels.Werknemersnummer(invoer.Nummer, fouten);
        if (ingang is { } dag && fouten.Count == 0 && WeegPersoon(dossier, dag) is { } fout)
        {
            fouten.Add(fout);
        }

        if (doel is null || ingang is null || fouten.Count > 0)
        {
            return fouten.Select(f => f.Weigering()).ToArray();
        }

        var aanmelding = Maak(dossier.Deelnemer, doel.Id, ingang.Value, nummer);
        var ingediend = await indienen.HandleAsync([new(aanmelding, dossier.Lid)], cancellation);
        return ingediend.IsRefused ? ingediend.Refusals.ToArray() : dossier;
    }

    private static Regelfout? WeegPersoon(Dossier dossier, DateOnly ingang)
    {
        const string veld = nameof(AanmeldInvoer.Ingangsdatum);
        return dossier.Deelname switch
        {
            { Rol: not Rol.Hoofdverzekerde } => new("alleen-werknemer", veld, "Alleen de werknemer zelf kan opnieuw worden aangemeld.", "Open de gegevens van de werknemer."),
            { Einddatum: null } => new("neemt-deel", veld, "Deze persoon neemt nog deel.", "Opnieuw aanmelden kan pas na een afmelding."),
            { Eind: var eind } when ingang <= eind => new(
                "ingangsdatum-voor-einde", veld, $"De ingangsdatum valt in de vorige deelname, die loopt tot en met {Show.Date(eind)}.", $"Kies {Show.Date(eind.AddDays(1))} of een latere dag."),
            _ => null,
        };
    }

    private Aanmelding Maak(Deelnemer persoon, Guid contract, DateOnly ingang, string nummer) =>
        new Aanmeldkeuze { ContractId = contract, Herkomst = Herkomst.Formulier, DeelnemerId = persoon.Id }.Maak(
            new()
            {
                Rol = Rol.Hoofdverzekerde,
                Voorletters = persoon.Voorletters,
                Voornaam = persoon.Voornaam,
                Tussenvoegsel = persoon.Tussenvoegsel,
                Achternaam = persoon.Achternaam,
                Geslacht = persoon.Geslacht,
                Geboortedatum = persoon.Geboortedatum,
                Ingangsdatum = ingang,
                Werknemersnummer = nummer,
            },
            velden);
}
