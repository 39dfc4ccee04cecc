using Microsoft.AspNetCore.WebUtilities;

namespace Engine.Ui;

/// <summary>A list on one page, to be printed: the same address with one parameter more.</summary>
public static class PrintView
{
    /// <summary>Parameter of the address.</summary>
    public const string Key = "afdruk";

    /// <summary>Rows on one page to be printed; more than this is for a download.</summary>
    public const int Most = 2_000;

    public static bool IsAsked(TableQuery query) => query.Others.Any(o => o.Key == Key);

    /// <summary>Address of the whole list on one page.</summary>
    public static string Href(TableQuery query) => QueryHelpers.AddQueryString(Without(query).FirstPage(), Key, "ja");

    /// <summary>The same selection without what only says that it is printed.</summary>
    public static TableQuery Without(TableQuery query) => query with { Others = [.. query.Others.Where(o => o.Key != Key)] };

    /// <summary>The query by which the list loads its rows: as asked, or all on one page.</summary>
    public static TableQuery ForRows(TableQuery query) => IsAsked(query) ? query with { Size = Most, After = null, Before = null } : query;
}
