using Collectiviteit.Deelnemers;
using Collectiviteit.Mutaties;
using Collectiviteit.Registers;
using Engine.Access;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using static Tenants.Tests.Collectiviteit.Registers.Registerproef;

namespace Tenants.Tests.Collectiviteit.Registers;

/// <summary>What one row may say.</summary>
public sealed class RegisterregelTests : IAsyncLifetime
{
    private Registerproef proef = null!;

    public async Task InitializeAsync() => proef = await MaakAsync();

    public Task DisposeAsync() => proef.DisposeAsync().AsTask();

    [Fact]
    public async Task A_row_about_a_customer_is_refused_for_what_is_wrong_with_it()
    {
        await proef.Collectief.BewaarAsync(new Organisation { Number = "DESK", Name = "Eigen", IsStaff = true }, new Organisation { Number = "K1", Name = "Een", Kvk = "12345678" });
        (await proef.FoutenAsync(await proef.VergelijkAsync(Registersoort.Organisaties, Csv(
            "klantnummer;naam;doelgroep;kvk;rsin;adres;telefoon;e-mail",
            "DESK;Overname;;;;;;", "K2;Twee;;12345678;;;;", "K3;Drie;onbekend;;;;;", "K4;Vier;;1234;;;;", "K5;=CMD();;;;;;", "K6;Zes;;;;;12;", "K7;Zeven;;;;;;geen adres", "K8;;;;;;;", "K9;Een;;;;;;", "K9;Twee;;;;;;"))))
            .ShouldBe([
                "2 klantnummer: Dit nummer is van een eigen organisatie van de verzekeraar.", "3 kvk: Een andere klant heeft dit nummer al.", "4 doelgroep: Deze doelgroep heeft het portaal niet.",
                "5 kvk: Dit zijn geen 8 cijfers.", "6 naam: Dit begint als een formule van een rekenblad.", "7 telefoon: Dit is geen telefoonnummer.", "8 e-mail: Dit is geen e-mailadres.",
                "9 naam: Dit veld is leeg.", "11 : Deze sleutel staat ook op regel 10."]);
    }

    [Fact]
    public async Task A_contract_stays_with_its_customer()
    {
        await proef.Collectief.BewaarAsync(new Organisation { Number = "K1", Name = "Een" });
        (await proef.FoutenAsync(await proef.VergelijkAsync(Registersoort.Contracten, Csv(
            "contractnummer;klantnummer;naam;ingangsdatum;einddatum;vestigingsnummer;premiebetaling;korting basis",
            "23595;K1;Over;2015-01-01;;;;", "C1;K8;Nieuw;2015-01-01;;;;", "C2;K1;Nieuw;2015-13-01;;;;", "C3;K1;Nieuw;2015-01-02;2015-01-01;;;", "C4;K1;Nieuw;2015-01-02;;12;;", "C5;K1;Nieuw;2015-01-02;;;contant;", "C6;K1;Nieuw;2015-01-02;;;;101"))))
            .ShouldBe([
                "2 klantnummer: Dit contract is van een andere klant. Een contract gaat niet over naar een andere klant.", "3 klantnummer: Deze klant staat niet in het portaal.",
                "4 ingangsdatum: Deze datum bestaat niet of is anders geschreven.", "5 einddatum: De einddatum ligt vóór de ingangsdatum.", "6 vestigingsnummer: Dit zijn geen 12 cijfers.",
                "7 premiebetaling: Deze manier van betalen kennen wij niet.", "8 korting basis: Dit is geen percentage van 0 tot en met 100."]);
    }

    [Fact]
    public async Task A_person_has_a_name_and_a_possible_birth_date()
    {
        (await proef.FoutenAsync(await proef.VergelijkAsync(Registersoort.Personen, Csv(
            "relatienummer;voorletters;achternaam;geboortedatum;geslacht;straat;huisnummer;postcode;woonplaats;land",
            "R1;J;<b>;1985-03-17;;;;;;", "R2;J;Twee;2027-01-01;;;;;;", "R3;J;Drie;17-03-1985;;;;;;", "R4;J;Vier;1985-03-17;x;;;;;", "R5;J;Vijf;1985-03-17;;Laan;1;12;Plaats;", "R6;;Zes;1985-03-17;;;;;;"))))
            .ShouldBe([
                "2 achternaam: Bij de achternaam staan tekens die niet in een naam horen.", "3 geboortedatum: Deze geboortedatum kan niet kloppen.", "4 geboortedatum: Deze datum bestaat niet of is anders geschreven.",
                "5 geslacht: Dit geslacht kennen wij niet.", "6 postcode: Dit is geen Nederlandse postcode.", "7 voorletters: De voorletters ontbreken."]);
    }

