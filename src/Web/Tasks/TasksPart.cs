using Engine;
using Engine.Ui;
using Engine.Workflows.Tasks;
using Microsoft.AspNetCore.Components;

namespace Web.Tasks;

/// <summary>On the start page: how many tasks wait. It counts and names nobody.</summary>
internal sealed class TasksPart(WorkList list) : PagePart
{
    public override PagePlace Place => PagePlace.Start;

    public override string Feature => PortalFeatures.WorkList;

    public override async Task<RenderFragment?> LoadAsync(CancellationToken cancellation)
    {
        var counts = await list.CountAsync(cancellation);
        return counts.All == 0 ? null : builder =>
        {
            builder.OpenComponent<CountTile>(0);
            builder.AddComponentParameter(1, nameof(CountTile.Number), counts.All);
            builder.AddComponentParameter(2, nameof(CountTile.Label), counts.All == 1 ? "taak wacht" : "taken wachten");
            builder.AddComponentParameter(3, nameof(CountTile.Href), TaskAddress.List);
            builder.AddComponentParameter(4, nameof(CountTile.Kind), counts.Late > 0 ? AlertKind.Warning : AlertKind.Info);
            builder.AddComponentParameter(5, nameof(CountTile.ChildContent), (RenderFragment)(text => text.AddContent(0, TaskWords.Summary(counts))));
            builder.CloseComponent();
        };
    }
}
