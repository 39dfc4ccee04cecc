using System.Text;
using Engine.Ui;

namespace Collectiviteit.Registers;

/// <summary>An import in the words and columns of its page.</summary>
internal static class Importverslag
{
    public static IReadOnlyList<(string Label, string? Waarde)> Feiten(Registerimport import) =>
    [
        ("Bestand", import.Bestandsnaam),
        ("Ontvangen", $"{Show.Moment(import.OntvangenOp)}, van {import.DoorNaam}"),
        ("Inhoud", $"{Show.Number(import.Regels)} {(import.Regels == 1 ? "regel" : "regels")}{(import.Volledig ? $", het hele register op {Show.Date(import.Peildatum)}" : "")}"),
        ("Kenmerk (sha256)", import.Sha256),
        ("Stand", Importwoorden.Van(import.Stand) + (import.UitgevoerdDoor is { } door ? $", in opdracht van {door}" : "")),
    ];

    public static AlertKind Toon(Registerimport import) => import.Stand == Importstand.Gestopt || import.Geweigerd + import.Conflicten > 0 ? AlertKind.Warning
        : import.Stand == Importstand.Uitgevoerd ? AlertKind.Success : AlertKind.Info;

    public static string Kop(Registerimport import) => import.Stand switch
    {
        Importstand.Uitgevoerd => "De import is uitgevoerd",
        Importstand.Gestopt => "De import is gestopt",
        _ => "Vergeleken: er is nog niets veranderd",
    };

    public static string Samenvatting(Registerimport import) => string.Join(' ', new[]
    {
        $"{Show.Number(import.Nieuw)} nieuw, {Show.Number(import.Gewijzigd)} gewijzigd, {Show.Number(import.Ongewijzigd)} ongewijzigd.",
        import.Geweigerd > 0 ? $"{Show.Number(import.Geweigerd)} geweigerd: {(import.Geweigerd == 1 ? "die regel wordt" : "die regels worden")} niet verwerkt." : null,
        import.Conflicten > 0 ? $"{Show.Number(import.Conflicten)} in conflict met een verzoek dat nog loopt: {(import.Conflicten == 1 ? "die blijft zoals die is" : "die blijven zoals ze zijn")}." : null,
        import.Verdwenen > 0 ? $"{Show.Number(import.Verdwenen)} van de {Show.Number(import.Omvang)} in het register {(import.Verdwenen == 1 ? "staat" : "staan")} niet in het bestand." : null,
        import.Verdwenen > 0 && !(import.Volledig && Indeling.Van(import.Soort).Eindigt) ? import.Verdwenen == 1 ? "Die blijft zoals die is." : "Die blijven zoals ze zijn." : null,
        import.Beeindigd > 0 ? $"{Show.Number(import.Beeindigd)} beëindigd tot en met {Show.Date(import.Peildatum.AddDays(-1))}." : null,
    }.OfType<string>());

    public static string Leeg(Registerimport import, Verschilsoort soort) => soort == Verschilsoort.Verdwenen && !import.Volledig
        ? "Welke dat zijn ziet u alleen bij een bestand met het hele register." : "Er zijn geen verschillen van deze soort.";

    public static readonly IReadOnlyList<TableColumn<Verschil>> Kolommen =
    [
        new("Regel", v => v.Regel is { } regel ? Show.Number(regel) : "-") { Numeric = true },
        new("Sleutel", v => v.Inhoud.Naam is { } naam ? $"{v.Inhoud.Sleutel} {naam}" : v.Inhoud.Sleutel),
        new("Veld: was, wordt", Velden),
        new("Waarom niet, en wat te doen", Fouten),
    ];

    private static void Velden(Verschil verschil, StringBuilder html)
    {
        foreach (var veld in verschil.Inhoud.Velden)
        {
            html.AppendHtml($"<div><strong>{veld.Kolom}</strong>: ");
            if (verschil.Soort != Verschilsoort.Nieuw)
            {
                html.AppendHtml($"{(veld.Oud.Length > 0 ? veld.Oud : "leeg")} → ");
            }

            html.AppendHtml($"{(veld.Nieuw.Length > 0 ? veld.Nieuw : "leeg")}</div>");
        }
    }

    private static void Fouten(Verschil verschil, StringBuilder html)
    {
        foreach (var fout in verschil.Inhoud.Fouten)
        {
            html.AppendHtml($"<div>{(fout.Column is { } kolom ? $"{kolom}: " : "")}{fout.Reason} {fout.Remedy}</div>");
        }
    }
}
