using Collectiviteit.Aanmeldingen;
using Collectiviteit.Deelnemers;
using Collectiviteit.Mutaties;
using Engine.Access;
using Engine.Tenancy;

namespace Collectiviteit.Demo;

/// <summary>Requests of one contract of the demo: some carried out, one that waits, and one for each common reason to fail that its audience can meet.</summary>
internal sealed class DemoMutaties(TenantConfig config, CollectiviteitSettings settings, DateOnly vandaag, DateTimeOffset nu)
{
    private static readonly Mislukking TeVroeg = new("De einddatum ligt vóór de ingangsdatum van de laatste inschrijving.", "Dien de afmelding opnieuw in met een latere einddatum.");
    private static readonly Mislukking TeVroegOver = new("De datum ligt niet na de ingangsdatum van de laatste inschrijving.", "Dien de wijziging opnieuw in met een latere datum.");
    private int minuten;

    /// <param name="werknemers">Of this contract; those who left are among them.</param>
    /// <param name="naar">Another contract of the same customer; null when there is none.</param>
    public IEnumerable<object> Van(Contract contract, string? groep, IReadOnlyList<Lid> werknemers, Contract? naar)
    {
        var nog = werknemers.Where(l => l.Deelname.Einddatum is null).ToList();
        for (var i = 0; i < nog.Count && i < 4; i++)
        {
            yield return i switch
            {
                0 => Over(nog[i], MutatieSoort.Afmelding, nog[i].Deelname.Ingangsdatum.AddDays(-1), TeVroeg),
                1 => Over(nog[i], MutatieSoort.Afmelding, vandaag.AddDays(20)),
                2 when naar is not null && Heeft(Features.Wissel, groep) => Over(nog[i], MutatieSoort.Wissel, nog[i].Deelname.Ingangsdatum, TeVroegOver, naar.Id),
                _ => Over(nog[i], Heeft(Features.Werknemersnummer, groep) ? MutatieSoort.Werknemersnummer : MutatieSoort.Afmelding, vandaag, verwerkt: true),
            };
        }

        // back on a day on which the person took part still
        if (Heeft(Features.HerAanmelden, groep) && werknemers.Where(l => l.Deelname.Eind < vandaag).MaxBy(l => l.Deelname.Eind) is { } terug)
        {
            var weer = Maak(contract, terug.Deelnemer, terug.Deelname.Eind);
            yield return weer;
            yield return Aangemeld(weer, terug.Deelname.Id, Guid.CreateVersion7(), Inschrijfregels.AlIngeschreven(terug.Deelname));
        }

        // enrolled as somebody new who is there already
        if (Heeft(Features.Aanmelden, groep) && nog.Count > 0)
        {
            var dubbel = Maak(contract, nog[^1].Deelnemer, vandaag.AddDays(-10));
            yield return dubbel;
            yield return Aangemeld(dubbel, null, Guid.CreateVersion7(), Inschrijfregels.AlIngeschreven(nog[^1].Deelname));
        }
    }

    /// <summary>New people who could not be enrolled.</summary>
    public IEnumerable<object> Nieuw(Contract contract, string? groep)
    {
        if (Heeft(Features.Aanmelden, groep))
        {
            var aanmelding = Maak(contract, "K.", "Nowak", new(1990, 4, 12));
            yield return aanmelding;
            yield return Aangemeld(aanmelding, null, Guid.CreateVersion7(), Inschrijfregels.AndersInBrp);
        }

        if (Heeft(Features.AanmeldenGezin, groep))
        {
            var hoofd = Maak(contract, "S.", "Haddou", new(1987, 9, 30));
            var partner = Maak(contract, "N.", "Haddou", new(1989, 2, 14), hoofd.Id);
            var aanvraag = Guid.CreateVersion7();
            yield return hoofd;
            yield return partner;
            yield return Aangemeld(hoofd, null, aanvraag, Inschrijfregels.AndersInBrp);
            yield return Aangemeld(partner, null, aanvraag, Inschrijfregels.ZonderHoofd);
        }
    }

    private bool Heeft(string feature, string? groep) => Heeft(config, feature, groep);

    /// <summary>Whether an audience has a feature, as the tenant file says.</summary>
    internal static bool Heeft(TenantConfig config, string feature, string? groep) =>
        config.Features.TryGetValue(feature, out var gezet) && (groep is not null && gezet.Audiences.TryGetValue(groep, out var eigen) ? eigen : gezet.State) == SwitchState.On;

    private Mutatie Over(Lid lid, MutatieSoort soort, DateOnly datum, Mislukking? fout = null, Guid? naar = null, bool verwerkt = false)
    {
        var toen = Eerder();
        var isOpen = fout is null && !verwerkt;
        return new()
        {
            Soort = soort, DeelnameId = lid.Deelname.Id, ContractId = lid.Deelname.ContractId, AanvraagId = Guid.CreateVersion7(), Datum = datum, NaarContractId = naar,
            Reden = soort == MutatieSoort.Afmelding ? settings.Afmeldredenen[0].Id : null, NieuwNummer = soort == MutatieSoort.Werknemersnummer ? lid.Deelname.Werknemersnummer : null,
            Status = isOpen ? MutatieStatus.Ingediend : fout is null ? MutatieStatus.Verwerkt : MutatieStatus.Mislukt, Fout = fout?.Waarom, Oplossing = fout?.Oplossing,
            IngediendOp = toen, AfgehandeldOp = isOpen ? null : toen.AddMinutes(4), OpenVoor = isOpen ? lid.Deelname.Id : null, DoorAccountId = Guid.CreateVersion7(), DoorNaam = "Een collega (demo)",
        };
    }

    private Mutatie Aangemeld(Aanmelding aanmelding, Guid? eerder, Guid aanvraag, Mislukking fout)
    {
        var toen = Eerder();
        return new()
        {
            Soort = MutatieSoort.Aanmelding, AanmeldingId = aanmelding.Id, DeelnameId = eerder, ContractId = aanmelding.ContractId, AanvraagId = aanvraag, Datum = aanmelding.Ingangsdatum,
            Status = MutatieStatus.Mislukt, Fout = fout.Waarom, Oplossing = fout.Oplossing, IngediendOp = toen, AfgehandeldOp = toen.AddMinutes(4), DoorAccountId = Guid.CreateVersion7(),
            DoorNaam = "Een collega (demo)",
        };
    }

    private Aanmelding Maak(Contract contract, Deelnemer persoon, DateOnly ingang) => new()
    {
        ContractId = contract.Id, Ingangsdatum = ingang, Voorletters = persoon.Voorletters, Tussenvoegsel = persoon.Tussenvoegsel, Achternaam = persoon.Achternaam,
        Geboortedatum = persoon.Geboortedatum, DeelnemerId = persoon.Id, Herkomst = Herkomst.Formulier, Verzekering = settings.Verzekeringen.FirstOrDefault()?.Id,
    };

    private Aanmelding Maak(Contract contract, string voorletters, string achternaam, DateOnly geboren, Guid? hoofd = null) => new()
    {
        ContractId = contract.Id, Ingangsdatum = vandaag.AddDays(-10), Voorletters = voorletters, Achternaam = achternaam, Geboortedatum = geboren,
        HoofdAanmeldingId = hoofd, Rol = hoofd is null ? Rol.Hoofdverzekerde : Rol.Partner, Herkomst = Herkomst.Formulier, Verzekering = settings.Verzekeringen.FirstOrDefault()?.Id,
    };

    private DateTimeOffset Eerder() => nu.AddMinutes(-(minuten += 307));
}
