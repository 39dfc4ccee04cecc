using Collectiviteit.Aanmeldingen;
using Collectiviteit.Deelnemers;
using Collectiviteit.Mutaties;
using Engine.Access;
using Engine.Data;
using Engine.Data.Encryption;
using Engine.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Testing.Collectiviteiten;

namespace Tenants.Tests.Collectiviteit.Aanmeldingen;

/// <summary>What the administration makes of enrolments, straight from their rows as an upload writes them.</summary>
public sealed class InschrijvingTests
{
    private const string Burgernummer = "111222333";

    [Fact]
    public async Task Somebody_new_gets_a_number_an_enrolment_and_words_to_be_found_by()
    {
        await using var c = await Collectief.MaakAsync();
        var id = (await VraagAsync(c, Gegevens("Poel") with { Bsn = Burgernummer, Werknemersnummer = "LN-9", Straat = "Dorpsstraat", Huisnummer = "1", Woonplaats = "Leiden", Land = "NL" })).Single();
        await c.VerwerkAsync();
        var deelname = await c.Lees(db => db.Set<Deelname>().SingleAsync());
        (deelname.Id, deelname.ContractId, deelname.Werknemersnummer, deelname.Ingangsdatum).ShouldBe((id, c.Salaris.Id, "LN-9", new(2026, 10, 1)));
        deelname.Pakketten.ShouldBe(["Basis"]);
        var persoon = await c.Lees(db => db.Set<Deelnemer>().SingleAsync());
        persoon.Relatienummer.Length.ShouldBe(10);
        (persoon.Straat, persoon.Land).ShouldBe(("Dorpsstraat", "NL"));
        (await c.Lees(db => db.Set<Zoekwoord>().Select(w => w.Woord).ToListAsync())).ShouldContain("poel");
        (await c.Lees(db => db.Set<Mutatie>().SingleAsync())).Status.ShouldBe(MutatieStatus.Verwerkt);
        (await c.Lees(db => db.Set<Aanmelding>().SingleAsync())).Bsn.ShouldBeNull("the register has it");
        (await c.Database.As(c.Tenant, s => Task.FromResult(s.GetRequiredService<FieldProtector>().Reveal(Bsn.Doel, persoon.Bsn.ShouldNotBeNull())))).ShouldBe(Burgernummer);
    }

    [Fact]
    public async Task Who_is_known_by_number_or_by_name_and_birth_date_is_not_made_again()
    {
        await using var c = await Collectief.MaakAsync();
        var jan = await c.SchrijfInAsync("Jan Poel", "17-03-1985", c.AnderSalaris);
        var eva = await c.SchrijfInAsync("Eva Smit", "01-01-1990", c.AnderSalaris);
        await VraagAsync(c, Gegevens("Poel"));
        await VraagAsync(c, [Gegevens("Smit") with { Voorletters = "X.", Geboortedatum = new(1990, 1, 1) }], new() { ContractId = c.Salaris.Id, Herkomst = Herkomst.Upload, Relatienummer = eva.Deelnemer.Relatienummer });
        await c.VerwerkAsync();
        (await c.Lees(db => db.Set<Deelnemer>().CountAsync())).ShouldBe(2);
        (await c.Lees(db => db.Set<Deelname>().Where(d => d.ContractId == c.Salaris.Id).Select(d => d.DeelnemerId).ToListAsync()))
            .ShouldBe([jan.Deelnemer.Id, eva.Deelnemer.Id], ignoreOrder: true);
    }

    [Fact]
    public async Task Neither_a_number_nor_a_name_finds_a_person_of_another_employer()
    {
        await using var c = await Collectief.MaakAsync();
        var elders = new Organisation { Number = "W2", Name = "Ander" };
        var vreemd = new Contract { OrganisationId = elders.Id, Number = "99", Name = "Ander", Start = new(2015, 1, 1) };
        await c.BewaarAsync(elders, vreemd);
        await VraagAsync(c, [Gegevens("Poel") with { Bsn = Burgernummer }], new() { ContractId = vreemd.Id, Herkomst = Herkomst.Upload });
        await VraagAsync(c, [Gegevens("Smit")], new() { ContractId = vreemd.Id, Herkomst = Herkomst.Upload });
        await c.VerwerkAsync();
        await VraagAsync(c, Gegevens("Poel") with { Bsn = Burgernummer }, Gegevens("Smit"));
        await c.VerwerkAsync();
        (await c.Lees(db => db.Set<Deelnemer>().CountAsync(d => d.Achternaam == "Poel"))).ShouldBe(2, "who is found shows what another employer gave");
        var bekendElders = await c.Lees(db => db.Set<Deelname>().FirstAsync(d => d.ContractId == vreemd.Id && d.Naamsleutel.StartsWith("poel,")));
        await VraagAsync(c, [Gegevens("Poel")], new() { ContractId = c.Salaris.Id, Herkomst = Herkomst.Upload, Relatienummer = bekendElders.Relatienummer, IsIemandAnders = true });
        await c.VerwerkAsync();
        (await c.Lees(db => db.Set<Mutatie>().SingleAsync(m => m.Status == MutatieStatus.Mislukt))).Fout.ShouldNotBeNull().ShouldContain("relatienummer hoort niet bij deze persoon");
        (await c.Lees(db => db.Set<Deelnemer>().CountAsync(d => d.Achternaam == "Smit"))).ShouldBe(2, "a namesake at another employer may be anybody");
    }

