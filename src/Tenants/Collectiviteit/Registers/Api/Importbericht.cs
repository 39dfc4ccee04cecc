using System.ComponentModel;
using System.Text.Json;

namespace Collectiviteit.Registers.Api;

internal sealed record Importbericht(
    Guid Id,
    string Register,
    [property: Description("ontvangen, vergelijken, vergeleken, uitvoeren, beeindigen, uitgevoerd of gestopt.")] string Stand,
    bool Volledig,
    [property: Description("Van het bestand; noem die bij het uitvoeren.")] string Sha256,
    DateTimeOffset OntvangenOp,
    int Regels,
    [property: Description("Delen van het bestand die in deze stand klaar zijn.")] int Gedaan,
    int Delen,
    int Nieuw,
    int Gewijzigd,
    int Ongewijzigd,
    int Geweigerd,
    [property: Description("Regels over mensen voor wie een verzoek loopt dat iets anders vraagt.")] int Conflicten,
    [property: Description("Staan in het register en niet in het bestand.")] int Verdwenen,
    int Beeindigd)
{
    [Description("True als dit bestand al eerder was gestuurd; er gebeurt niets dubbel.")]
    public bool Eerder { get; init; }

    public static Importbericht Van(Registerimport i) => new(
        i.Id, Indeling.Van(i.Soort).Naam, JsonNamingPolicy.CamelCase.ConvertName(i.Stand.ToString()), i.Volledig, i.Sha256, i.OntvangenOp, i.Regels, i.Gedaan, i.Delen, i.Nieuw, i.Gewijzigd, i.Ongewijzigd,
        i.Geweigerd, i.Conflicten, i.Verdwenen, i.Beeindigd);
}

internal sealed record Verschillenpagina(IReadOnlyList<Verschilbericht> Verschillen, [property: Description("Adres van de volgende pagina; null op de laatste.")] string? Next);

internal sealed record Verschilbericht(
    [property: Description("Regel van het bestand; wat daar niet in staat heeft een nummer na de laatste regel.")] int Nummer,
    string Sleutel,
    IReadOnlyList<Veldbericht> Velden,
    IReadOnlyList<Foutbericht> Fouten)
{
    public static Verschilbericht Van(Verschil verschil) => new(
        verschil.Nummer, verschil.Inhoud.Sleutel, [.. verschil.Inhoud.Velden.Select(v => new Veldbericht(v.Kolom, v.Oud, v.Nieuw))],
        [.. verschil.Inhoud.Fouten.Select(f => new Foutbericht(f.Column, f.Reason, f.Remedy))]);
}

internal sealed record Veldbericht(string Kolom, string Oud, string Nieuw);

internal sealed record Foutbericht(string? Kolom, string Reden, string Oplossing);

internal sealed record Uitvoerverzoek([property: Description("sha256 van de import die is beoordeeld.")] string Sha256)
{
    [Description("True om te beëindigen wat niet in het bestand staat; alleen bij een bestand met het hele register.")]
    public bool Beeindigen { get; init; }

    [Description("Hoeveel er eindigen, als dat meer is dan de grens van de verzekeraar.")]
    public int? Aantal { get; init; }
}
