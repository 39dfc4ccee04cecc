using Engine.Modules;

namespace Collectiviteit;

/// <summary>Collective health insurance: participants of a contract, and the changes that an employer, agency or municipality asks for.</summary>
public sealed class CollectiviteitModule : PortalModule
{
    public override string Id => "collectiviteit";

    public override string Name => "Collectiviteit";
}
