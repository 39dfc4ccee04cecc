using System.Globalization;
using Engine.Access.Management;
using Engine.Ui;

namespace Web.Account.Gebruikers;

/// <summary>The part of the overview that the address asks for: filtered, sorted and cut.</summary>
/// <param name="Roles">Role ids that anybody has, for the filter.</param>
/// <param name="From">Number of the first row, from 1.</param>
internal sealed record UserPage(IReadOnlyList<UserLine> Rows, int Total, int From, IReadOnlySet<string> Roles)
{
    public const string ByName = "naam";
    public const string ByMail = "mail";
    public const string ByState = "stand";
    public const string BySignIn = "ingelogd";

    public static readonly UserPage Empty = new([], 0, 0, new HashSet<string>());

    public int To => From + Rows.Count - 1;

    public bool HasPrevious => From > 1;

    public bool HasNext => To < Total;

    public string Previous => From.ToString(CultureInfo.InvariantCulture);

    public string Next => To.ToString(CultureInfo.InvariantCulture);

    public static UserPage Of(IReadOnlyList<UserLine> lines, TableQuery query)
    {
        var found = Sort(lines.Where(l =>
            Holds(l.Name, query.Filter("naam")) && Holds(l.Mail, query.Filter("mail"))
            && (query.Filter("stand") is not { } state || l.State.ToString() == state)
            && (query.Filter("rol") is not { } role || l.Access.Any(a => a.Role == role))), query);
        var start = Math.Clamp(Number(query.After) ?? (Number(query.Before) - 1 - query.Size) ?? 0, 0, Math.Max(0, found.Count - 1));
        return new([.. found.Skip(start).Take(query.Size)], found.Count, found.Count == 0 ? 0 : start + 1, lines.SelectMany(l => l.Access).Select(a => a.Role).ToHashSet(StringComparer.Ordinal));
    }

    private static List<UserLine> Sort(IEnumerable<UserLine> lines, TableQuery query)
    {
        var sorted = query.SortOr(ByName, ByName, ByMail, ByState, BySignIn) switch
        {
            ByMail => lines.OrderBy(l => l.Mail, StringComparer.OrdinalIgnoreCase),
            ByState => lines.OrderBy(l => l.State),
            BySignIn => lines.OrderBy(l => l.LastSignIn ?? DateTimeOffset.MinValue),
            _ => lines.OrderBy(l => l.Name, StringComparer.Create(Show.Dutch, ignoreCase: true)),
        };
        var list = sorted.ThenBy(l => l.Id).ToList();
        if (query.Descending)
        {
            list.Reverse();
        }

        return list;
    }

    private static bool Holds(string text, string? part) =>
        part is null || Show.Dutch.CompareInfo.IndexOf(text, part, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace) >= 0;

    private static int? Number(string? cursor) => int.TryParse(cursor, CultureInfo.InvariantCulture, out var number) ? number : null;
}
