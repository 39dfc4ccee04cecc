using Engine.Access;
using Engine.Tenancy;

namespace Collectiviteit;

/// <summary>The settings of this tenant for the audience of this request.</summary>
public sealed class Instellingen(CurrentTenant tenant, CurrentActor actor)
{
    public CollectiviteitSettings Value => tenant.Value.Settings<CollectiviteitSettings>().Voor(actor.OrNone?.Audience);
}
