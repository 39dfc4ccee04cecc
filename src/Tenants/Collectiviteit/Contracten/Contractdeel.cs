using Engine.Ui;
using Microsoft.AspNetCore.Components;

namespace Collectiviteit.Contracten;

/// <summary>The collectivity's data among the settings of a person (000-37).</summary>
public sealed class Contractdeel(BekijkContracten bekijk) : PagePart
{
    public override PagePlace Place => PagePlace.Settings;

    public override string Feature => Features.Contractdetails;

    public override async Task<RenderFragment?> LoadAsync(CancellationToken cancellation)
    {
        var contracten = await bekijk.HandleAsync(cancellation);
        return contracten.Count == 0 ? null : builder =>
        {
            builder.OpenComponent<ContractenKort>(0);
            builder.AddComponentParameter(1, nameof(ContractenKort.Contracten), contracten);
            builder.CloseComponent();
        };
    }
}
