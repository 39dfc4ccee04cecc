using System.Collections.Frozen;

namespace Engine.Workflows.Definitions.Catalogue;

/// <summary>All activity types that definitions may name.</summary>
public sealed class ActivityCatalogue(IEnumerable<ActivityType> types)
{
    /// <summary>The activities of Elsa that run here or are refused by name, and those of the portals.</summary>
    public static readonly ActivityCatalogue Default =
        new([.. FlowActivities.All, .. DataActivities.All, .. TimeActivities.All, .. OutsideActivities.All, .. RefusedActivities.All, .. PortalActivities.All]);

    private readonly FrozenDictionary<string, ActivityType> byName = types.ToFrozenDictionary(t => t.Name, StringComparer.Ordinal);

    public IReadOnlyList<ActivityType> All => byName.Values;

    /// <returns>Null for an unknown type.</returns>
    public ActivityType? Find(string name) => byName.GetValueOrDefault(name);

    /// <summary>The portal activity that a block of the pack stands for: <c>Portal.SendMail</c> for <c>PortalSendMail</c>.</summary>
    public ActivityType? FindPacked(string name) => name.StartsWith(PortalActivities.Pack, StringComparison.Ordinal)
        ? Find(PortalActivities.Prefix + name[PortalActivities.Pack.Length..])
        : null;
}