    [Fact]
    public async Task Somebody_else_with_the_same_name_and_birth_date_is_made_when_the_user_said_so()
    {
        await using var c = await Collectief.MaakAsync();
        await c.SchrijfInAsync("Jan Poel", "17-03-1985");
        await VraagAsync(c, [Gegevens("Poel")], new() { ContractId = c.Salaris.Id, Herkomst = Herkomst.Formulier, IsIemandAnders = true });
        await c.VerwerkAsync();
        (await c.Lees(db => db.Set<Deelnemer>().CountAsync())).ShouldBe(2);
        (await c.Lees(db => db.Set<Mutatie>().SingleAsync())).Status.ShouldBe(MutatieStatus.Verwerkt);
    }

    [Fact]
    public async Task Who_is_already_enrolled_in_that_period_fails_and_who_left_before_returns()
    {
        await using var c = await Collectief.MaakAsync();
        var jan = await c.SchrijfInAsync("Jan Poel", "17-03-1985");
        await VraagAsync(c, Gegevens("Poel"));
        await c.VerwerkAsync();
        var mutatie = await c.Lees(db => db.Set<Mutatie>().SingleAsync());
        (mutatie.Status, mutatie.OpenVoor).ShouldBe((MutatieStatus.Mislukt, null));
        mutatie.Fout.ShouldNotBeNull().ShouldContain("al ingeschreven in dit contract: vanaf 01-01-2020");
        mutatie.Oplossing.ShouldNotBeNullOrEmpty();

        foreach (var (eind, lukt) in new[] { (new DateOnly(2026, 10, 1), false), (new DateOnly(2026, 9, 30), true) })
        {
            await c.Lees(db => db.Set<Deelname>().Where(d => d.Id == jan.Deelname.Id).ExecuteUpdateAsync(s => s.SetProperty(d => d.Eind, eind)));
            await VraagAsync(c, Gegevens("Poel"));
            await c.VerwerkAsync();
            (await c.Lees(db => db.Set<Deelname>().CountAsync(d => d.DeelnemerId == jan.Deelnemer.Id))).ShouldBe(lukt ? 2 : 1, "the last day counts");
        }
    }

    [Fact]
    public async Task A_citizen_number_of_somebody_else_fails_as_the_BRP_would()
    {
        await using var c = await Collectief.MaakAsync();
        await VraagAsync(c, Gegevens("Poel") with { Bsn = Burgernummer });
        await c.VerwerkAsync();
        await VraagAsync(c, Gegevens("Jansen") with { Bsn = Burgernummer });
        await VraagAsync(c, Gegevens("Poel") with { Bsn = Burgernummer, Geboortedatum = new(1985, 3, 18) });
        await c.VerwerkAsync();
        (await c.Lees(db => db.Set<Mutatie>().Where(m => m.Status == MutatieStatus.Mislukt).ToListAsync())).Count(m => m.Fout?.Contains("BRP") == true).ShouldBe(2);
        (await c.Lees(db => db.Set<Deelnemer>().CountAsync())).ShouldBe(1);
        (await c.Lees(db => db.Set<Aanmelding>().CountAsync(a => a.Bsn != null))).ShouldBe(2, "who failed keeps it for another try");
    }

    [Fact]
    public async Task The_same_person_twice_in_one_upload_is_enrolled_once()
    {
        await using var c = await Collectief.MaakAsync();
        await VraagAsync(c, Gegevens("Poel"), Gegevens("Poel"));
        await c.VerwerkAsync();
        (await c.Lees(db => db.Set<Deelname>().CountAsync())).ShouldBe(1);
        (await c.Lees(db => db.Set<Mutatie>().Select(m => m.Status).ToListAsync())).ShouldBe([MutatieStatus.Verwerkt, MutatieStatus.Mislukt], ignoreOrder: true);
    }

