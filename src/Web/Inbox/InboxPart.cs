using Engine;
using Engine.Inbox;
using Engine.Ui;
using Microsoft.AspNetCore.Components;

namespace Web.Inbox;

/// <summary>On the start page: how many messages wait to be read.</summary>
internal sealed class InboxPart(OwnInbox inbox) : PagePart
{
    public override PagePlace Place => PagePlace.Start;

    public override string Feature => PortalFeatures.Inbox;

    public override async Task<RenderFragment?> LoadAsync(CancellationToken cancellation)
    {
        var unread = await inbox.UnreadAsync(cancellation);
        return unread == 0 ? null : builder =>
        {
            builder.OpenComponent<CountTile>(0);
            builder.AddComponentParameter(1, nameof(CountTile.Number), unread);
            builder.AddComponentParameter(2, nameof(CountTile.Label), unread == 1 ? "ongelezen bericht" : "ongelezen berichten");
            builder.AddComponentParameter(3, nameof(CountTile.Href), "berichten?filter-gelezen=ongelezen");
            builder.CloseComponent();
        };
    }
}
