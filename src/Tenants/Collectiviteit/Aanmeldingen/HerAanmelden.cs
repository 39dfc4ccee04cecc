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
public sealed record HerAanmeldInvoer(Guid DeelnameId, string? Contract, string? Ingangsdatum, string? Nummer)
{
    /// <summary>Enrolment ids of the family that comes back along; null for everybody who left together with the person.</summary>
    public IReadOnlyList<string>? Gezin { get; init; }

    /// <summary>True when the user was warned that somebody else has the number, and goes on.</summary>
    public bool NummerOokAlsDubbel { get; init; }
}

/// <param name="Leden">Who are enrolled again, the person first.</param>
/// <param name="Achter">Family that left with the person and does not come back along.</param>
public sealed record HerAangemeld(Dossier Dossier, IReadOnlyList<Lid> Leden, IReadOnlyList<Lid> Achter);

/// <summary>Enrols a former participant again, with the family that left along, at the same contract or another own one (001-22, 001-23).</summary>
public sealed class HerAanmelden(Dossiers dossiers, Terugkeer terugkeer, Aanmeldcontracten contracten, Nummergebruik nummers, Indienen indienen, CurrentTenant tenant, FieldProtector velden)
{
    /// <summary>Field in which the user says who of the family comes along.</summary>
    public const string Gezin = nameof(HerAanmeldInvoer.Gezin);

    // as the manual and the label say (001-22)
    private const string Datumnaam = "De aanmelddatum";

    /// <summary>Contracts that somebody can return to: who was insured before may choose any contract of the same employer in reach; family goes where the employee is.</summary>
    public IReadOnlyList<ActorContract> Doelen(Deelname deelname) => deelname.Rol != Rol.Hoofdverzekerde ? []
        : [.. contracten.Open(Features.HerAanmelden, deelname.ContractId).Where(c => c.Id == deelname.ContractId || tenant.Value.Settings<CollectiviteitSettings>().HerAanmeldenElders)];

    /// <returns>An enrolment out of reach is refused as <c>onbekend</c>, which a page shows as not found.</returns>
    public async Task<Result<HerAangemeld>> HandleAsync(HerAanmeldInvoer invoer, CancellationToken cancellation)
    {
        if (await dossiers.VindAsync(Features.HerAanmelden, invoer.DeelnameId, cancellation) is not { } dossier)
        {
            return new Refusal("onbekend", "Deze persoon is niet gevonden.");
        }

        return dossier.Deelname.Rol == Rol.Hoofdverzekerde ? await WerknemerAsync(dossier, invoer, cancellation) : await GezinslidAsync(dossier, invoer, cancellation);
    }

    private async Task<Result<HerAangemeld>> WerknemerAsync(Dossier dossier, HerAanmeldInvoer invoer, CancellationToken cancellation)
    {
        var fouten = new List<Regelfout>();
        var doel = Doelen(dossier.Deelname).FirstOrDefault(c => c.Number == (string.IsNullOrWhiteSpace(invoer.Contract) ? dossier.Contract.Number : invoer.Contract.Trim()));
        if (doel is null)
        {
            fouten.Add(new("contract-onbekend", Aanmelden.Contract, "Dit contract kunt u hier niet kiezen.", "Kies een van uw contracten uit de lijst."));
        }

        var ingang = Aanmeldregels.Ingangsdatum(invoer.Ingangsdatum, await contracten.KaderAsync((doel ?? dossier.Contract).Id, cancellation), fouten, Datumnaam);
        var nummer = Aanmeldregels.Werknemersnummer(invoer.Nummer, fouten);
        var aanbod = await terugkeer.GezinAsync(dossier, cancellation);
        var mee = aanbod.Where(l => invoer.Gezin?.Contains(l.Deelname.Id.ToString()) ?? true).ToList();
        if (ingang is { } dag && fouten.Count == 0)
        {
            fouten.AddRange(new[] { WeegPersoon(dossier, dag) }.Concat(mee.Select(l => terugkeer.Weeg(l, dag))).OfType<Regelfout>());
        }

        if (doel is null || ingang is null || fouten.Count > 0)
        {
            return fouten.Select(f => f.Weigering()).ToArray();
        }

        if (!invoer.NummerOokAlsDubbel
            && await nummers.WeegAsync(contracten.Bereik(Features.HerAanmelden), doel.Id, nummer, dossier.Deelnemer.Id, nameof(AanmeldInvoer.Werknemersnummer), cancellation) is { } dubbel)
        {
            return dubbel;
        }

        var keuze = new Aanmeldkeuze { ContractId = doel.Id, Herkomst = Herkomst.Formulier };
        var hoofd = Maak(dossier.Lid, keuze, ingang.Value, nummer);
        var ingediend = await indienen.HandleAsync(
            [new(hoofd, dossier.Lid), .. mee.Select(l => new Voorstel(Maak(l, keuze with { HoofdAanmeldingId = hoofd.Id }, ingang.Value), l))], cancellation);
        return ingediend.IsRefused ? ingediend.Refusals.ToArray()
            : new HerAangemeld(dossier, [dossier.Lid, .. mee], [.. terugkeer.Samen(dossier).Except(mee)]);
    }

