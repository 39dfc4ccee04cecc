using System.ComponentModel;
using Collectiviteit.Mutaties;

namespace Collectiviteit.Meldingen;

/// <summary>A request that was closed, as a program is told: which one it is and how it went. Who it is about stands behind the link, for who has a key.</summary>
internal sealed record MutatieMelding(
    Guid Id,
    [property: Description("Hetzelfde voor alles wat in één verzoek is ingediend.")] Guid VerzoekId,
    MutatieSoort Soort,
    MutatieStatus Status,
    [property: Description("De deelname; null als een aanmelding niet is gelukt.")] Guid? DeelnemerId,
    [property: Description("Hier leest u het verzoek, met een sleutel.")] Uri Link)
{
    public static MutatieMelding Van(Mutatie mutatie, Uri link) => new(
        mutatie.Id, mutatie.AanvraagId, mutatie.Soort, mutatie.Status,
        mutatie.Betreft, link);
}
