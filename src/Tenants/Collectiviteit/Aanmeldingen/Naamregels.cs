using System.Text;
using Collectiviteit.Deelnemers;

namespace Collectiviteit.Aanmeldingen;

/// <summary>Names as they stand in a passport: letters of any script, with the marks that names have.</summary>
internal static class Naamregels
{
    private const int MeesteVoorletters = 8;
    private const string Leestekens = " -'’.";

    public static string? Achternaam(string? tekst, List<Regelfout> fouten)
    {
        const string veld = nameof(AanmeldInvoer.Achternaam);
        if (string.IsNullOrWhiteSpace(tekst))
        {
            fouten.Add(new("achternaam-ontbreekt", veld, "De achternaam ontbreekt.", "Vul de achternaam in zoals die in het paspoort staat."));
            return null;
        }

        return Deel(tekst, veld, "de achternaam", Naam.MaximumLengte, fouten);
    }

    /// <param name="wat">The field in a sentence: "de achternaam".</param>
    public static string? Deel(string? tekst, string veld, string wat, int maximum, List<Regelfout> fouten)
    {
        var naam = string.Join(' ', (tekst ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Normalize(NormalizationForm.FormC);
        if (naam.Length == 0)
        {
            return null;
        }

        if (naam.Length > maximum)
        {
            fouten.Add(new(veld.ToLowerInvariant() + "-te-lang", veld, $"Wat u bij {wat} invulde is te lang.", $"Gebruik hoogstens {maximum.ToString(System.Globalization.CultureInfo.InvariantCulture)} tekens."));
        }
        else if (!naam.Any(char.IsLetter) || !naam.EnumerateRunes().All(IsVanNaam))
        {
            fouten.Add(new(veld.ToLowerInvariant() + "-onleesbaar", veld, $"Bij {wat} staan tekens die niet in een naam horen.", "Gebruik alleen letters, spaties, streepjes en apostrofs."));
        }

        return naam;
    }

    /// <summary>"van dijk-poel", as somebody types in a hurry, becomes "van Dijk-Poel"; a name with a capital somewhere stays as it is written.</summary>
    public static string? Hoofdletters(string? naam) => naam is null || naam.Any(char.IsUpper) ? naam
        : string.Join(' ', naam.Split(' ').Select(deel => Naam.IsVoorvoegsel(deel) ? deel : string.Join('-', deel.Split('-').Select(d => d.Length == 0 ? d : char.ToUpperInvariant(d[0]) + d[1..]))));

    /// <summary>"ja", "J A" and "J.A." all become "J.A.".</summary>
    public static string? Voorletters(string? tekst, List<Regelfout> fouten)
    {
        const string veld = nameof(AanmeldInvoer.Voorletters);
        var delen = (tekst ?? "").Normalize(NormalizationForm.FormC).Split([' ', '.', '-'], StringSplitOptions.RemoveEmptyEntries);
        if (delen.Length == 0)
        {
            fouten.Add(new("voorletters-ontbreken", veld, "De voorletters ontbreken.", "Vul de voorletters in, bijvoorbeeld J.A."));
            return null;
        }

        var letters = delen is [var enig] ? [.. enig.Select(c => c.ToString())] : delen;
        var voorletters = string.Concat(letters.Select(l => char.ToUpperInvariant(l[0]) + l[1..].ToLowerInvariant() + "."));
        if (letters.Length > MeesteVoorletters || voorletters.Length > Naam.MaximumVoorletters || letters.Any(l => l.Length > 2 || !l.All(char.IsLetter)))
        {
            fouten.Add(new("voorletters-onleesbaar", veld, "Dit zijn geen voorletters.", "Vul alleen de eerste letters van de voornamen in, bijvoorbeeld J.A."));
            return null;
        }

        return voorletters;
    }

    private static bool IsVanNaam(Rune teken) =>
        Rune.IsLetter(teken) || Rune.GetUnicodeCategory(teken) == System.Globalization.UnicodeCategory.NonSpacingMark || (teken.IsBmp && Leestekens.Contains((char)teken.Value));
}
