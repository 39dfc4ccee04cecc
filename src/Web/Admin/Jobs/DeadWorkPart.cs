using Engine;
using Engine.Jobs;
using Engine.Ui;
using Microsoft.AspNetCore.Components;

namespace Web.Admin.Jobs;

/// <summary>On the start page of who looks after it: how much background work was laid aside.</summary>
internal sealed class DeadWorkPart(JobBoard board) : PagePart
{
    public override PagePlace Place => PagePlace.Start;

    public override string Feature => PortalFeatures.Jobs;

    public override async Task<RenderFragment?> LoadAsync(CancellationToken cancellation)
    {
        var count = await board.CountDeadAsync(cancellation);
        return count == 0 ? null : builder =>
        {
            builder.OpenComponent<CountTile>(0);
            builder.AddComponentParameter(1, nameof(CountTile.Number), count);
            builder.AddComponentParameter(2, nameof(CountTile.Label), "keer bleef werk op de achtergrond steken");
            builder.AddComponentParameter(3, nameof(CountTile.Href), "beheer/achtergrondwerk");
            builder.AddComponentParameter(4, nameof(CountTile.Kind), AlertKind.Warning);
            builder.AddComponentParameter(5, nameof(CountTile.ChildContent), (RenderFragment)(text => text.AddContent(0, "Kies wat ermee gebeurt.")));
            builder.CloseComponent();
        };
    }
}
