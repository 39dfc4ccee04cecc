namespace Collectiviteit.Mutaties.Mislukt;

/// <summary>A request that could not be carried out, as the list shows it (001-49).</summary>
/// <param name="Naam">Whom it is about.</param>
/// <param name="Contract">Number.</param>
/// <param name="IsHersteld">Somebody asked something for this person since, so that nothing has to be done any more.</param>
public sealed record MislukteVerwerking(Mutatie Mutatie, string Naam, string Contract, bool IsHersteld);