    [Fact]
    public async Task An_enrolment_needs_a_person_and_a_contract_that_runs_and_does_not_overlap()
    {
        var jan = (await proef.Collectief.SchrijfInAsync("Jan Poel")).Deelnemer.Relatienummer;
        (await proef.FoutenAsync(await proef.VergelijkAsync(Registersoort.Deelnames, Csv(
            "relatienummer;contractnummer;ingangsdatum;einddatum;eindreden",
            $"R9;23595;2021-01-01;;", $"{jan};C9;2021-01-01;;", $"{jan};23596;2014-12-31;;", $"{jan};23595;2021-01-01;;", $"{jan};23596;2021-01-01;2020-12-31;", $"{jan};23597;2021-01-01;2021-12-31;weg", $"{jan};23597;2021-01-02;;uit-dienst"))))
            .ShouldBe([
                "2 relatienummer: Deze persoon staat niet in het portaal.", "3 contractnummer: Dit contract staat niet in het portaal.", "4 ingangsdatum: Het contract loopt niet op 31-12-2014.",
                "5 ingangsdatum: Deze persoon doet in dit contract al mee vanaf 01-01-2020.", "6 einddatum: De einddatum ligt vóór de ingangsdatum.", "7 eindreden: Deze reden kent het portaal niet.",
                "8 eindreden: Er is een reden zonder einddatum."]);
    }

    [Fact]
    public async Task A_reason_without_a_column_for_the_end_goes_with_the_end_that_is_known()
    {
        const string kop = "relatienummer;contractnummer;ingangsdatum;eindreden";
        var weg = await proef.Collectief.SchrijfInAsync("Jan Weg");
        await proef.Collectief.Lees(db => db.Set<Deelname>().ExecuteUpdateAsync(s => s.SetProperty(d => d.Eind, new DateOnly(2026, 12, 31))));
        var blijft = await proef.Collectief.SchrijfInAsync("Eva Blijft");
        var import = await proef.VoerUitAsync(Registersoort.Deelnames, Csv(
            kop, $"{weg.Deelnemer.Relatienummer};23595;2020-01-01;pensioen", $"{blijft.Deelnemer.Relatienummer};23595;2020-01-01;pensioen", $"{blijft.Deelnemer.Relatienummer};23596;2020-01-01;pensioen"));
        (await proef.FoutenAsync(import)).ShouldBe(["3 eindreden: Er is een reden zonder einddatum.", "4 eindreden: Er is een reden zonder einddatum."]);
        var deelname = await proef.Collectief.Lees(db => db.Set<Deelname>().SingleAsync(d => d.Id == weg.Deelname.Id));
        (deelname.Einddatum, deelname.Eindreden, deelname.HoudtKorting).ShouldBe((new DateOnly(2026, 12, 31), "pensioen", true));
    }

    [Fact]
    public async Task Who_ends_in_one_row_may_begin_again_in_the_next()
    {
        var jan = (await proef.Collectief.SchrijfInAsync("Jan Poel")).Deelnemer.Relatienummer;
        var bestand = Csv("relatienummer;contractnummer;ingangsdatum;einddatum", $"{jan};23595;2020-01-01;2026-06-30", $"{jan};23595;2026-07-01;");
        Tellingen(await proef.VergelijkAsync(Registersoort.Deelnames, bestand)).ShouldBe((1, 1, 0, 0, 0, 0));
        var import = await proef.VoerUitAsync(Registersoort.Deelnames, [.. bestand, .. "\r\n"u8]);
        Tellingen(import).ShouldBe((1, 1, 0, 0, 0, 0));
    }

