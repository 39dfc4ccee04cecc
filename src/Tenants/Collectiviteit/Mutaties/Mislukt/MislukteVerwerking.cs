using Collectiviteit.Aanmeldingen;
using Collectiviteit.Deelnemers;

namespace Collectiviteit.Mutaties.Mislukt;

/// <summary>A request that could not be carried out, as the list shows it (001-49).</summary>
/// <param name="Contract">Number.</param>
/// <param name="IsHersteld">Somebody asked something for this person since, so that nothing has to be done any more.</param>
public sealed record MislukteVerwerking(Mutatie Mutatie, string Naam, string Contract, bool IsHersteld)
{
    /// <summary>Names whom it is about: who takes part already, or who was to be enrolled.</summary>
    internal static string Over(Deelnemer? deelnemer, Aanmelding? aanmelding) =>
        aanmelding?.Naam ?? (deelnemer is null ? "-" : Deelnemers.Naam.Toon(deelnemer));
}
