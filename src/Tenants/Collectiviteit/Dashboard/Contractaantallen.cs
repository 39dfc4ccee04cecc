using Collectiviteit.Overzichten;
using Engine.Access;
using Engine.Calendar;
using Engine.Data;
using Engine.Features;
using Engine.Ui;
using Microsoft.AspNetCore.Components;

namespace Collectiviteit.Dashboard;

/// <summary>On the start page: how many take part today, per contract (001-03). It counts and names nobody.</summary>
public sealed class Contractaantallen(PortalDbContext db, FeatureView features, CurrentActor actor, Words words, TimeProvider time) : PagePart
{
    public override PagePlace Place => PagePlace.Dashboard;

    public override string Feature => Features.Contractaantallen;

    public override int Rank => 40;

    public override async Task<RenderFragment?> LoadAsync(CancellationToken cancellation)
    {
        var bereik = features.Contracts(Features.Contractaantallen);
        var aantallen = await Aantallen.OpAsync(db, bereik, DutchTime.Today(time), cancellation);
        IReadOnlyList<PanelLine> regels =
        [
            .. actor.Value.Contracts.Where(c => bereik.Contains(c.Id)).OrderBy(c => c.Number, StringComparer.Ordinal).Select(c => new PanelLine(
                $"{c.Number} {c.Name}",
                Show.Count(aantallen.GetValueOrDefault(c.Id), words[Woorden.Deelnemer], words[Woorden.Deelnemers]),
                features.Shows(Features.Gebruik, c.Id) ? $"contractgebruik?contract={c.Number}" : null)),
        ];
        return regels.Count == 0 ? null : builder =>
        {
            builder.OpenComponent<ListPanel>(0);
            builder.AddComponentParameter(1, nameof(ListPanel.Id), "aantallen");
            builder.AddComponentParameter(2, nameof(ListPanel.Title), "Uw contracten vandaag");
            builder.AddComponentParameter(3, nameof(ListPanel.Lines), regels);
            builder.CloseComponent();
        };
    }
}
