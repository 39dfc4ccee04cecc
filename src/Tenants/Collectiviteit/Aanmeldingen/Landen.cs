namespace Collectiviteit.Aanmeldingen;

/// <summary>Countries where temporary workers of these contracts come from: the European Economic Area and the countries with a treaty on care.</summary>
public static class Landen
{
    /// <summary>ISO 3166 code and Dutch name, the Netherlands first and the others by name.</summary>
    public static readonly IReadOnlyList<(string Code, string Naam)> Alle =
    [
        ("NL", "Nederland"), ("BE", "België"), ("BA", "Bosnië en Herzegovina"), ("BG", "Bulgarije"), ("CY", "Cyprus"), ("DK", "Denemarken"),
        ("DE", "Duitsland"), ("EE", "Estland"), ("FI", "Finland"), ("FR", "Frankrijk"), ("GR", "Griekenland"), ("HU", "Hongarije"), ("IE", "Ierland"),
        ("IS", "IJsland"), ("IT", "Italië"), ("HR", "Kroatië"), ("LV", "Letland"), ("LI", "Liechtenstein"), ("LT", "Litouwen"), ("LU", "Luxemburg"),
        ("MT", "Malta"), ("MA", "Marokko"), ("MK", "Noord-Macedonië"), ("NO", "Noorwegen"), ("AT", "Oostenrijk"), ("PL", "Polen"), ("PT", "Portugal"),
        ("RO", "Roemenië"), ("RS", "Servië"), ("SI", "Slovenië"), ("SK", "Slowakije"), ("ES", "Spanje"), ("CZ", "Tsjechië"), ("TN", "Tunesië"),
        ("TR", "Turkije"), ("GB", "Verenigd Koninkrijk"), ("SE", "Zweden"), ("CH", "Zwitserland"),
    ];

    /// <param name="tekst">A code or a name, in capitals or not.</param>
    /// <returns>The code; null when it is not in the list.</returns>
    public static string? Vind(string tekst) => Alle
        .Where(l => l.Code.Equals(tekst.Trim(), StringComparison.OrdinalIgnoreCase) || l.Naam.Equals(tekst.Trim(), StringComparison.OrdinalIgnoreCase))
        .Select(l => l.Code).FirstOrDefault();

    public static string Naam(string code) => Alle.FirstOrDefault(l => l.Code == code).Naam ?? code;
}
