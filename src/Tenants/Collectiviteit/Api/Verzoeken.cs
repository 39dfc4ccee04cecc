using System.ComponentModel;

namespace Collectiviteit.Api;

internal sealed record AfmeldVerzoek(
    [property: Description("Id van de deelname.")] Guid DeelnemerId,
    [property: Description("Tot en met welke dag de deelname loopt.")] DateOnly Einddatum,
    [property: Description("Id van de reden, zoals het portaal die toont.")] string Reden)
{
    [Description("Ids van de gezinsleden die meegaan. Niet gegeven: het hele gezin, en na een overlijden niemand.")]
    public IReadOnlyList<Guid>? Gezin { get; init; }
}

internal sealed record NummerVerzoek(
    [property: Description("Id van de deelname.")] Guid DeelnemerId,
    [property: Description("Het nieuwe nummer, hoogstens 15 tekens; leeg haalt het weg. Het geldt vanaf vandaag.")] string Nummer)
{
    [Description("True als het nummer klopt, ook al heeft iemand anders bij uw organisatie het al.")]
    public bool OokAlsDubbel { get; init; }
}

internal sealed record WisselVerzoek(
    [property: Description("Id van de deelname van de werknemer; het gezin gaat mee.")] Guid DeelnemerId,
    [property: Description("Nummer van het contract waar de werknemer naartoe gaat.")] string Nummer,
    [property: Description("Eerste dag bij dat contract.")] DateOnly Datum);