    [Fact]
    public async Task An_upload_that_goes_past_the_change_tracker_gives_the_same_as_one_row()
    {
        await using var c = await Collectief.MaakAsync();
        var rijen = Enumerable.Range(0, 260).Select(i => Gegevens("Massa" + (char)('a' + (i / 26)) + (char)('a' + (i % 26))) with { Voornaam = "Piet" }).ToArray();
        await VraagAsync(c, rijen);
        await c.VerwerkAsync();
        (await c.Lees(db => db.Set<Deelname>().CountAsync())).ShouldBe(260);
        (await c.Lees(db => db.Set<Zoekwoord>().CountAsync(w => w.Woord == "piet"))).ShouldBe(260);
        (await c.Lees(db => db.Set<Mutatie>().CountAsync(m => m.Status == MutatieStatus.Verwerkt && m.OpenVoor == null))).ShouldBe(260);
        (await c.Lees(db => db.Set<Deelnemer>().Select(d => d.Relatienummer).Distinct().CountAsync())).ShouldBe(260);
    }

    [Fact]
    public async Task A_family_is_enrolled_under_its_main_person_and_fails_with_that_person()
    {
        await using var c = await Collectief.MaakAsync();
        await GezinAsync(c, "Poel");
        await c.VerwerkAsync();
        var leden = await c.Lees(db => db.Set<Deelname>().OrderBy(d => d.Rol).ToListAsync());
        leden.Select(d => d.Rol).ShouldBe([Rol.Hoofdverzekerde, Rol.Kind]);
        leden[1].HoofdDeelnameId.ShouldBe(leden[0].Id);

        await GezinAsync(c, "Poel");
        await c.VerwerkAsync();
        var mislukt = await c.Lees(db => db.Set<Mutatie>().Where(m => m.Status == MutatieStatus.Mislukt).ToListAsync());
        mislukt.Count.ShouldBe(2);
        mislukt.ShouldContain(m => m.Fout != null && m.Fout.Contains("dus het gezin ook niet"));
    }

    private static async Task GezinAsync(Collectief c, string naam)
    {
        var keuze = new Aanmeldkeuze { ContractId = c.Salaris.Id, Herkomst = Herkomst.Formulier };
        await c.Database.As(c.Tenant, async s =>
        {
            var velden = s.GetRequiredService<FieldProtector>();
            var hoofd = keuze.Maak(Gegevens(naam), velden);
            var kind = (keuze with { HoofdAanmeldingId = hoofd.Id }).Maak(Gegevens(naam) with { Rol = Rol.Kind, Voorletters = "K.", Geboortedatum = new(2020, 1, 1) }, velden);
            await BewaarAsync(s, [kind, hoofd]);
        });
    }

    private static Task<IReadOnlyList<Guid>> VraagAsync(Collectief c, params Aanmeldgegevens[] personen) =>
        VraagAsync(c, personen, new() { ContractId = c.Salaris.Id, Herkomst = Herkomst.Upload });

    // a sender who reaches every contract there is, as of a link with each
    private static Task<IReadOnlyList<Guid>> VraagAsync(Collectief c, Aanmeldgegevens[] personen, Aanmeldkeuze keuze) => c.Database.As(c.Tenant, async s =>
    {
        var velden = s.GetRequiredService<FieldProtector>();
        Aanmelding[] aanmeldingen = [.. personen.Select(p => keuze.Maak(p, velden))];
        var bereik = await s.GetRequiredService<PortalDbContext>().Set<Contract>().Select(k => k.Id).ToListAsync();
        await s.GetRequiredService<Herkenning>().HandleAsync(aanmeldingen, bereik, default);
        return await BewaarAsync(s, aanmeldingen);
    });

    private static async Task<IReadOnlyList<Guid>> BewaarAsync(IServiceProvider services, Aanmelding[] aanmeldingen)
    {
        var db = services.GetRequiredService<PortalDbContext>();
        var aanvraag = Guid.CreateVersion7();
        db.AddRange(aanmeldingen.AsEnumerable<object>());
        db.AddRange(aanmeldingen.Select(a => new Mutatie
        {
            Soort = MutatieSoort.Aanmelding, AanmeldingId = a.Id, ContractId = a.ContractId, AanvraagId = aanvraag, Datum = a.Ingangsdatum,
            IngediendOp = DateTimeOffset.UnixEpoch, DoorAccountId = Guid.CreateVersion7(), DoorNaam = "Anna", OpenVoor = Guid.CreateVersion7(),
        }));
        services.GetRequiredService<JobQueue>().Add(IngebouwdeAdministratie.Werksoort, aanvraag);
        await db.SaveChangesAsync();
        return [.. aanmeldingen.Select(a => a.Id)];
    }

    private static Aanmeldgegevens Gegevens(string naam) => new()
    {
        Rol = Rol.Hoofdverzekerde, Voorletters = "J.", Achternaam = naam, Geboortedatum = new(1985, 3, 17), Ingangsdatum = new(2026, 10, 1),
    };
}
