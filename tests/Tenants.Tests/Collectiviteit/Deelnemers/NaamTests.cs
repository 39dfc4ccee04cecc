using Collectiviteit.Deelnemers;
using Shouldly;

namespace Tenants.Tests.Collectiviteit.Deelnemers;

public sealed class NaamTests
{
    [Theory]
    [InlineData("J.A.", "van der", "Poel", "poel, van der, j.a.", "J.A. van der Poel")]
    [InlineData("Ł.", null, "Wiśniewska", "wisniewska, , l.", "Ł. Wiśniewska")]
    [InlineData("İ.", null, "Yıldız", "yildiz, , i.", "İ. Yıldız")]
    [InlineData("Ș.", null, "Țăran", "taran, , s.", "Ș. Țăran")]
    public void A_name_sorts_by_the_surname_without_accents_and_shows_as_written(string voorletters, string? tussen, string achternaam, string sleutel, string toon)
    {
        var deelnemer = Deelnemer(voorletters, null, tussen, achternaam);
        Naam.Sleutel(deelnemer).ShouldBe(sleutel);
        Naam.Toon(deelnemer).ShouldBe(toon);
    }

    [Theory]
    [InlineData("Jansen-de Vries", "jansen", "jansende", "de", "vries")]
    [InlineData("O'Neill", "o", "neill", "oneill")]
    [InlineData("El-Amrani", "el", "amrani", "elamrani")]
    [InlineData("Łukasiewicz", "lukasiewicz")]
    [InlineData("Ångström", "angstrom")]
    public void A_compound_is_found_by_its_parts_and_as_one_word(string achternaam, params string[] woorden) =>
        Naam.Zoekwoorden(Deelnemer("", "Eva", null, achternaam)).ShouldBe(["eva", .. woorden], ignoreOrder: true);

    [Fact]
    public void An_initial_is_a_word_only_where_there_is_no_first_name()
    {
        Naam.Zoekwoorden(Deelnemer("J.A.", null, null, "Poel")).ShouldBe(["j", "poel"], ignoreOrder: true);
        Naam.Zoekwoorden(Deelnemer("J.A.", "Jan", null, "Poel")).ShouldBe(["jan", "poel"], ignoreOrder: true);
    }

    private static Deelnemer Deelnemer(string voorletters, string? voornaam, string? tussen, string achternaam) =>
        new() { Relatienummer = "1", Voorletters = voorletters, Voornaam = voornaam, Tussenvoegsel = tussen, Achternaam = achternaam, Geboortedatum = new(1980, 1, 1) };
}
