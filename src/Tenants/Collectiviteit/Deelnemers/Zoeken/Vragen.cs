using Engine.Access;
using Engine.Ui;
using Microsoft.AspNetCore.WebUtilities;

namespace Collectiviteit.Deelnemers.Zoeken;

/// <summary>Reads a search from the address of a page.</summary>
internal static class Vragen
{
    /// <summary>Parameter of the address that names one contract.</summary>
    public const string Contract = "contract";

    private const string Geopend = "open";

    /// <returns>Null when the address names a contract or row that this person does not have.</returns>
    public static ZoekVraag? Lees(TableQuery query, Actor actor, LijstSettings lijst)
    {
        var nummer = Contractkeuze(query);
        var contract = nummer is null ? null : actor.Contracts.FirstOrDefault(c => c.Number == nummer);
        if ((nummer is not null && contract is null) || !TryId(query.After, out var na) || !TryId(query.Before, out var voor))
        {
            return null;
        }

        return new()
        {
            Wie = lijst.Wie,
            Criteria = query.Filters,
            Velden = lijst.Filternamen,
            ContractId = contract?.Id,
            Sorteer = query.SortOr(Kolommen.Naam, Kolommen.Namen),
            Aflopend = query.Descending,
            Aantal = PrintView.ForRows(query).Size,
            Na = na,
            Voor = voor,
        };
    }

    public static string? Contractkeuze(TableQuery query) => query.Others.Where(o => o.Key == Contract).Select(o => o.Value).FirstOrDefault(v => v.Length > 0);

    /// <summary>Enrolment whose line is open in the list.</summary>
    public static Guid? Open(TableQuery query) =>
        Guid.TryParse(query.Others.Where(o => o.Key == Geopend).Select(o => o.Value).FirstOrDefault(), out var id) ? id : null;

    /// <summary>The same selection without what only says how it is shown.</summary>
    public static TableQuery ZonderWeergave(TableQuery query) => PrintView.Without(query with { Others = [.. query.Others.Where(o => o.Key != Geopend)] });

    /// <summary>Address of the same page of the list with this line opened, or closed.</summary>
    public static string Opener(TableQuery query, Guid regel, bool open) =>
        (open ? QueryHelpers.AddQueryString(query.Href, Geopend, regel.ToString()) : query.Href) + $"#regel-{regel}";

    private static bool TryId(string? tekst, out Guid? id)
    {
        id = Guid.TryParse(tekst, out var gelezen) ? gelezen : null;
        return tekst is null || id is not null;
    }
}
