namespace Collectiviteit.Mutaties.Mislukt;

/// <summary>A request that could not be carried out, as the list shows it (001-49).</summary>
/// <param name="Naam">Whom it is about.</param>
/// <param name="Contract">Number.</param>
public sealed record MislukteVerwerking(Mutatie Mutatie, string Naam, string Contract);
