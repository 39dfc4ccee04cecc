using Collectiviteit;
using Collectiviteit.Aanmeldingen;
using Collectiviteit.Deelnemers;
using Engine.Ui;
using Shouldly;

namespace Tenants.Tests.Collectiviteit.Aanmeldingen;

/// <summary>The rules of enrolment on one person, over many dates, ages and numbers.</summary>
public sealed class AanmeldregelsTests
{
    private static readonly CollectiviteitSettings Settings = new();
    private static readonly Aanmeldkader Kader = new(new(2026, 9, 16), Settings, new(2015, 1, 1), null);

    private static readonly AanmeldInvoer Goed = new() { Voorletters = "J.A.", Achternaam = "Poel", Geboortedatum = "17-03-1985", Ingangsdatum = "01-10-2026" };

    [Fact]
    public void The_bare_minimum_is_enough()
    {
        var gegevens = Weeg(Goed).Gegevens.ShouldNotBeNull();
        (gegevens.Voorletters, gegevens.Achternaam, gegevens.Bsn, gegevens.Straat).ShouldBe(("J.A.", "Poel", null, null));
        (gegevens.Geboortedatum, gegevens.Ingangsdatum).ShouldBe((new(1985, 3, 17), new(2026, 10, 1)));
    }

    [Fact]
    public void A_first_day_is_taken_exactly_within_the_stretch_that_the_tenant_allows()
    {
        for (var dagen = -400; dagen <= 400; dagen++)
        {
            var dag = Kader.Vandaag.AddDays(dagen);
            var mag = dagen >= -Settings.AanmeldDagenTerug && dagen <= Settings.AanmeldDagenVooruit;
            Codes(Goed with { Ingangsdatum = Show.Date(dag) }).ShouldBe(mag ? [] : [dagen < 0 ? "ingangsdatum-te-vroeg" : "ingangsdatum-te-laat"], Show.Date(dag));
        }
    }

    [Fact]
    public void A_first_day_lies_within_the_contract()
    {
        var kort = Kader with { Start = new(2026, 9, 1), Eind = new(2026, 9, 30) };
        foreach (var (dag, code) in new[] { ("31-08-2026", "ingangsdatum-te-vroeg"), ("01-09-2026", ""), ("30-09-2026", ""), ("01-10-2026", "ingangsdatum-te-laat") })
        {
            Aanmeldregels.Weeg(Goed with { Ingangsdatum = dag }, Rol.Hoofdverzekerde, kort).Fouten.Select(f => f.Code).ShouldBe(code.Length == 0 ? [] : [code], dag);
        }
    }

    [Fact]
    public void An_age_is_weighed_on_the_first_day_for_every_birthday_of_the_year()
    {
        for (var dagen = -3; dagen < 370; dagen++)
        {
            var ingang = new DateOnly(2026, 10, 1);
            var geboren = new DateOnly(2010, 9, 28).AddDays(dagen);
            var oudGenoeg = geboren.AddYears(16) <= ingang;
            Codes(Goed with { Geboortedatum = Show.Date(geboren) }).ShouldBe(oudGenoeg ? [] : ["te-jong"], Show.Date(geboren));
            var kind = new DateOnly(2008, 9, 28).AddDays(dagen);
            var kindGenoeg = kind.AddYears(18) > ingang;
            Codes(Goed with { Geboortedatum = Show.Date(kind) }, Rol.Kind).ShouldBe(kindGenoeg ? [] : ["te-oud-als-kind"], Show.Date(kind));
        }
    }

    [Theory]
    [InlineData("16-09-2026", "ingang-voor-geboorte")] // born after the first day asked
    [InlineData("17-09-2026", "geboortedatum-onmogelijk")]
    [InlineData("01-01-1900", "geboortedatum-onmogelijk")]
    [InlineData("29-02-2025", "geboortedatum-onleesbaar")]
    [InlineData("", "geboortedatum-onleesbaar")]
    public void A_birth_date_that_cannot_be_is_refused_by_name(string geboren, string code) =>
        Codes(Goed with { Geboortedatum = geboren, Ingangsdatum = "10-09-2026" }, Rol.Kind).ShouldBe([code]);

    [Fact]
    public void A_newborn_is_enrolled_from_the_day_of_birth() =>
        Codes(Goed with { Geboortedatum = "10-09-2026", Ingangsdatum = "10-09-2026" }, Rol.Kind).ShouldBeEmpty();

    [Fact]
    public void A_citizen_number_is_taken_exactly_when_it_passes_the_eleven_test()
    {
        var kans = new Random(5);
        for (var i = 0; i < 3_000; i++)
        {
            var nummer = kans.Next(10_000_000, 1_000_000_000).ToString("D9", System.Globalization.CultureInfo.InvariantCulture);
            var som = Enumerable.Range(0, 9).Sum(p => (p == 8 ? -1 : 9 - p) * (nummer[p] - '0'));
            Codes(Goed with { Bsn = nummer }).ShouldBe(som % 11 == 0 ? [] : ["bsn-onjuist"], nummer);
        }

        Aanmeldregels.Weeg(Goed, Rol.Hoofdverzekerde, Kader with { Settings = Settings with { BsnVerplicht = true } }).Fouten.ShouldHaveSingleItem().Code.ShouldBe("bsn-ontbreekt");
    }

