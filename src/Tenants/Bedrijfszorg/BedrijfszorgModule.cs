using Engine.Modules;

namespace Bedrijfszorg;

/// <summary>Occupational care: interventions that an employer requests for its employees.</summary>
public sealed class BedrijfszorgModule : PortalModule
{
    public override string Id => "bedrijfszorg";

    public override string Name => "Bedrijfszorg";
}
