using Engine.Modules;

namespace Inszo;

/// <summary>Reports and information products for general practices and pharmacies.</summary>
public sealed class InszoModule : PortalModule
{
    public override string Id => "inszo";

    public override string Name => "Mijn INSZO";
}
