using Collectiviteit.Overzichten;
using Collectiviteit.Overzichten.Uitstroom;
using Shouldly;

namespace Tenants.Tests.Collectiviteit.Overzichten;

/// <summary>Which months have figures on which day (001-44, 001-51, 002-20).</summary>
public sealed class PeilingTests
{
    [Theory]
    [InlineData("2026-10-10", 10, "2026-08", "2026-09-10", "2026-10-10")]
    [InlineData("2026-10-11", 10, "2026-09", "2026-10-10", "2026-11-10")]
    [InlineData("2027-01-05", 10, "2026-11", "2026-12-10", "2027-01-10")]
    [InlineData("2027-01-31", 10, "2026-12", "2027-01-10", "2027-02-10")]
    [InlineData("2026-03-01", 31, "2026-01", "2026-02-28", "2026-03-31")]
    [InlineData("2026-03-01", 0, "2026-02", "2026-02-28", "2026-03-31")]
    public void Figures_of_a_month_are_per_the_fixed_day_of_the_next_and_there_after_it(string vandaag, int peildag, string laatste, string ververst, string volgende)
    {
        var peiling = Peiling.Na(DateOnly.Parse(vandaag, System.Globalization.CultureInfo.InvariantCulture), peildag);
        (peiling.Laatste.Adres, peiling.Ververst.ToString("O", System.Globalization.CultureInfo.InvariantCulture), peiling.Volgende.ToString("O", System.Globalization.CultureInfo.InvariantCulture)).ShouldBe((laatste, ververst, volgende));
    }

    [Theory]
    [InlineData("2026-10-09", 10, "2026-08")]
    [InlineData("2026-10-10", 10, "2026-09")]
    [InlineData("2026-02-28", 31, "2026-01")]
    [InlineData("2026-03-01", 0, "2026-02")]
    public void The_use_of_a_contract_is_there_on_the_day_itself_001_51(string vandaag, int peildag, string laatste) =>
        Peiling.Per(DateOnly.Parse(vandaag, System.Globalization.CultureInfo.InvariantCulture), peildag).Laatste.Adres.ShouldBe(laatste);

    [Fact]
    public void A_list_is_of_a_month_or_of_the_year_as_far_as_it_has_figures()
    {
        var keuzes = Lijstperiode.Keuzes(new(2025, 11), new(2026, 2));
        keuzes.Select(k => k.Adres).ShouldBe(["2026", "2026-02", "2026-01", "2025", "2025-12", "2025-11"]);
        keuzes[0].ShouldBe(new("2026", "2026 - januari t/m februari", new(2026, 1, 1), new(2026, 2, 28)));
        keuzes[^1].Tot.ShouldBe(new(2025, 11, 30));
        Lijstperiode.Keuzes(new(2026, 3), new(2026, 2)).ShouldBeEmpty("a contract that has just begun has no figures");
    }
}
