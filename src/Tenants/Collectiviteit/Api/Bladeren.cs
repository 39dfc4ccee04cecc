using System.Globalization;
using Engine.Modules;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Collectiviteit.Api;

/// <summary>Pages of a list: how many rows, after which row, and where the next page is.</summary>
internal static class Bladeren
{
    public static readonly Refusal NaOnbekend = new("na-onbekend", "Dit id staat niet in deze lijst. Neem next over uit het vorige antwoord.", "na");

    public static int Aantal(IQueryCollection query, int gewoonlijk, int meeste, List<Refusal> fouten)
    {
        if (!query.TryGetValue("aantal", out var tekst))
        {
            return gewoonlijk;
        }

        if (int.TryParse(tekst.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var aantal) && aantal >= 1 && aantal <= meeste)
        {
            return aantal;
        }

        fouten.Add(new("aantal-onjuist", $"Kies een aantal van 1 tot en met {meeste.ToString(CultureInfo.InvariantCulture)}.", "aantal"));
        return gewoonlijk;
    }

    public static Guid? Na(IQueryCollection query, List<Refusal> fouten)
    {
        if (!query.TryGetValue("na", out var tekst))
        {
            return null;
        }

        if (Guid.TryParse(tekst.ToString(), out var id))
        {
            return id;
        }

        fouten.Add(new("na-onjuist", "Neem next over uit het vorige antwoord.", "na"));
        return null;
    }

    /// <returns>Address of the same question after this row, from the root of the host.</returns>
    public static string Volgende(HttpRequest request, string laatste) => QueryHelpers.AddQueryString(
        request.PathBase + request.Path,
        request.Query.Where(q => q.Key != "na").Select(q => KeyValuePair.Create(q.Key, (string?)q.Value.ToString())).Append(new("na", laatste)));
}
