using Engine.Access;
using Engine.Ui;

namespace Collectiviteit.Overzichten.Uitstroom;

/// <summary>Which list is asked for, as the address says it: nothing of it has been checked.</summary>
/// <param name="Contract">Number; null for the first contract in reach.</param>
/// <param name="Periode">See <see cref="Lijstperiode.Adres"/>; null for the newest month.</param>
/// <param name="Iedereen">False shows only who came or left (001-43).</param>
public sealed record Uitstroomvraag(string? Contract, string? Periode, bool Iedereen)
{
    public const string ContractNaam = "contract";
    public const string PeriodeNaam = "periode";
    public const string ToonNaam = "toon";
    public const string Alle = "alle";

    public static Uitstroomvraag Lees(TableQuery query) =>
        new(Waarde(query, ContractNaam), Waarde(query, PeriodeNaam), Waarde(query, ToonNaam) == Alle);

    private static string? Waarde(TableQuery query, string naam) => query.Others.Where(o => o.Key == naam).Select(o => o.Value).FirstOrDefault(v => v.Length > 0);
}

/// <summary>A question that was understood: what to list, and what else could be chosen.</summary>
/// <param name="Perioden">All that can be asked of this contract.</param>
public sealed record Uitstroomkeuze(ActorContract Contract, Lijstperiode Periode, bool Iedereen, IReadOnlyList<Lijstperiode> Perioden, Peiling Peiling);
