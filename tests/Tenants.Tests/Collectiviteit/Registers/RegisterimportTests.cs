using Collectiviteit.Deelnemers;
using Collectiviteit.Registers;
using Engine.Access;
using Engine.Data.Encryption;
using Engine.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Testing;
using static Tenants.Tests.Collectiviteit.Registers.Registerproef;

namespace Tenants.Tests.Collectiviteit.Registers;

/// <summary>From a file to a review, and from the review to the register.</summary>
public sealed class RegisterimportTests : IAsyncLifetime
{
    private const string Personenkop = "relatienummer;voorletters;voornaam;tussenvoegsel;achternaam;geboortedatum;geslacht;bsn;straat;huisnummer;postcode;woonplaats;land";
    private const string Deelnamekop = "relatienummer;contractnummer;ingangsdatum;einddatum;eindreden;werknemersnummer;pakketten";

    private Registerproef proef = null!;

    public async Task InitializeAsync() => proef = await MaakAsync();

    public Task DisposeAsync() => proef.DisposeAsync().AsTask();

    [Fact]
    public async Task More_imports_than_are_taken_at_once_go_in_one_night()
    {
        var toen = proef.Collectief.Klok.GetUtcNow();
        await proef.Collectief.BewaarAsync(Enumerable.Range(0, 120).Select(_ => new Registerimport
        {
            Soort = Registersoort.Personen, Bestandsnaam = "bestand.csv", Volledig = false, Rechtstreeks = false, Peildatum = new(2026, 9, 16), DoorNaam = "Anna Bakker", OntvangenOp = toen,
        }));
        var bewaring = proef.Collectief.Database.Services.GetServices<RetainedRows>().Single(r => r.Kind == "registerImports");
        (await proef.Collectief.Lees(db => bewaring.RemoveAsync(db, toen.AddDays(1), default))).ShouldBe(120);
        (await proef.Collectief.Lees(db => db.Set<Registerimport>().CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task Registers_are_filled_one_after_another()
    {
        await proef.VoerUitAsync(Registersoort.Organisaties, Csv("klantnummer;naam;kvk;telefoon;e-mail", "K9;\"Zorg \"\"De Eik\"\"; locatie Zuid\";12345678;+31 26 555 01 00;info@eik.example"));
        await proef.VoerUitAsync(Registersoort.Contracten, Csv("contractnummer;klantnummer;naam;ingangsdatum;premiebetaling;korting basis;pakketten", "C9;K9;De Eik;2020-01-01;salaris;3,5;Basis, Tand 1"));
        await proef.VoerUitAsync(Registersoort.Personen, Csv(Personenkop, "R1;A;;;Kowalska;1985-03-17;vrouw;;;;;;", "R2;B;;;Kowalski;1984-01-02;man;;;;;;"));
        await proef.VoerUitAsync(Registersoort.Deelnames, Csv(Deelnamekop, "R1;C9;2021-01-01;;;LN-1;Basis"));
        var laatste = await proef.VoerUitAsync(Registersoort.Gezinsleden, Csv("relatienummer;contractnummer;ingangsdatum;relatienummer hoofdverzekerde;rol", "R2;C9;2021-01-01;R1;partner"));
        (laatste.Stand, laatste.Nieuw, laatste.Geweigerd).ShouldBe((Importstand.Uitgevoerd, 1, 0));
        (await proef.Collectief.Lees(db => db.Set<Organisation>().SingleAsync(o => o.Number == "K9"))).Name.ShouldBe("Zorg \"De Eik\"; locatie Zuid");
        var contract = await proef.Collectief.Lees(db => db.Set<Contract>().SingleAsync(c => c.Number == "C9"));
        contract.Facts.ShouldBe([global::Collectiviteit.Feiten.PremieViaSalaris]);
        var deelnamen = await proef.Collectief.Lees(db => db.Set<Deelname>().Where(d => d.ContractId == contract.Id).OrderBy(d => d.Rol).ToListAsync());
        deelnamen.Select(d => (d.Relatienummer, d.Rol, d.Werknemersnummer)).ShouldBe([("R1", Rol.Hoofdverzekerde, "LN-1"), ("R2", Rol.Partner, "")]);
        deelnamen[1].HoofdDeelnameId.ShouldBe(deelnamen[0].Id);
        (await proef.Collectief.Lees(db => db.Set<Zoekwoord>().CountAsync(w => w.Woord == "kowalska" && w.ContractId == contract.Id))).ShouldBe(1);
        (await proef.Collectief.Lees(db => db.Set<Importdeel>().CountAsync())).ShouldBe(0, "rows are kept no longer than they are needed");
    }

    [Fact]
    public async Task A_review_writes_nothing_and_tells_new_changed_and_unchanged()
    {
        var jan = await proef.Collectief.SchrijfInAsync("Jan van der Poel");
        var zelfde = await proef.Collectief.SchrijfInAsync("Eva Bakker");
        var import = await proef.VergelijkAsync(Registersoort.Personen, Csv(
            "relatienummer;voorletters;voornaam;tussenvoegsel;achternaam;geboortedatum",
            $"{jan.Deelnemer.Relatienummer};J.;Jan;van der;Pool;1980-01-01", $"{zelfde.Deelnemer.Relatienummer};E.;Eva;;Bakker;1980-01-01", "R9;N.;Nieuw;;Nieuwkomer;1990-05-05"));
        Tellingen(import).ShouldBe((1, 1, 1, 0, 0, 0));
        import.Stand.ShouldBe(Importstand.Vergeleken);
        (await proef.VerschillenAsync(import, Verschilsoort.Gewijzigd)).ShouldHaveSingleItem().Inhoud.Velden.ShouldBe([new Veldverschil("achternaam", "Poel", "Pool")]);
        (await proef.VerschillenAsync(import, Verschilsoort.Nieuw)).ShouldHaveSingleItem().Nummer.ShouldBe(4);
        (await proef.Collectief.Lees(db => db.Set<Deelnemer>().CountAsync())).ShouldBe(2);
        (await proef.Collectief.Lees(db => db.Set<Deelnemer>().CountAsync(d => d.Achternaam == "Pool"))).ShouldBe(0);
    }

    [Fact]
    public async Task Who_gets_another_name_is_found_and_sorted_by_it()
    {
        var jan = await proef.Collectief.SchrijfInAsync("Jan Poel");
        await proef.VoerUitAsync(Registersoort.Personen, Csv("relatienummer;voorletters;achternaam;geboortedatum", $"{jan.Deelnemer.Relatienummer};J.;Wójcik;1981-02-03"));
        var deelname = await proef.Collectief.Lees(db => db.Set<Deelname>().SingleAsync());
        (deelname.Naamsleutel, deelname.Geboortedatum).ShouldBe(("wojcik, , j.", new DateOnly(1981, 2, 3)));
        (await proef.Collectief.Lees(db => db.Set<Zoekwoord>().Select(w => w.Woord).OrderBy(w => w).ToListAsync())).ShouldBe(["jan", "wojcik"]);
    }

    [Fact]
    public async Task A_column_that_the_file_leaves_out_stays_as_it_is_and_an_empty_cell_is_emptied()
    {
        var jan = await proef.Collectief.SchrijfInAsync("Jan van der Poel", nummer: "LN-1");
        await proef.VoerUitAsync(Registersoort.Deelnames, Csv("relatienummer;contractnummer;ingangsdatum;pakketten", $"{jan.Deelnemer.Relatienummer};23595;2020-01-01;Basis"));
        var deelname = await proef.Collectief.Lees(db => db.Set<Deelname>().SingleAsync());
        (deelname.Werknemersnummer, deelname.Pakketten.ShouldHaveSingleItem()).ShouldBe(("LN-1", "Basis"));
        await proef.VoerUitAsync(Registersoort.Deelnames, Csv("relatienummer;contractnummer;ingangsdatum;werknemersnummer", $"{jan.Deelnemer.Relatienummer};23595;2020-01-01;"));
        (await proef.Collectief.Lees(db => db.Set<Deelname>().SingleAsync())).Werknemersnummer.ShouldBe("");
    }

    [Fact]
    public async Task Another_last_day_leaves_reason_and_discount_and_an_open_end_has_neither()
    {
        var jan = await proef.Collectief.SchrijfInAsync("Jan Poel");
        await proef.Collectief.Lees(db => db.Set<Deelname>().ExecuteUpdateAsync(s => s
            .SetProperty(d => d.Eind, new DateOnly(2026, 10, 31)).SetProperty(d => d.Eindreden, "pensioen").SetProperty(d => d.HoudtKorting, true)));
        await proef.VoerUitAsync(Registersoort.Deelnames, Csv("relatienummer;contractnummer;ingangsdatum;einddatum", $"{jan.Deelnemer.Relatienummer};23595;2020-01-01;2026-12-31"));
        var later = await proef.Collectief.Lees(db => db.Set<Deelname>().SingleAsync());
        (later.Einddatum, later.Eindreden, later.HoudtKorting).ShouldBe((new DateOnly(2026, 12, 31), "pensioen", true));
        var import = await proef.VoerUitAsync(Registersoort.Deelnames, Csv("relatienummer;contractnummer;ingangsdatum;einddatum", $"{jan.Deelnemer.Relatienummer};23595;2020-01-01;"));
        (await proef.VerschillenAsync(import, Verschilsoort.Gewijzigd)).ShouldHaveSingleItem().Inhoud.Velden.ShouldBe([new Veldverschil("einddatum", "2026-12-31", ""), new Veldverschil("eindreden", "pensioen", "")]);
        var open = await proef.Collectief.Lees(db => db.Set<Deelname>().SingleAsync());
        (open.Einddatum, open.Eindreden, open.HoudtKorting).ShouldBe((null, null, false));
    }

    [Fact]
    public async Task A_part_of_an_address_is_weighed_with_the_parts_that_the_file_leaves_out()
    {
        const string kop = "relatienummer;voorletters;achternaam;geboortedatum";
        await proef.VoerUitAsync(Registersoort.Personen, Csv(Personenkop, "R1;A.;;;Een;1985-03-17;;;Hauptstrasse;1;10115;Berlin;Duitsland", "R2;B.;;;Twee;1985-03-17;;;;;;;"));
        await proef.VoerUitAsync(Registersoort.Personen, Csv($"{kop};straat", "R1;A.;Een;1985-03-17;Nebenstrasse"));
        await proef.VoerUitAsync(Registersoort.Personen, Csv($"{kop};postcode", "R1;A.;Een;1985-03-17;10117"));
        Tellingen(await proef.VergelijkAsync(Registersoort.Personen, Csv($"{kop};land", "R1;A.;Een;1985-03-17;Duitsland"))).ShouldBe((0, 0, 1, 0, 0, 1));
        var een = await proef.Collectief.Lees(db => db.Set<Deelnemer>().SingleAsync(d => d.Relatienummer == "R1"));
        (een.Straat, een.Huisnummer, een.Postcode, een.Woonplaats, een.Land).ShouldBe(("Nebenstrasse", "1", "10117", "Berlin", "DE"));
        (await proef.FoutenAsync(await proef.VergelijkAsync(Registersoort.Personen, Csv($"{kop};straat", "R2;B.;Twee;1985-03-17;Laan"))))
            .ShouldBe(["2 land: Het land van het adres ontbreekt.", "2 huisnummer: Het huisnummer van het adres ontbreekt.", "2 woonplaats: De woonplaats van het adres ontbreekt."]);
    }

    [Fact]
    public async Task Names_of_everywhere_go_round_unharmed()
    {
        string[] namen = ["Łuczak-Wiśniewska", "Şahin Öztürk", "İbrahim", "Ștefănescu", "Țăran", "d'Ancona", "Aït Ouali"];
        var regels = namen.Select((n, i) => $"R{i};Ș.;Çağlar;van 't;{n};1985-03-17").Prepend("relatienummer;voorletters;voornaam;tussenvoegsel;achternaam;geboortedatum").ToArray();
        byte[] metMerk = [0xEF, 0xBB, 0xBF, .. Csv(regels)];
        (await proef.VoerUitAsync(Registersoort.Personen, metMerk)).Nieuw.ShouldBe(namen.Length);
        (await proef.Collectief.Lees(db => db.Set<Deelnemer>().OrderBy(d => d.Relatienummer).Select(d => d.Achternaam).ToListAsync())).ShouldBe(namen);
        Tellingen(await proef.VergelijkAsync(Registersoort.Personen, Csv(regels))).ShouldBe((0, 0, namen.Length, 0, 0, 0));
    }

    [Fact]
    public async Task A_BSN_is_kept_encrypted_told_masked_and_belongs_to_one_person()
    {
        await proef.VoerUitAsync(Registersoort.Personen, Csv("relatienummer;voorletters;achternaam;geboortedatum;bsn", "R1;A;Een;1985-03-17;999990019"));
        var import = await proef.VergelijkAsync(Registersoort.Personen, Csv("relatienummer;voorletters;achternaam;geboortedatum;bsn", "R1;A;Een;1985-03-17;", "R2;B;Twee;1985-03-17;999990019", "R3;C;Drie;1985-03-17;123456789"));
        (await proef.VerschillenAsync(import, Verschilsoort.Gewijzigd)).ShouldHaveSingleItem().Inhoud.Velden.ShouldBe([new Veldverschil("bsn", "*******19", "")]);
        (await proef.FoutenAsync(import)).ShouldBe(["3 bsn: Dit BSN is van iemand met een ander relatienummer.", "4 bsn: Dit is geen bestaand BSN."]);
        await proef.Collectief.Database.As(proef.Collectief.Tenant, async services =>
        {
            var persoon = await services.GetRequiredService<Engine.Data.PortalDbContext>().Set<Deelnemer>().SingleAsync();
            services.GetRequiredService<FieldProtector>().Reveal(Bsn.Doel, persoon.Bsn.ShouldNotBeNull()).ShouldBe("999990019");
        });
    }

    [Fact]
    public async Task Whoever_may_not_see_people_sees_which_fields_and_not_what_they_hold()
    {
        var jan = await proef.Collectief.SchrijfInAsync("Jan Poel");
        var import = await proef.VergelijkAsync(Registersoort.Personen, Csv("relatienummer;voorletters;achternaam;geboortedatum", $"{jan.Deelnemer.Relatienummer};J.;Pool;1980-01-01"));
        var beperkt = proef.Collectief.Gebruiker() with { Permissions = Engine.Features.PermissionSet.None, Contracts = [] };
        var verschil = (await proef.VerschillenAsync(import, Verschilsoort.Gewijzigd, beperkt)).ShouldHaveSingleItem();
        verschil.Inhoud.Velden.ShouldBe([new Veldverschil("achternaam", "verborgen", "verborgen")]);
    }

    [Fact]
    public async Task Only_the_file_that_was_reviewed_is_carried_out()
    {
        var import = await proef.VergelijkAsync(Registersoort.Organisaties, Csv("klantnummer;naam", "K9;De Eik"));
        (await proef.StartAsync(import, sha: new string('0', 64))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("register.ander-bestand");
        (await proef.StartAsync(import)).IsRefused.ShouldBeFalse();
        (await proef.StartAsync(import)).Refusals.ShouldHaveSingleItem().Code.ShouldBe("register.niet-vergeleken");
    }

    [Fact]
    public async Task The_same_file_again_meets_the_first_and_may_be_compared_anew()
    {
        var bestand = Csv("klantnummer;naam", "K9;De Eik");
        var eerste = await proef.VoerUitAsync(Registersoort.Organisaties, bestand);
        (await proef.StuurAsync(Registersoort.Organisaties, bestand)).Value.ShouldBe(new OntvangenBestand(eerste.Id, true));
        var opnieuw = (await proef.StuurAsync(Registersoort.Organisaties, bestand, opnieuw: true)).Value;
        opnieuw.Eerder.ShouldBeFalse();
        await proef.StappenAsync(opnieuw.Id);
        Tellingen(await proef.ImportAsync(opnieuw.Id)).ShouldBe((0, 0, 1, 0, 0, 1));
        (await proef.Collectief.Lees(db => db.Set<Organisation>().CountAsync(o => o.Number == "K9"))).ShouldBe(1);
    }

    [Fact]
    public async Task Of_two_imports_at_once_one_is_carried_out_and_the_other_hears_why_not()
    {
        var een = await proef.VergelijkAsync(Registersoort.Organisaties, Csv("klantnummer;naam", "K1;Een"));
        var twee = await proef.VergelijkAsync(Registersoort.Organisaties, Csv("klantnummer;naam", "K2;Twee"));
        var uitkomsten = await Task.WhenAll(Task.Run(() => proef.StartAsync(een)), Task.Run(() => proef.StartAsync(twee)));
        uitkomsten.Count(u => !u.IsRefused).ShouldBe(1);
        uitkomsten.Single(u => u.IsRefused).Refusals.ShouldHaveSingleItem().Code.ShouldBe("register.bezig");
        await proef.StappenAsync(een.Id);
        await proef.StappenAsync(twee.Id);
        (await proef.StartAsync(uitkomsten[0].IsRefused ? een : twee)).IsRefused.ShouldBeFalse("the first is ready");
    }

    [Fact]
    public async Task An_import_of_another_tenant_does_not_exist()
    {
        var import = await proef.VergelijkAsync(Registersoort.Organisaties, Csv("klantnummer;naam", "K1;Een"));
        await proef.Collectief.Database.As(TestTenants.Zuid, async services =>
        {
            (await services.GetRequiredService<BekijkImports>().VindAsync(import.Id, default)).ShouldBeNull();
            (await services.GetRequiredService<StartImport>().HandleAsync(new(import.Id, import.Sha256, false, null), default)).Refusals.ShouldHaveSingleItem().Code.ShouldBe("register.niet-vergeleken");
            (await services.GetRequiredService<Importstap>().DoeAsync(import.Id, default)).ShouldBeFalse();
        });
    }

    [Fact]
    public async Task Old_imports_go_with_what_they_told_of_people_and_one_at_work_stays()
    {
        await proef.VoerUitAsync(Registersoort.Personen, Csv("relatienummer;voorletters;achternaam;geboortedatum", "R1;A;Een;1985-03-17"));
        var bezig = await proef.VergelijkAsync(Registersoort.Personen, Csv("relatienummer;voorletters;achternaam;geboortedatum", "R2;A;Twee;1985-03-17"));
        (await proef.StartAsync(bezig)).IsRefused.ShouldBeFalse();
        var bewaring = proef.Collectief.Database.Services.GetServices<Engine.Jobs.RetainedRows>().Single(r => r.Kind == "registerImports");
        (await proef.Collectief.Lees(db => bewaring.RemoveAsync(db, proef.Collectief.Klok.GetUtcNow().AddDays(-1), default))).ShouldBe(0);
        await proef.Collectief.Lees(db => bewaring.RemoveAsync(db, proef.Collectief.Klok.GetUtcNow().AddDays(1), default));
        (await proef.Collectief.Lees(db => db.Set<Registerimport>().Select(i => i.Id).ToListAsync())).ShouldBe([bezig.Id]);
        (await proef.Collectief.Lees(db => db.Set<Importverschil>().CountAsync(v => v.ImportId != bezig.Id))).ShouldBe(0);
    }

    [Fact]
    public async Task A_stopped_import_leaves_no_rows_and_its_file_may_come_again()
    {
        var bestand = Csv("klantnummer;naam", "K1;Een");
        var import = await proef.VergelijkAsync(Registersoort.Organisaties, bestand);
        (await proef.Collectief.Als<StopImport, Engine.Modules.Result<Guid>>(s => s.HandleAsync(import.Id, default))).IsRefused.ShouldBeFalse();
        (await proef.StartAsync(import)).Refusals.ShouldHaveSingleItem().Code.ShouldBe("register.niet-vergeleken");
        (await proef.Collectief.Lees(async db => await db.Set<Importdeel>().CountAsync() + await db.Set<Importsleutel>().CountAsync())).ShouldBe(0);
        (await proef.StuurAsync(Registersoort.Organisaties, bestand)).Value.Eerder.ShouldBeFalse();
    }
}
