using System.Reflection;
using Bedrijfszorg;
using Collectiviteit;
using Engine;
using Engine.Modules;
using Inszo;

namespace Schema;

/// <summary>The one list of what this installation consists of.</summary>
public static class InstalledModules
{
    public static IReadOnlyList<PortalModule> All { get; } =
        [new EngineModule(), new CollectiviteitModule(), new BedrijfszorgModule(), new InszoModule()];

    /// <summary>Where pages, mappings and endpoints are found.</summary>
    public static IReadOnlyList<Assembly> Assemblies { get; } = [.. All.Select(m => m.GetType().Assembly).Distinct()];
}
