using System.Globalization;
using Engine.Modules;

namespace Engine.Bulk.Csv;

/// <summary>Why a file of text is refused as a whole, in words for who sent it.</summary>
public static class CsvRefusals
{
    public static Refusal TooLarge(long most) => Of(
        "csv.too-large", string.Create(CultureInfo.InvariantCulture, $"Dit bestand is groter dan {most / 1_000_000} MB. Verdeel de regels over meer bestanden."));

    public static Refusal Empty { get; } = Of("csv.empty", "Er staan geen regels in dit bestand. Zet onder de kopregel minstens één regel.");

    public static Refusal NoHeading { get; } = Of("csv.no-heading", "Dit bestand is leeg. Begin met een kopregel met de namen van de kolommen.");

    public static Refusal Encoding(int line) => Of("csv.encoding", $"Vanaf regel {Text(line)} staan tekens die geen UTF-8 zijn. Bewaar het bestand als 'CSV UTF-8' en stuur het opnieuw.");

    public static Refusal NotText(int line) => Of("csv.not-text", $"Op regel {Text(line)} staan tekens die niet in een tekstbestand horen. Maak het bestand opnieuw als 'CSV UTF-8'.");

    public static Refusal Malformed(int line) => Of(
        "csv.malformed", $"Na regel {Text(line)} kloppen de aanhalingstekens niet, of is een regel veel te lang. Zet aanhalingstekens om het hele veld en verdubbel die erin.");

    public static Refusal FieldCount(int line, int found, int expected) => Of(
        "csv.field-count", $"Regel {Text(line)} heeft {Text(found)} velden en de kopregel {Text(expected)}. Scheid de velden met een puntkomma en laat geen veld weg.");

    public static Refusal MissingColumns(IEnumerable<string> titles) => Of(
        "csv.missing-column", $"In de kopregel ontbreekt: {string.Join(", ", titles)}. Neem de kopregel over van het voorbeeld en scheid de velden met een puntkomma.");

    public static Refusal UnknownColumns(IEnumerable<string> titles) => Of("csv.unknown-column", $"Deze kolommen kennen wij niet: {string.Join(", ", titles)}. Haal ze weg of verbeter de naam.");

    public static Refusal DoubleColumns(IEnumerable<string> titles) => Of("csv.double-column", $"Deze kolommen staan er twee keer in: {string.Join(", ", titles)}. Haal er één weg.");

    private static Refusal Of(string code, string message) => new(code, message, BulkRefusals.Field);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
