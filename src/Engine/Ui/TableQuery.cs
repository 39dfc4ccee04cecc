using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Engine.Ui;

/// <summary>
/// What a table shows, as its address says it: sort column, filters, page size and keyset cursor. Everything else in the
/// query string is kept. Input of strangers: long values are cut, odd ones ignored, and nothing throws.
/// </summary>
public sealed record TableQuery
{
    public const string SortKey = "sorteer";
    public const string SizeKey = "aantal";
    public const string AfterKey = "na";
    public const string BeforeKey = "voor";
    public const string FilterPrefix = "filter-";
    public const int MaxLength = 200;
    public const int DefaultSize = 25;
    private const int MaxValues = 40;

    public static readonly IReadOnlyList<int> Sizes = [10, 25, 50, 100];

    /// <summary>Address of the page, relative to the portal's root.</summary>
    public required string Path { get; init; }

    /// <summary>Column as the visitor asked for it: anything at all, so look it up with <see cref="SortOr"/>.</summary>
    public string? Sort { get; init; }

    public bool Descending { get; init; }

    /// <summary>Text per column filter, trimmed and never empty.</summary>
    public IReadOnlyDictionary<string, string> Filters { get; init; } = new Dictionary<string, string>();

    public int Size { get; init; } = DefaultSize;

    /// <summary>Cursor of the row after which the page starts.</summary>
    public string? After { get; init; }

    /// <summary>Cursor of the row before which the page ends.</summary>
    public string? Before { get; init; }

    /// <summary>Other parameters of the page, in order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Others { get; init; } = [];

    public string Href => With();

    /// <summary>True when the address asks for nothing beyond the page itself.</summary>
    public bool IsEmpty { get; private init; }

    public static TableQuery From(NavigationManager navigation)
    {
        var address = Address.Current(navigation);
        var mark = address.IndexOf('?', StringComparison.Ordinal);
        return mark < 0 ? Parse(address, "") : Parse(address[..mark], address[mark..]);
    }

    public static TableQuery From(HttpContext context) =>
        Parse(context.Request.Path.Value?.TrimStart('/') ?? "", context.Request.QueryString.Value ?? "");

    public static TableQuery Parse(string path, string query)
    {
        var filters = new Dictionary<string, string>(StringComparer.Ordinal);
        var others = new List<KeyValuePair<string, string>>();
        var result = new TableQuery { Path = path, Filters = filters, Others = others, IsEmpty = query.Length == 0 };
        foreach (var pair in new QueryStringEnumerable(query))
        {
            var key = Cut(pair.DecodeName().ToString());
            var raw = pair.DecodeValue().ToString();
            var value = Cut(raw).Trim();
            if (key.StartsWith(FilterPrefix, StringComparison.Ordinal))
            {
                if (value.Length > 0 && filters.Count < MaxValues)
                {
                    filters[key[FilterPrefix.Length..]] = value;
                }

                continue;
            }

            switch (key)
            {
                case SortKey:
                    result = result with { Sort = value.TrimStart('-'), Descending = value.StartsWith('-') };
                    break;
                case SizeKey:
                    result = int.TryParse(value, CultureInfo.InvariantCulture, out var size) && Sizes.Contains(size)
                        ? result with { Size = size }
                        : result;
                    break;
                case AfterKey:
                    result = result with { After = Cursor(raw), Before = null };
                    break;
                case BeforeKey:
                    result = result with { Before = Cursor(raw), After = null };
                    break;
                default:
                    if (others.Count < MaxValues)
                    {
                        others.Add(new(key, value));
                    }

                    break;
            }
        }

        return result;
    }

    /// <summary>The column asked for when it may be sorted by, else the fallback.</summary>
    public string SortOr(string fallback, params IReadOnlyCollection<string> allowed) =>
        Sort is { } sort && allowed.Contains(sort) ? sort : fallback;

    public string? Filter(string name) => Filters.GetValueOrDefault(name);

    /// <summary>Address with some parts replaced. A new order, size or filter starts at the first page.</summary>
    public string With(
        string? sort = null, bool? descending = null, int? size = null, string? after = null, string? before = null,
        IReadOnlyDictionary<string, string>? filters = null)
    {
        var changed = sort ?? Sort;
        var restart = sort is not null || descending is not null || size is not null || filters is not null;
        var keep = !restart && after is null && before is null;
        IEnumerable<KeyValuePair<string, string?>> pairs =
        [
            .. Others.Select(o => new KeyValuePair<string, string?>(o.Key, o.Value)),
            .. (filters ?? Filters).Select(f => new KeyValuePair<string, string?>(FilterPrefix + f.Key, f.Value)),
            new(SortKey, changed is null ? null : (descending ?? Descending ? "-" : "") + changed),
            new(SizeKey, (size ?? Size) == DefaultSize ? null : (size ?? Size).ToString(CultureInfo.InvariantCulture)),
            new(AfterKey, keep ? After : after),
            new(BeforeKey, keep ? Before : before),
        ];
        return QueryHelpers.AddQueryString(Path, pairs.Where(p => p.Value is not null));
    }

    /// <summary>Address that sorts by a column, or turns the order round when it already does.</summary>
    public string SortBy(string column) => With(sort: column, descending: Sort == column && !Descending);

    /// <summary>Address of the first page of the same selection.</summary>
    public string FirstPage() => (this with { After = null, Before = null }).With();

    private static string Cut(string value) => value.Length > MaxLength ? value[..MaxLength] : value;

    // half a cursor points nowhere
    private static string? Cursor(string value) => value.Length is 0 or > 500 ? null : value;
}
