using Collectiviteit.Deelnemers;
using Collectiviteit.Mutaties;
using Collectiviteit.Mutaties.Mislukt;
using Engine.Data.Encryption;
using Engine.Modules;

namespace Collectiviteit.Aanmeldingen;

/// <summary>What became of the form of one new person.</summary>
/// <param name="Naamgenoten">People within reach whom it may be; nothing was handed in while the user has not said so.</param>
public sealed record Aangemeld(string Naam, DateOnly Ingangsdatum, IReadOnlyList<Naamgenoot> Naamgenoten)
{
    public bool IsIngediend => AanvraagId is not null;

    /// <summary>Why it cannot be the person whom the user says it is, or not with this number, while who it is has been answered.</summary>
    public Refusal? Geweigerd { get; init; }

    /// <summary>Id of the request; null while it was not handed in.</summary>
    public Guid? AanvraagId { get; init; }
}

/// <summary>Enrols one new person at a contract (001-28): rules, a warning for a double entry, and the request.</summary>
public sealed class Aanmelden(
    Aanmeldcontracten contracten, Naamgenoten naamgenoten, Herkenning herkenning, Nummergebruik nummers, VerborgenBsn verborgen, Indienen indienen, Herstel herstel, FieldProtector velden)
{
    public const string Contract = nameof(AanmeldFormulier.Contract);

    public Task<Result<Aangemeld>> HandleAsync(AanmeldFormulier formulier, CancellationToken cancellation) => HandleAsync(formulier, Herkomst.Formulier, cancellation);

    public async Task<Result<Aangemeld>> HandleAsync(AanmeldFormulier formulier, Herkomst herkomst, CancellationToken cancellation)
    {
        var contract = contracten.Kies(Features.Aanmelden, formulier.Contract);
        var oordeel = Aanmeldregels.Weeg(formulier.Invoer(verborgen.Lees(formulier)), Rol.Hoofdverzekerde, await contracten.KaderAsync(contract?.Id, cancellation));
        if (contract is null || oordeel.Gegevens is not { } gegevens)
        {
            Refusal[] keuze = contract is null ? [new("contract-onbekend", "Kies een van uw contracten.", Contract)] : [];
            return (Refusal[])[.. keuze, .. oordeel.Fouten.Select(f => f.Weigering())];
        }

        var sleutel = Persoonssleutel.Van(velden, contract.Id, gegevens);
        var gevonden = await naamgenoten.VindAsync(Features.Aanmelden, contract.Id, gegevens, sleutel, cancellation);
        if (gevonden.Count > 0 && Dubbel.Keuzes.All(k => k.Value != formulier.Dubbel))
        {
            return new Aangemeld(Naam(gegevens), gegevens.Ingangsdatum, gevonden);
        }

        var bekend = Dubbel.Persoon(formulier.Dubbel, gevonden);
        // said at the question itself, so that it can be answered otherwise
        if (bekend is { } persoon && await naamgenoten.AlIngeschrevenAsync(persoon, contract.Id, gegevens.Ingangsdatum, nameof(AanmeldFormulier.Dubbel), cancellation) is { } geweigerd)
        {
            return new Aangemeld(Naam(gegevens), gegevens.Ingangsdatum, gevonden) { Geweigerd = geweigerd };
        }

        var aanmeldkeuze = new Aanmeldkeuze
        {
            ContractId = contract.Id,
            Herkomst = herkomst,
            DeelnemerId = bekend,
            IsIemandAnders = gevonden.Count > 0 && formulier.Dubbel == Dubbel.Ander,
        };
        var aanmelding = aanmeldkeuze.Maak(gegevens, velden);
        await herkenning.HandleAsync([aanmelding], contracten.Bereik(Features.Aanmelden), cancellation);
        if (!formulier.NummerOokAlsDubbel && await nummers.WeegAsync(
            contracten.Bereik(Features.Aanmelden), contract.Id, aanmelding.Werknemersnummer, aanmelding.DeelnemerId, nameof(AanmeldFormulier.Werknemersnummer), cancellation) is { } dubbel)
        {
            return new Aangemeld(Naam(gegevens), gegevens.Ingangsdatum, gevonden) { Geweigerd = dubbel };
        }

        var hersteld = await herstel.VanNieuweAsync([(aanmelding, formulier.HerstelVan)], cancellation);
        var voorstel = new Voorstel(aanmelding, sleutel) { HerstelVan = hersteld.TryGetValue(aanmelding.Id, out var mislukt) ? mislukt : null };
        var ingediend = await indienen.HandleAsync([voorstel], cancellation);
        return ingediend.IsRefused ? ingediend.Refusals.ToArray() : new Aangemeld(aanmelding.Naam, aanmelding.Ingangsdatum, []) { AanvraagId = ingediend.Value };
    }

    private static string Naam(Aanmeldgegevens gegevens) => Deelnemers.Naam.Toon(gegevens.Voorletters, gegevens.Tussenvoegsel, gegevens.Achternaam);
}
