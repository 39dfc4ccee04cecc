using Engine.Access;

namespace Collectiviteit.Overzichten.Gebruik;

/// <summary>Figures of one month of a contract; who has the last day in it has left at its end.</summary>
/// <param name="Aantal">Who take part at the end of the month.</param>
/// <param name="Verschil">With the end of the month before.</param>
public sealed record Gebruiksmaand(Maand Maand, int Aantal, int Verschil, int Ingestroomd, int Uitgestroomd);

/// <summary>How a contract was used from its start (001-50, 002-22).</summary>
/// <param name="Huidig">Who take part today.</param>
/// <param name="Maanden">The newest first.</param>
public sealed record Contractgebruik(Contract Contract, int Huidig, IReadOnlyList<Gebruiksmaand> Maanden, Peiling Peiling);
