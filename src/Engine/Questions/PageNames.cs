using Engine.Features;
using Engine.Modules;

namespace Engine.Questions;

/// <summary>Tells what a page of a module is about, such as the person whose data it shows; register it with <c>services.AddScoped&lt;PageSubject, X&gt;()</c>.</summary>
public abstract class PageSubject
{
    /// <param name="page">Address relative to the portal's root, without query; anything a stranger typed.</param>
    /// <returns>Null when it is no such page, or not one that this person may see.</returns>
    public abstract Task<string?> FindAsync(string page, CancellationToken cancellation);
}

/// <summary>Pages as people call them: by the entry of the menu under which they stand, and what they are about.</summary>
public sealed class PageNames(IEnumerable<PageSubject> subjects, PortalMenu menu, ModuleCatalogue catalogue)
{
    /// <param name="page">As <see cref="AskQuestion.Page"/> gave it.</param>
    public string Entry(string page) =>
        (Current(menu.Compose(page)) ?? Current(menu.ComposeAccount(page)))?.Label
        ?? (catalogue.Menu.Where(p => p.Value.Path.Length > 0 && (page == p.Value.Path || page.StartsWith(p.Value.Path + "/", StringComparison.OrdinalIgnoreCase)))
            .OrderByDescending(p => p.Value.Path.Length).Select(p => menu.Label(p.Key)).FirstOrDefault() ?? menu.Label(StartPage));

    /// <returns>Null for a page about nothing in particular.</returns>
    public async Task<string?> SubjectAsync(string page, CancellationToken cancellation)
    {
        foreach (var subject in subjects)
        {
            if (await subject.FindAsync(page, cancellation) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private const string StartPage = "portal.start";

    private static MenuItem? Current(IEnumerable<MenuItem> items) =>
        items.Select(i => i.IsCurrent ? i : Current(i.Items)).FirstOrDefault(i => i is not null);
}
