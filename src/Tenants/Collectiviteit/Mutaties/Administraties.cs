using Collectiviteit.Mutaties.Koppeling;
using Engine.Tenancy;

namespace Collectiviteit.Mutaties;

/// <summary>Knows which administration the current tenant has.</summary>
public sealed class Administraties(IngebouwdeAdministratie ingebouwd, GekoppeldeAdministratie gekoppeld, CurrentTenant tenant)
{
    public IAdministratie Huidige => tenant.Value.Settings<CollectiviteitSettings>().Administratie is null ? ingebouwd : gekoppeld;
}
