using System.Text.RegularExpressions;

namespace Collectiviteit.Aanmeldingen;

/// <summary>An address may be left out (001-30); half an address helps nobody, least of all with an S1 form later.</summary>
internal static partial class Adresregels
{
    private const string Nederland = "NL";

    public static Adres Weeg(AanmeldInvoer invoer, List<Regelfout> fouten)
    {
        // first, as in the form
        var land = string.IsNullOrWhiteSpace(invoer.Land) ? null : Landen.Vind(invoer.Land);
        if (land is null && !string.IsNullOrWhiteSpace(invoer.Land))
        {
            fouten.Add(new("land-onbekend", nameof(invoer.Land), "Dit land staat niet in onze lijst.", "Kies een land uit de lijst."));
        }

        var adres = new Adres(
            Lees(invoer.Straat, nameof(invoer.Straat), 100, fouten),
            Lees(invoer.Huisnummer, nameof(invoer.Huisnummer), 20, fouten),
            Lees(invoer.Postcode, nameof(invoer.Postcode), 10, fouten)?.ToUpperInvariant(),
            Lees(invoer.Woonplaats, nameof(invoer.Woonplaats), 80, fouten),
            null);
        if (adres == Adres.Leeg)
        {
            // a country alone is no address: forms choose one beforehand
            return adres;
        }

        if (string.IsNullOrWhiteSpace(invoer.Land) && adres.Postcode is null)
        {
            // a Dutch postcode tells the country; without one nobody can tell later, and an S1 form needs it
            fouten.Add(new("land-ontbreekt", nameof(invoer.Land), "Het land van het adres ontbreekt.", "Kies het land uit de lijst."));
        }

        Volledig(adres, fouten);
        if ((land ?? Nederland) == Nederland && adres.Postcode is { } postcode)
        {
            if (NederlandsePostcode().Match(postcode) is { Success: true } gelezen)
            {
                adres = adres with { Postcode = $"{gelezen.Groups[1].Value} {gelezen.Groups[2].Value}" };
            }
            else
            {
                fouten.Add(new("postcode-onjuist", nameof(invoer.Postcode), "Dit is geen Nederlandse postcode.", "Vul 4 cijfers en 2 letters in, of kies het land van het adres."));
            }
        }

        return adres with { Land = land };
    }

    private static void Volledig(Adres adres, List<Regelfout> fouten)
    {
        foreach (var (waarde, veld, wat) in new[]
        {
            (adres.Straat, nameof(AanmeldInvoer.Straat), "De straat"),
            (adres.Huisnummer, nameof(AanmeldInvoer.Huisnummer), "Het huisnummer"),
            (adres.Woonplaats, nameof(AanmeldInvoer.Woonplaats), "De woonplaats"),
        })
        {
            if (waarde is null)
            {
                fouten.Add(new("adres-onvolledig", veld, $"{wat} van het adres ontbreekt.", "Vul het adres helemaal in, of laat het hele adres leeg."));
            }
        }
    }

    private static string? Lees(string? tekst, string veld, int maximum, List<Regelfout> fouten)
    {
        var waarde = (tekst ?? "").Trim();
        if (waarde.Length > maximum || waarde.Any(char.IsControl))
        {
            fouten.Add(new("adres-onleesbaar", veld, "Dit deel van het adres kunnen wij niet lezen.", $"Gebruik hoogstens {maximum.ToString(System.Globalization.CultureInfo.InvariantCulture)} letters, cijfers en leestekens."));
        }

        return waarde.Length == 0 ? null : waarde;
    }

    [GeneratedRegex("^([1-9][0-9]{3}) ?([A-Z]{2})$", RegexOptions.CultureInvariant)]
    private static partial Regex NederlandsePostcode();
}

internal sealed record Adres(string? Straat, string? Huisnummer, string? Postcode, string? Woonplaats, string? Land)
{
    public static readonly Adres Leeg = new(null, null, null, null, null);
}