    [Theory]
    [InlineData("ja", "J.A.")]
    [InlineData("J A", "J.A.")]
    [InlineData("j.a.", "J.A.")]
    [InlineData("IJ.C.", "Ij.C.")]
    [InlineData("Ł", "Ł.")]
    public void Initials_get_one_spelling(string tekst, string voorletters) =>
        Weeg(Goed with { Voorletters = tekst }).Gegevens.ShouldNotBeNull().Voorletters.ShouldBe(voorletters);

    [Theory]
    [InlineData("Johannes-Antonius")]
    [InlineData("J1")]
    [InlineData("")]
    [InlineData("Th Ch Ph Sh Jh Kh Gh")] // typed within 20, and longer with their dots
    public void A_first_name_is_not_initials(string tekst) => Weeg(Goed with { Voorletters = tekst }).Fouten.ShouldHaveSingleItem().Veld.ShouldBe("Voorletters");

    [Theory]
    [InlineData("Wałęsa-Żółć")]
    [InlineData("Şahin Güngör")]
    [InlineData("Ștefănescu")]
    [InlineData("d'Ancona")]
    [InlineData("Иванова")]
    public void Names_of_every_script_are_taken(string naam) => Weeg(Goed with { Achternaam = naam }).Gegevens.ShouldNotBeNull().Achternaam.ShouldBe(naam);

    [Theory]
    [InlineData("", "achternaam-ontbreekt")]
    [InlineData("   ", "achternaam-ontbreekt")]
    [InlineData("Poel3", "achternaam-onleesbaar")]
    [InlineData("=1+1", "achternaam-onleesbaar")]
    [InlineData("--", "achternaam-onleesbaar")]
    public void A_surname_that_is_none_is_refused(string naam, string code) => Codes(Goed with { Achternaam = naam }).ShouldBe([code]);

    [Fact]
    public void A_reference_has_at_most_fifteen_characters()
    {
        Codes(Goed with { Werknemersnummer = new string('9', 15) }).ShouldBeEmpty();
        Codes(Goed with { Werknemersnummer = new string('9', 16) }).ShouldBe(["nummer-te-lang"]);
    }

    [Fact]
    public void An_address_is_left_out_whole_or_given_whole()
    {
        var adres = Goed with { Straat = "ul. Długa", Huisnummer = "12a", Postcode = "00-238", Woonplaats = "Warszawa", Land = "polen" };
        Weeg(adres).Gegevens.ShouldNotBeNull().Land.ShouldBe("PL");
        Codes(adres with { Huisnummer = "" }).ShouldBe(["adres-onvolledig"]);
        Codes(adres with { Land = "NL" }).ShouldBe(["postcode-onjuist"]);
        Weeg(adres with { Land = "", Postcode = "2312gh" }).Gegevens.ShouldNotBeNull().Postcode.ShouldBe("2312 GH");
        Codes(adres with { Straat = new('x', 101) }).ShouldBe(["adres-onleesbaar"]);
        Codes(adres with { Woonplaats = "War\u0007szawa" }).ShouldBe(["adres-onleesbaar"]);
        Codes(adres with { Land = "", Postcode = "" }).ShouldBe(["land-ontbreekt"], "only a Dutch postcode tells the country");
        Codes(Goed with { Land = "Atlantis" }).ShouldBe(["land-onbekend"]);
        Weeg(Goed with { Land = "PL" }).Gegevens.ShouldNotBeNull().Land.ShouldBeNull("a country alone is no address");
    }

    [Fact]
    public void Every_fault_says_what_is_wrong_and_what_to_do()
    {
        var fouten = Weeg(new() { Geslacht = "x", Bsn = "1", Straat = "A", Land = "?", Werknemersnummer = new('1', 20), Voornaam = "9" }).Fouten;
        fouten.Select(f => f.Veld).Distinct().Count().ShouldBeGreaterThanOrEqualTo(10);
        fouten.ShouldAllBe(f => f.Waarom.EndsWith('.') && f.Oplossing.EndsWith('.') && f.Code.Length > 3);
    }

    private static Aanmeldoordeel Weeg(AanmeldInvoer invoer) => Aanmeldregels.Weeg(invoer, Rol.Hoofdverzekerde, Kader);

    private static IEnumerable<string> Codes(AanmeldInvoer invoer, Rol rol = Rol.Hoofdverzekerde) => Aanmeldregels.Weeg(invoer, rol, Kader).Fouten.Select(f => f.Code);
}
