using Engine.Access;
using Engine.Calendar;
using Engine.Features;
using Engine.Modules;
using Engine.Tenancy;
using Engine.Ui;

namespace Web.Admin.Features;

/// <summary>
/// What a person does not see and might: what their contract, the day or their way of signing in keeps from them, and what another role at their
/// organisation has. What the portal does not offer to people like them is not theirs to miss, and is left out.
/// </summary>
public sealed class NotSeen(SimulateFeatures features, ModuleCatalogue catalogue, PortalMenu menu, Words words, CurrentActor actor, CurrentTenant tenant, TimeProvider time)
{
    /// <param name="Why">The reason, or the roles that have it.</param>
    public sealed record Line(string Name, string Description, string Why);

    public sealed record Lines(IReadOnlyList<Line> Here, IReadOnlyList<Line> OtherRoles)
    {
        public static readonly Lines None = new([], []);
    }

    /// <returns>Both lists by name.</returns>
    public Lines Load()
    {
        var missing = features.Simulate(actor.Value, null, DutchTime.Today(time)).Where(f => f.Decision.Visibility != Visibility.Shown && Concerns(f)).ToList();
        return new(
            Sorted(missing.Where(f => f.Decision.Reason != FeatureReason.PermissionMissing).Select(f => Of(f, f.Explanation.Text))),
            Sorted(missing.Where(f => f.Decision.Reason == FeatureReason.PermissionMissing)
                .Select(f => Of(f, string.Join(" of ", RolesWith(f.Feature.Permission))))
                .Where(l => l.Why.Length > 0)));
    }

    private bool Concerns(SimulatedFeature feature) =>
        feature.Decision.Reason is not (FeatureReason.UnknownFeature or FeatureReason.ModuleNotInTenant or FeatureReason.NotAllowedByHost or FeatureReason.SwitchedOff or FeatureReason.OffForAudience or FeatureReason.NotSignedIn);

    private IEnumerable<string> RolesWith(string? permission) =>
        tenant.Value.Config.Roles.Values.Where(r => (actor.Value.IsStaff || !r.Staff) && permission is not null && r.Permissions.Contains(permission)).Select(r => r.Name).Distinct();

    private Line Of(SimulatedFeature feature, string why) => new(NameOf(feature.Feature), feature.Feature.Description, why);

    private string NameOf(Feature feature) =>
        catalogue.Menu.FirstOrDefault(p => p.Value.Feature == feature.Id) is { Value: not null } page ? menu.Label(page.Key)
        : feature.Word is { } word ? words.Capital(word)
        : feature.Name;

    private static IReadOnlyList<Line> Sorted(IEnumerable<Line> lines) => [.. lines.DistinctBy(l => l.Name).OrderBy(l => l.Name, StringComparer.Create(Show.Dutch, ignoreCase: true))];
}
