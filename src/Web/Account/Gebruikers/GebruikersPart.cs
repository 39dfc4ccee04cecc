using Engine;
using Engine.Features;
using Engine.Ui;
using Microsoft.AspNetCore.Components;

namespace Web.Account.Gebruikers;

/// <summary>Puts the way to the users of the organisation under the settings of who may manage them (000-14).</summary>
internal sealed class GebruikersPart(Words words) : PagePart
{
    public override PagePlace Place => PagePlace.Settings;

    public override string Feature => PortalFeatures.Users;

    public override Task<RenderFragment?> LoadAsync(CancellationToken cancellation)
    {
        var title = words.Capital(PortalWords.Users);
        return Task.FromResult<RenderFragment?>(builder =>
        {
            builder.OpenComponent<GebruikersLink>(0);
            builder.AddAttribute(1, nameof(GebruikersLink.Title), title);
            builder.CloseComponent();
        });
    }
}