    private async Task<Result<HerAangemeld>> GezinslidAsync(Dossier dossier, HerAanmeldInvoer invoer, CancellationToken cancellation)
    {
        var fouten = new List<Regelfout>();
        var ingang = Aanmeldregels.Ingangsdatum(invoer.Ingangsdatum, await contracten.KaderAsync(dossier.Contract.Id, cancellation), fouten, Datumnaam);
        if (ingang is null || fouten.Count > 0)
        {
            return fouten.Select(f => f.Weigering()).ToArray();
        }

        if ((WeegPersoon(dossier, ingang.Value) ?? terugkeer.Weeg(dossier.Lid, ingang.Value)) is { } fout)
        {
            return (fout with { Veld = nameof(AanmeldInvoer.Ingangsdatum) }).Weigering();
        }

        if (await terugkeer.HoofdAsync(dossier, ingang.Value, cancellation) is not { } hoofd)
        {
            return new Refusal(
                "werknemer-neemt-niet-deel", $"Een gezinslid is verzekerd via de werknemer{(dossier.Hoofd is { } lid ? $", {lid.Naam}" : "")}. Die neemt op deze dag niet deel. Meld eerst de werknemer aan, met het gezin.",
                nameof(AanmeldInvoer.Ingangsdatum));
        }

        var keuze = new Aanmeldkeuze { ContractId = hoofd.ContractId, Herkomst = Herkomst.Formulier, HoofdDeelnameId = hoofd.Id };
        var ingediend = await indienen.HandleAsync([new(Maak(dossier.Lid, keuze, ingang.Value), dossier.Lid)], cancellation);
        return ingediend.IsRefused ? ingediend.Refusals.ToArray() : new HerAangemeld(dossier, [dossier.Lid], []);
    }

    private static Regelfout? WeegPersoon(Dossier dossier, DateOnly ingang)
    {
        const string veld = nameof(AanmeldInvoer.Ingangsdatum);
        return dossier.Deelname switch
        {
            { Einddatum: null } => new("neemt-deel", veld, "Deze persoon neemt nog deel.", "Opnieuw aanmelden kan pas na een afmelding."),
            { Eind: var eind } when ingang <= eind => new(
                "ingangsdatum-voor-einde", veld, $"{Datumnaam} valt in de vorige deelname, die loopt tot en met {Show.Date(eind)}.", $"Kies {Show.Date(eind.AddDays(1))} of een latere dag."),
            _ => null,
        };
    }

    private Aanmelding Maak(Lid lid, Aanmeldkeuze keuze, DateOnly ingang, string nummer = "") => (keuze with { DeelnemerId = lid.Deelnemer.Id }).Maak(
        new()
        {
            Rol = lid.Deelname.Rol,
            Voorletters = lid.Deelnemer.Voorletters,
            Voornaam = lid.Deelnemer.Voornaam,
            Tussenvoegsel = lid.Deelnemer.Tussenvoegsel,
            Achternaam = lid.Deelnemer.Achternaam,
            Geslacht = lid.Deelnemer.Geslacht,
            Geboortedatum = lid.Deelnemer.Geboortedatum,
            Ingangsdatum = ingang,
            Werknemersnummer = nummer,
        },
        velden);
}