    [Fact]
    public async Task A_later_last_day_reaches_neither_into_the_next_period_nor_beyond_the_contract()
    {
        var jan = (await proef.Collectief.SchrijfInAsync("Jan Poel")).Deelnemer.Relatienummer;
        var eva = (await proef.Collectief.SchrijfInAsync("Eva Poel", contract: proef.Collectief.AnderSalaris)).Deelnemer.Relatienummer;
        var contract = await proef.Collectief.Lees(db => db.Set<Contract>().SingleAsync(c => c.Id == proef.Collectief.AnderSalaris.Id));
        await proef.VoerUitAsync(Registersoort.Deelnames, Csv(
            "relatienummer;contractnummer;ingangsdatum;einddatum", $"{jan};23595;2020-01-01;2026-03-31", $"{jan};23595;2026-05-01;", $"{eva};{contract.Number};2020-01-01;2025-12-31"));
        await proef.Collectief.Lees(db => db.Set<Contract>().Where(c => c.Id == contract.Id).ExecuteUpdateAsync(s => s.SetProperty(c => c.End, new DateOnly(2025, 12, 31))));
        (await proef.FoutenAsync(await proef.VergelijkAsync(Registersoort.Deelnames, Csv("relatienummer;contractnummer;ingangsdatum;einddatum", $"{jan};23595;2020-01-01;", $"{eva};{contract.Number};2020-01-01;"))))
            .ShouldBe(["2 einddatum: Deze persoon doet in dit contract al mee vanaf 01-05-2026.", "3 einddatum: Het contract loopt niet op 01-01-2026."]);
        Tellingen(await proef.VergelijkAsync(Registersoort.Deelnames, Csv("relatienummer;contractnummer;ingangsdatum;einddatum", $"{jan};23595;2020-01-01;2026-04-30"))).ShouldBe((0, 1, 0, 0, 0, 1));
    }

    [Fact]
    public async Task Who_was_to_end_and_waits_for_a_request_does_not_begin_again_below()
    {
        var jan = await proef.Collectief.SchrijfInAsync("Jan Poel");
        await proef.Collectief.Als((Afmelden a) => a.HandleAsync(new() { DeelnameId = jan.Deelname.Id, Einddatum = "30-09-2026", Reden = "uit-dienst", Bevestigd = true }, default));
        var import = await proef.VergelijkAsync(Registersoort.Deelnames, Csv(
            "relatienummer;contractnummer;ingangsdatum;einddatum", $"{jan.Deelnemer.Relatienummer};23595;2020-01-01;2026-06-30", $"{jan.Deelnemer.Relatienummer};23595;2026-07-01;"));
        Tellingen(import).ShouldBe((0, 0, 0, 1, 1, 0));
    }

    [Fact]
    public async Task Family_takes_part_through_a_main_person_who_takes_part()
    {
        var hoofd = await proef.Collectief.SchrijfInAsync("Jan Hoofd");
        var kind = await proef.Collectief.SchrijfInAsync("Kim Hoofd", via: hoofd, geboren: "01-01-2015");
        var ander = await proef.Collectief.SchrijfInAsync("Bo Ander", contract: proef.Collectief.AnderSalaris);
        var (h, k, a) = (hoofd.Deelnemer.Relatienummer, kind.Deelnemer.Relatienummer, ander.Deelnemer.Relatienummer);
        (await proef.FoutenAsync(await proef.VergelijkAsync(Registersoort.Gezinsleden, Csv(
            "relatienummer;contractnummer;ingangsdatum;relatienummer hoofdverzekerde;rol",
            $"{k};23596;2021-01-01;{h};kind", $"{k};23595;2020-01-01;{a};kind", $"{h};23595;2020-01-01;{a};partner", $"{k};23597;2021-01-01;{k};kind", $"{k};23597;2021-01-02;{h};oom"))))
            .ShouldBe([
                "2 relatienummer hoofdverzekerde: Deze hoofdverzekerde doet op de ingangsdatum niet mee in dit contract.",
                "3 relatienummer hoofdverzekerde: Dit gezinslid doet in het portaal mee via iemand anders. Dat kan niet wijzigen.", "4 rol: In het portaal heeft deze deelname een andere rol.",
                "5 relatienummer hoofdverzekerde: Iemand is geen gezinslid van zichzelf.", "6 rol: Deze rol kennen wij niet."]);
    }
}
