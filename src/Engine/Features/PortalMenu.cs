using System.Collections.Immutable;
using Engine.Access;
using Engine.Modules;
using Engine.Tenancy;

namespace Engine.Features;

/// <summary>One entry of a menu as this person sees it.</summary>
/// <param name="Href">Address without leading slash; null for a heading with entries below it.</param>
/// <param name="State">Shown or greyed: what is hidden is not in the list.</param>
/// <param name="Reason">Why it is greyed, in plain Dutch; null when shown.</param>
/// <param name="IsCurrent">This page, or the closest entry above it.</param>
public sealed record MenuItem(string Label, string? Href, Visibility State, string? Reason, bool IsCurrent, ImmutableArray<MenuItem> Items)
{
    /// <summary>What waits there; null for nothing.</summary>
    public MenuBadge? Badge { get; init; }

    /// <summary>Whether the page being shown is among the entries below it.</summary>
    public bool HoldsCurrent => Items.Any(i => i.IsCurrent || i.HoldsCurrent);
}

/// <summary>A figure beside an entry of a menu.</summary>
/// <param name="Figure">As it is seen: <c>3</c> or <c>99+</c>.</param>
/// <param name="Text">As it is read aloud: <c>3 ongelezen</c>.</param>
public sealed record MenuBadge(string Figure, string Text);

/// <summary>The menu of this tenant, or of the person's audience, with the feature decision applied; headings without entries vanish.</summary>
public sealed class PortalMenu(ModuleCatalogue catalogue, CurrentTenant tenant, CurrentActor actor, FeatureView features)
{
    /// <param name="currentPath">Address of the page being shown, relative to the portal's root; a leading slash and a query are ignored.</param>
    public ImmutableArray<MenuItem> Compose(string currentPath) => Compose(Navigation.Items, currentPath);

    /// <summary>Entries beside the account menu.</summary>
    public ImmutableArray<MenuItem> ComposeAccount(string currentPath) => Compose(Navigation.Account, currentPath);

    /// <summary>The tenant's few actions of the day that this person can do; null where the tenant names none.</summary>
    public ImmutableArray<MenuItem>? Actions => Navigation.Actions is { } actions ? [.. Compose(actions, "").Where(i => i.State == Visibility.Shown)] : null;

    /// <summary>The same entries, of which the one with this address is the current one.</summary>
    public static ImmutableArray<MenuItem> At(ImmutableArray<MenuItem> items, string path) =>
        [.. items.Select(i => i with { IsCurrent = i.Href == path, Items = At(i.Items, path) })];

    public MenuPlacement Placement => Navigation.Placement;

    /// <summary>What this person's menu calls a page, so that the heading of the page says the same; else the module's own label.</summary>
    /// <param name="page">Id of a page that a module offers.</param>
    public string Label(string page) => Label(Navigation.Items, page) ?? catalogue.Menu[page].Label;

    private NavigationConfig Navigation =>
        actor.OrNone?.Audience is { } audience && tenant.Value.Config.Audiences.TryGetValue(audience, out var own) && own.Navigation is { } its
            ? its
            : tenant.Value.Config.Navigation;

    private ImmutableArray<MenuItem> Compose(IReadOnlyList<NavigationItem> items, string currentPath)
    {
        if (actor.OrNone is null)
        {
            return [];
        }

        var path = currentPath.Split('?', '#')[0].Trim('/');
        return Visible(items, Closest(items, path));
    }

    private ImmutableArray<MenuItem> Visible(IReadOnlyList<NavigationItem> items, string? current)
    {
        var composed = ImmutableArray.CreateBuilder<MenuItem>(items.Count);
        foreach (var item in items)
        {
            var below = Visible(item.Items, current);
            if (item.Page is { } id && catalogue.Menu.TryGetValue(id, out var page) && Decide(page) is { IsVisible: true } decision)
            {
                var reason = decision.IsShown || page.Feature is null ? null : Reason(page.Feature);
                composed.Add(new(item.Label ?? page.Label, page.Path, decision.Visibility, reason, page.Path == current, below));
            }
            else if (below.Length > 0)
            {
                composed.Add(new(item.Label ?? Label(item) ?? below[0].Label, null, Visibility.Shown, null, false, below));
            }
        }

        return composed.ToImmutable();
    }

    private static string? Label(IReadOnlyList<NavigationItem> items, string page) =>
        items.Select(i => i.Page == page ? i.Label : Label(i.Items, page)).FirstOrDefault(l => l is not null);

    private string? Label(NavigationItem item) => item.Page is { } id ? catalogue.Menu.GetValueOrDefault(id)?.Label : null;

    private string Reason(string feature) => tenant.Value.Features.Find(feature)?.Config.Reason ?? Explanation.Greyed;

    private FeatureDecision Decide(MenuPage page) =>
        page.Feature is { } feature ? features.Decide(feature) : new(Visibility.Shown, FeatureReason.Allowed);

    /// <summary>The longest address in the menu that the current one equals or lies under; the start page only matches itself.</summary>
    private string? Closest(IReadOnlyList<NavigationItem> items, string path)
    {
        string? best = null;
        foreach (var item in items)
        {
            var own = item.Page is { } id && catalogue.Menu.TryGetValue(id, out var page) && Covers(page.Path, path)
                && Decide(page).IsVisible ? page.Path : null;
            foreach (var candidate in (ReadOnlySpan<string?>)[own, Closest(item.Items, path)])
            {
                best = candidate is not null && (best is null || candidate.Length > best.Length) ? candidate : best;
            }
        }

        return best;
    }

    private static bool Covers(string page, string path) =>
        string.Equals(page, path, StringComparison.OrdinalIgnoreCase)
        || (page.Length > 0 && path.StartsWith(page + "/", StringComparison.OrdinalIgnoreCase));
}
