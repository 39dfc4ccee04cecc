using Microsoft.AspNetCore.Components;

namespace Engine.Ui;

/// <summary>Pages of the portal that leave room for modules.</summary>
public enum PagePlace
{
    /// <summary>Figures on the start page.</summary>
    Start,

    /// <summary>Below them: news and short lists.</summary>
    Dashboard,
    Settings,

    /// <summary>Above the tasks of the work list: what else waits for who looks there.</summary>
    WorkList,
}

/// <summary>
/// A piece that a module puts on a page of the portal, such as a tile on the start page; register it with
/// <c>services.AddScoped&lt;PagePart, X&gt;()</c>. Parts load one after the other in a scope of their own, so that they never share a
/// database context with the page.
/// </summary>
public abstract class PagePart
{
    public abstract PagePlace Place { get; }

    /// <summary>A second page where it stands too.</summary>
    public virtual PagePlace? AlsoAt => null;

    /// <summary>Feature that must be shown for it.</summary>
    public abstract string Feature { get; }

    /// <summary>Where it stands among the parts of its place: what asks something of the reader first, what is nice to know last.</summary>
    public virtual int Rank => 0;

    /// <returns>Null when there is nothing to tell.</returns>
    public abstract Task<RenderFragment?> LoadAsync(CancellationToken cancellation);
}
