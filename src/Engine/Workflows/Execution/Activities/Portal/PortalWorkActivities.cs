using Engine.Workflows.Definitions.Catalogue;

namespace Engine.Workflows.Execution.Activities.Portal;

/// <summary>The portals' own types, by name.</summary>
internal static class PortalWorkActivities
{
    private static readonly string[] Waits =
    [
        PortalActivities.AwaitConsent, PortalActivities.AwaitApproval, PortalActivities.AwaitVerification, PortalActivities.AwaitSignature,
        PortalActivities.AwaitUpload, PortalActivities.AwaitProvider, PortalActivities.AwaitActivation,
    ];

    public static readonly IReadOnlyDictionary<string, Activity> All = PortalActivities.All.ToDictionary(t => t.Name, Of);

    private static Activity Of(ActivityType type) =>
        type.Name == PortalActivities.WaitWorkingDays ? new WaitWorkingDaysActivity(type) : Waits.Contains(type.Name) ? new HumanWait(type) : new PortalActivity(type);
}
