using System.Collections.Immutable;
using Engine.Features;
using Engine.Inbox;
using Engine.Workflows.Tasks;

namespace Web.Layout;

/// <summary>Puts what waits beside the entries of the menu. It asks nothing for who has neither an inbox nor a work list there.</summary>
internal static class MenuBadges
{
    private const string Inbox = "berichten";

    private static bool Has(ImmutableArray<MenuItem> items, string page) =>
        items.Any(i => (i.Href == page && i.State == Visibility.Shown) || Has(i.Items, page));

    /// <param name="load">Counts messages, tasks or both, as asked.</param>
    public static async Task<(ImmutableArray<MenuItem> Main, ImmutableArray<MenuItem> Account)> WithAsync(
        ImmutableArray<MenuItem> main, ImmutableArray<MenuItem> account, Func<bool, bool, Task<WaitingCounts.Figures>> load)
    {
        var all = main.AddRange(account);
        var (messages, work) = (Has(all, Inbox), Has(all, TaskAddress.List));
        if (!messages && !work)
        {
            return (main, account);
        }

        var figures = await load(messages, work);
        return (With(main, figures), With(account, figures));
    }

    private static ImmutableArray<MenuItem> With(ImmutableArray<MenuItem> items, WaitingCounts.Figures figures) => items.IsEmpty ? items :
    [
        .. items.Select(i => i with
        {
            Items = With(i.Items, figures),
            Badge = i.State != Visibility.Shown ? null : i.Href switch
            {
                Inbox => Of(figures.Unread, "ongelezen"),
                TaskAddress.List => Of(figures.Tasks, figures.Tasks == 1 ? "open taak" : "open taken"),
                _ => null,
            },
        }),
    ];

    private static MenuBadge? Of(int count, string what) => count switch
    {
        0 => null,
        > WaitingCounts.Most => new($"{WaitingCounts.Most}+", $"meer dan {WaitingCounts.Most} {what}"),
        _ => new($"{count}", $"{count} {what}"),
    };
}
