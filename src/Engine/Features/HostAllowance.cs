using Engine.Modules;
using Microsoft.Extensions.Configuration;

namespace Engine.Features;

/// <summary>
/// What the platform operator withholds from a tenant, whatever the tenant's own file says: host configuration <c>Allowance:&lt;tenant&gt;</c>,
/// a list (or one text with commas) of module ids and feature ids.
/// </summary>
public sealed class HostAllowance
{
    public const string Section = "Allowance";

    public static readonly HostAllowance Everything = new([]);

    private readonly Dictionary<string, HashSet<string>> withheld;

    private HostAllowance(Dictionary<string, HashSet<string>> withheld) => this.withheld = withheld;

    public static HostAllowance From(IConfiguration configuration) => new(configuration.GetSection(Section).GetChildren()
        .ToDictionary(tenant => tenant.Key, Ids, StringComparer.OrdinalIgnoreCase));

    public bool Allows(string tenant, Feature feature) =>
        !withheld.TryGetValue(tenant, out var ids)
        || !(ids.Contains(feature.Id) || ids.Contains(ModuleCatalogue.ModuleIdOf(feature.Id)));

    private static HashSet<string> Ids(IConfigurationSection tenant) =>
    [
        .. (tenant.Value ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
        .. tenant.GetChildren().Select(c => c.Value ?? ""),
    ];
}
