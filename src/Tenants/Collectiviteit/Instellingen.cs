using Engine.Access;
using Engine.Tenancy;

namespace Collectiviteit;

/// <summary>The settings of this tenant for the audience of this request.</summary>
public sealed class Instellingen(CurrentTenant tenant, CurrentActor actor, TimeProvider time)
{
    public CollectiviteitSettings Value => tenant.Value.Settings<CollectiviteitSettings>().Voor(actor.OrNone?.Audience);

    /// <summary>Requests that failed before are nobody's business any more: no list, count or label shows them (001-49).</summary>
    public DateTimeOffset MisluktSinds => time.GetUtcNow().AddDays(-Value.MisluktDagen);
}
