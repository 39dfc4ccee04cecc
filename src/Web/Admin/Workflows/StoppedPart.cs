using Engine;
using Engine.Ui;
using Engine.Workflows.Runtime.Incidents;
using Microsoft.AspNetCore.Components;

namespace Web.Admin.Workflows;

/// <summary>On the start page of who decides about them: how many faults hold up a process.</summary>
internal sealed class StoppedPart(IncidentGroups incidents) : PagePart
{
    public override PagePlace Place => PagePlace.Start;

    public override string Feature => PortalFeatures.ManageWorkflows;

    public override async Task<RenderFragment?> LoadAsync(CancellationToken cancellation)
    {
        var count = await incidents.CountAsync(cancellation);
        return count == 0 ? null : builder =>
        {
            builder.OpenComponent<CountTile>(0);
            builder.AddComponentParameter(1, nameof(CountTile.Number), count);
            builder.AddComponentParameter(2, nameof(CountTile.Label), count == 1 ? "fout houdt een proces tegen" : "fouten houden processen tegen");
            builder.AddComponentParameter(3, nameof(CountTile.Href), "beheer/workflows/incidenten");
            builder.AddComponentParameter(4, nameof(CountTile.Kind), AlertKind.Warning);
            builder.AddComponentParameter(5, nameof(CountTile.ChildContent), (RenderFragment)(text => text.AddContent(0, "U beslist hoe het verder gaat.")));
            builder.CloseComponent();
        };
    }
}
