using Engine.Ui;

namespace Collectiviteit.Mutaties.Mislukt;

/// <summary>A request that could not be carried out, as the list shows it (001-49).</summary>
/// <param name="Naam">Whom it is about.</param>
/// <param name="Contract">Number.</param>
/// <param name="IsVoorbij">True when it cannot be done over, because the enrolment is over.</param>
public sealed record MislukteVerwerking(Mutatie Mutatie, string Naam, string Contract, bool IsVoorbij);

/// <summary>What a page of failures shows.</summary>
/// <param name="Totaal">On all pages together.</param>
public sealed record Misluktbeeld(TableQuery Query, OffsetPage<MislukteVerwerking> Rijen, int Totaal);
