using Collectiviteit;
using Collectiviteit.Deelnemers;
using Collectiviteit.Mutaties;
using Shouldly;
using Testing.Collectiviteiten;

namespace Tenants.Tests.Collectiviteit.Mutaties;

public sealed class AfmeldregelsTests
{
    private static readonly Afmeldreden UitDienst = new("uit-dienst", "Einde dienstverband", RedenSoort.EindeDienstverband);
    private static readonly Afmeldreden Pensioen = new("pensioen", "Einde dienstverband i.v.m. pensioen", RedenSoort.Pensioen);
    private static readonly CollectiviteitSettings Settings = new() { Afmeldredenen = [UitDienst, Pensioen] };

    [Theory]
    [InlineData("01-10-1968", "30-09-2026", true)] // 58 on the day after the end date
    [InlineData("02-10-1968", "30-09-2026", false)] // 58 one day later
    [InlineData("29-02-1968", "27-02-2026", false)] // the day after is 28 February: not yet 58
    [InlineData("29-02-1968", "28-02-2026", true)] // the day after is 1 March
    [InlineData("29-02-1972", "28-02-2030", true)]
    [InlineData("01-01-1950", "30-09-2026", true)]
    public void From_58_on_the_day_after_the_end_date_leaving_is_retiring(string geboren, string einddatum, bool pensioen)
    {
        var werknemer = Lid(geboren);
        (Afmeldregels.PastReden(UitDienst, werknemer, Collectief.Dag(einddatum), Settings)?.Code).ShouldBe(pensioen ? "pensioenreden-nodig" : null);
        (Afmeldregels.PastReden(Pensioen, werknemer, Collectief.Dag(einddatum), Settings)?.Code).ShouldBe(pensioen ? null : "te-jong-voor-pensioenreden");
    }

    [Fact]
    public void For_every_birthday_and_end_date_exactly_one_of_the_two_reasons_fits()
    {
        var kans = new Random(58);
        for (var i = 0; i < 5_000; i++)
        {
            var geboren = new DateOnly(1955, 1, 1).AddDays(kans.Next(0, 9_000));
            var einddatum = new DateOnly(2024, 1, 1).AddDays(kans.Next(0, 1_500));
            var lid = Lid(geboren.ToString("dd-MM-yyyy", System.Globalization.CultureInfo.InvariantCulture));
            var uitDienst = Afmeldregels.PastReden(UitDienst, lid, einddatum, Settings) is null;
            (Afmeldregels.PastReden(Pensioen, lid, einddatum, Settings) is null).ShouldBe(!uitDienst, $"{geboren} {einddatum}");

            // said in another way: has the 58th birthday been, with 1 March standing in for a missing 29 February
            var jarig = geboren is { Month: 2, Day: 29 } && !DateTime.IsLeapYear(geboren.Year + 58) ? new DateOnly(geboren.Year + 58, 3, 1) : geboren.AddYears(58);
            uitDienst.ShouldBe(jarig > einddatum.AddDays(1), $"{geboren} {einddatum}");
        }
    }

    [Fact]
    public void Without_a_pension_reason_in_the_list_leaving_is_just_leaving() =>
        Afmeldregels.PastReden(UitDienst, Lid("01-01-1950"), new(2026, 9, 30), new() { Afmeldredenen = [UitDienst] }).ShouldBeNull();

    private static Lid Lid(string geboren)
    {
        var dag = Collectief.Dag(geboren);
        var deelnemer = new Deelnemer { Relatienummer = "1", Voorletters = "J.", Achternaam = "Poel", Geboortedatum = dag };
        return new(
            new() { ContractId = Guid.Empty, DeelnemerId = deelnemer.Id, Ingangsdatum = new(2020, 1, 1), Naamsleutel = "", Relatienummer = "1", Geboortedatum = dag },
            deelnemer);
    }
}
