using Engine.Data;
using Engine.Features;
using Engine.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;

namespace Collectiviteit.Mutaties;

/// <summary>On the start page: how many requests failed and how many wait. It counts and names nobody.</summary>
public sealed class Verzoekentellers(PortalDbContext db, FeatureView features, Instellingen instellingen) : PagePart
{
    private const int HoogsteTelling = 1000;

    public override PagePlace Place => PagePlace.Start;

    public override string Feature => Features.Zoeken;

    public override async Task<RenderFragment?> LoadAsync(CancellationToken cancellation)
    {
        var contracten = features.Contracts(Features.Zoeken);
        var mislukt = await Openstaand.Mislukt(db, contracten, instellingen.MisluktSinds).Take(HoogsteTelling).CountAsync(cancellation);
        var wachtend = await Openstaand.Wachtend(db, contracten).Take(HoogsteTelling).CountAsync(cancellation);
        return mislukt + wachtend == 0 ? null : builder =>
        {
            builder.OpenComponent<VerzoekenTegels>(0);
            builder.AddComponentParameter(1, nameof(VerzoekenTegels.Mislukt), mislukt);
            builder.AddComponentParameter(2, nameof(VerzoekenTegels.Wachtend), wachtend);
            builder.CloseComponent();
        };
    }
}
