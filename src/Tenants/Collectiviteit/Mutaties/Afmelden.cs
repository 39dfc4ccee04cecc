using Collectiviteit.Deelnemers;
using Engine.Calendar;
using Engine.Modules;
using Engine.Ui;

namespace Collectiviteit.Mutaties;

/// <summary>What a user filled in to deregister; nothing of it has been checked.</summary>
public sealed record AfmeldInvoer
{
    public required Guid DeelnameId { get; init; }

    /// <summary>Last day that counts, as typed.</summary>
    public string? Einddatum { get; init; }

    /// <summary>Reason id.</summary>
    public string? Reden { get; init; }

    /// <summary>
    /// Enrolment ids of the family members that go along; others than the person's own family are refused. Null leaves it to the reason:
    /// nobody after a death, else everybody.
    /// </summary>
    public IReadOnlyList<string>? Gezin { get; init; }

    /// <summary>False checks only and shows what would be done; true hands the request in.</summary>
    public bool Bevestigd { get; init; }
}

/// <summary>What will be done, or was.</summary>
public sealed record Afmelding(Dossier Dossier, IReadOnlyList<Lid> Leden, DateOnly Einddatum, Afmeldreden Reden, bool HoudtKorting);

/// <summary>Deregisters a person and the family members chosen (000-21 to 000-24).</summary>
public sealed class Afmelden(Dossiers dossiers, Indienen indienen, Instellingen instellingen, TimeProvider time)
{
    /// <summary>Family that the earliest end date allowed would still make leave; a child with an end date ahead can leave earlier.</summary>
    public IReadOnlyList<Lid> Meegaand(Dossier dossier)
    {
        var eerste = DutchTime.Today(time).AddDays(-instellingen.Value.DagenTerug);
        return [.. dossier.Gezin.Where(l => l.Deelname.Eind > eerste)];
    }

    /// <summary>Reasons that somebody can leave for; those of the employment belong to the employee.</summary>
    public IReadOnlyList<Afmeldreden> Redenen(Rol rol) =>
        [.. instellingen.Value.Afmeldredenen.Where(r => rol == Rol.Hoofdverzekerde || !Afmeldregels.IsVanWerknemer(r))];

    /// <returns>An enrolment out of reach is refused as <c>onbekend</c>, which a page shows as not found.</returns>
    public async Task<Result<Afmelding>> HandleAsync(AfmeldInvoer invoer, CancellationToken cancellation)
    {
        var settings = instellingen.Value;
        if (await dossiers.VindAsync(Features.Afmelden, invoer.DeelnameId, cancellation) is not { } dossier)
        {
            return new Refusal("onbekend", "Deze persoon is niet gevonden.");
        }

        if (dossier.Voorbij is { } voorbij)
        {
            return voorbij;
        }

        var fouten = new List<Refusal>();
        if (!DutchDate.TryParse(invoer.Einddatum ?? "", out var einddatum))
        {
            var (waarom, oplossing) = DutchDate.Fault(invoer.Einddatum, "De einddatum", "30-04-2026");
            fouten.Add(new("einddatum-onleesbaar", $"{waarom} {oplossing}", Afmeldregels.Einddatum));
        }

        var reden = settings.Afmeldredenen.FirstOrDefault(r => r.Id == invoer.Reden);
        if (reden is null)
        {
            fouten.Add(new("reden-ontbreekt", "Kies een reden uit de lijst.", Afmeldregels.Reden));
        }

        var gezin = invoer.Gezin is { } genoemd ? Gekozen(dossier, genoemd, fouten)
            : reden?.Soort == RedenSoort.Overlijden ? [] : dossier.Gezin;
        if (reden is null || fouten.Count > 0)
        {
            return fouten.ToArray();
        }

        // who of the family has left by then needs no request
        IReadOnlyList<Lid> leden = [dossier.Lid, .. gezin.Where(l => l.Deelname.Eind > einddatum)];
        Weeg(dossier, leden, einddatum, reden, settings, fouten);
        if (fouten.Count > 0)
        {
            return fouten.ToArray();
        }

        var afmelding = new Afmelding(dossier, leden, einddatum, reden, reden.Soort == RedenSoort.Pensioen);
        return invoer.Bevestigd ? await DienInAsync(afmelding, cancellation) : afmelding;
    }

    private static List<Lid> Gekozen(Dossier dossier, IReadOnlyList<string> gezin, List<Refusal> fouten)
    {
        var gekozen = new List<Lid>();
        foreach (var tekst in gezin)
        {
            if (!Guid.TryParse(tekst, out var id) || dossier.Gezin.FirstOrDefault(l => l.Deelname.Id == id) is not { } lid)
            {
                fouten.Add(new("geen-gezinslid", "Een van de gekozen personen hoort niet bij dit gezin. Kies opnieuw.", Afmeldregels.Gezin));
                continue;
            }

            gekozen.Add(lid);
        }

        // named twice, somebody still leaves once
        return [.. gekozen.DistinctBy(l => l.Deelname.Id)];
    }

    private void Weeg(Dossier dossier, IReadOnlyList<Lid> leden, DateOnly einddatum, Afmeldreden reden, CollectiviteitSettings settings, List<Refusal> fouten)
    {
        var vandaag = DutchTime.Today(time);
        if (leden.Select(l => Afmeldregels.Datum(l.Deelname, l.Naam, einddatum, vandaag, settings)).FirstOrDefault(f => f is not null) is { } datum)
        {
            // an age on an impossible day says nothing
            fouten.Add(datum);
            return;
        }

        if (Afmeldregels.Overlijdensdag(reden, einddatum, vandaag) is { } overlijden)
        {
            fouten.Add(overlijden);
        }

        var werknemer = dossier.Deelname.Rol == Rol.Hoofdverzekerde ? dossier.Lid : null;
        if (Afmeldregels.PastReden(reden, werknemer, einddatum, settings) is { } past)
        {
            fouten.Add(past);
        }

        // who already leaves on that day or before does not stay behind
        var achter = dossier.Gezin.Where(l => !leden.Contains(l) && l.Deelname.Eind > einddatum);
        if (werknemer is not null && Afmeldregels.BlijftNiemandAchter(reden, werknemer, achter) is { } achterblijver)
        {
            fouten.Add(achterblijver);
        }
    }

    private async Task<Result<Afmelding>> DienInAsync(Afmelding afmelding, CancellationToken cancellation)
    {
        var ingediend = await indienen.HandleAsync(
            [.. afmelding.Leden.Select(l => new Voorstel(MutatieSoort.Afmelding, l, afmelding.Einddatum) { Reden = afmelding.Reden.Id })],
            cancellation);
        return ingediend.IsRefused ? ingediend.Refusals.ToArray() : afmelding;
    }
}
