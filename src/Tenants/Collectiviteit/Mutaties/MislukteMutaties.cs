using Engine.Data;
using Engine.Features;
using Engine.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;

namespace Collectiviteit.Mutaties;

/// <summary>Tile on the start page: requests that failed in the last thirty days. It counts and names nobody.</summary>
public sealed class MislukteMutaties(PortalDbContext db, FeatureView features, TimeProvider time) : PagePart
{
    private const int Dagen = 30;

    public override PagePlace Place => PagePlace.Start;

    public override string Feature => Features.Zoeken;

    public override async Task<RenderFragment?> LoadAsync(CancellationToken cancellation)
    {
        var aantal = 0;
        var sinds = time.GetUtcNow().AddDays(-Dagen);
        foreach (var contract in features.Contracts(Features.Zoeken))
        {
            aantal += await db.Set<Mutatie>()
                .Where(m => m.ContractId == contract && m.Status == MutatieStatus.Mislukt && m.IngediendOp >= sinds).Take(100).CountAsync(cancellation);
        }

        return aantal == 0 ? null : builder =>
        {
            builder.OpenComponent<MislukteTegel>(0);
            builder.AddComponentParameter(1, nameof(MislukteTegel.Aantal), aantal);
            builder.CloseComponent();
        };
    }
}
