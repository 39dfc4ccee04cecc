using Engine.Access;
using Engine.Ui;

namespace Collectiviteit.Deelnemers.Zoeken;

/// <summary>Reads a search from the address of a page.</summary>
internal static class Vragen
{
    /// <summary>Parameter of the address that names one contract.</summary>
    public const string Contract = "contract";

    private static readonly string[] Bekend = [.. Kolommen.Namen, Filters.Stand];

    /// <returns>Null when the address names a contract or row that this person does not have.</returns>
    public static ZoekVraag? Lees(TableQuery query, Actor actor)
    {
        var nummer = query.Others.Where(o => o.Key == Contract).Select(o => o.Value).FirstOrDefault(v => v.Length > 0);
        var contract = nummer is null ? null : actor.Contracts.FirstOrDefault(c => c.Number == nummer);
        if ((nummer is not null && contract is null) || !TryId(query.After, out var na) || !TryId(query.Before, out var voor))
        {
            return null;
        }

        return new()
        {
            Criteria = query.Filters.Where(f => Bekend.Contains(f.Key)).ToDictionary(f => f.Key, f => f.Value),
            ContractId = contract?.Id,
            Sorteer = query.SortOr(Kolommen.Naam, Kolommen.Namen),
            Aflopend = query.Descending,
            Aantal = query.Size,
            Na = na,
            Voor = voor,
        };
    }

    private static bool TryId(string? tekst, out Guid? id)
    {
        id = Guid.TryParse(tekst, out var gelezen) ? gelezen : null;
        return tekst is null || id is not null;
    }
}
