using Engine.Tenancy;

namespace Engine.SignIn.EHerkenning;

/// <summary>The broker of the current tenant.</summary>
public sealed class Brokers(IEnumerable<Broker> all, CurrentTenant tenant)
{
    /// <returns>Null when eHerkenning is no scheme of the tenant, or nobody here can ask its broker.</returns>
    public Broker? OrNone => tenant.Value.Config.SignIn is { EHerkenning: { } rules } config && config.Offers(SignInSchemes.EHerkenning)
        ? all.FirstOrDefault(b => b.Serves(rules.Broker))
        : null;
}
