using Engine;
using Engine.News;
using Engine.Ui;
using Microsoft.AspNetCore.Components;

namespace Web.News;

/// <summary>On the start page: the news of the tenant.</summary>
internal sealed class NewsPart(CurrentNews news) : PagePart
{
    public override PagePlace Place => PagePlace.Dashboard;

    public override string Feature => PortalFeatures.News;

    public override int Rank => 30;

    public override async Task<RenderFragment?> LoadAsync(CancellationToken cancellation)
    {
        var items = await news.ListAsync(cancellation);
        return items.Count == 0 ? null : builder =>
        {
            builder.OpenComponent<NewsPanel>(0);
            builder.AddComponentParameter(1, nameof(NewsPanel.Items), items);
            builder.CloseComponent();
        };
    }
}
