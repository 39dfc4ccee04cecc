using Engine.Access.Links;
using Engine.Ui;
using Microsoft.AspNetCore.Components;

namespace Collectiviteit.Contracten.Koppelen;

/// <summary>How many requests to link wait for the reader, on the start page and above the work list. It counts and names nobody.</summary>
public abstract class Koppelteller : PagePart
{
    public sealed override PagePlace Place => PagePlace.Start;

    public sealed override PagePlace? AlsoAt => PagePlace.WorkList;

    protected abstract string Lijst { get; }

    protected abstract string Uitleg { get; }

    protected abstract Task<int> TelAsync(CancellationToken cancellation);

    public sealed override async Task<RenderFragment?> LoadAsync(CancellationToken cancellation)
    {
        var aantal = await TelAsync(cancellation);
        return aantal == 0 ? null : builder =>
        {
            builder.OpenComponent<CountTile>(0);
            builder.AddComponentParameter(1, nameof(CountTile.Number), aantal);
            builder.AddComponentParameter(2, nameof(CountTile.Label), aantal == 1 ? "koppelverzoek wacht op een besluit" : "koppelverzoeken wachten op een besluit");
            builder.AddComponentParameter(3, nameof(CountTile.Href), Lijst);
            builder.AddComponentParameter(4, nameof(CountTile.ChildContent), (RenderFragment)(tekst => tekst.AddContent(0, Uitleg)));
            builder.CloseComponent();
        };
    }
}

/// <summary>For the insurer's desk: contracts of which nobody manages the users.</summary>
public sealed class Verzoekteller(UnmanagedLinks links) : Koppelteller
{
    public override string Feature => Features.Koppelverzoeken;

    protected override string Lijst => "beheer/koppelverzoeken";

    protected override string Uitleg => "Niemand bij de andere organisatie kan akkoord geven.";

    protected override Task<int> TelAsync(CancellationToken cancellation) => links.CountAsync(Permissions.Koppelen, cancellation);
}

/// <summary>For who manages the contract that somebody else wants to link.</summary>
public sealed class Vraagteller(ContractLinks links) : Koppelteller
{
    public override string Feature => Features.Koppelen;

    protected override string Lijst => "koppelen-contracten";

    protected override string Uitleg => "Een andere organisatie wil een contract van u koppelen.";

    protected override Task<int> TelAsync(CancellationToken cancellation) => links.WaitingAsync(Permissions.Koppelen, cancellation);
}
