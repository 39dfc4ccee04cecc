using Collectiviteit.Aanmeldingen;
using Collectiviteit.Mutaties;
using Engine.Access;

namespace Collectiviteit.Demo;

/// <summary>Two enrolments that failed, so that there is something to do over.</summary>
internal static class DemoAanmeldingen
{
    private static readonly (string Voorletters, string Achternaam, string Fout, string Oplossing)[] Mislukt =
    [
        ("K.", "Nowak", "De gegevens komen niet overeen met de Basisregistratie Personen (BRP).", "Neem naam, geboortedatum en BSN over van het paspoort of de ID-kaart en meld opnieuw aan."),
        ("I.", "Popescu", "Deze persoon is al ingeschreven in dit contract.", "Controleer de ingangsdatum. Klopt de inschrijving die er al is, dan hoeft u niets te doen."),
    ];

    public static IEnumerable<object> Van(Contract contract, DateOnly vandaag, DateTimeOffset nu) => Mislukt.SelectMany<(string, string, string, string), object>((m, i) =>
    {
        var (voorletters, achternaam, fout, oplossing) = m;
        var aanmelding = new Aanmelding
        {
            ContractId = contract.Id, Ingangsdatum = vandaag.AddDays(-10), Voorletters = voorletters, Achternaam = achternaam, Geboortedatum = new(1990 + i, 4, 12), Herkomst = Herkomst.Formulier,
        };
        return
        [
            aanmelding,
            new Mutatie
            {
                Soort = MutatieSoort.Aanmelding, AanmeldingId = aanmelding.Id, ContractId = contract.Id, AanvraagId = Guid.CreateVersion7(), Datum = aanmelding.Ingangsdatum,
                Status = MutatieStatus.Mislukt, Fout = fout, Oplossing = oplossing, IngediendOp = nu.AddDays(-2 - i), AfgehandeldOp = nu.AddDays(-2 - i), DoorAccountId = Guid.CreateVersion7(),
                DoorNaam = "Een collega (demo)",
            },
        ];
    });
}
