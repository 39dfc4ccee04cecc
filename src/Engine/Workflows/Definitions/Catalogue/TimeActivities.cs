using static Engine.Workflows.Definitions.Catalogue.Describe;

namespace Engine.Workflows.Definitions.Catalogue;

/// <summary>Elsa's activities that wait for time.</summary>
public static class TimeActivities
{
    public const string Delay = "Elsa.Delay";
    public const string Cron = "Elsa.Cron";

    internal static readonly ActivityType[] All =
    [
        new(Delay, "Wachten") { Inputs = [Input("timeSpan", "TimeSpan", "00:01:00")], IsBlocking = true },
        new("Elsa.StartAt", "Wachten tot") { Inputs = [Needed("dateTime", "DateTimeOffset")], IsBlocking = true, IsTrigger = true },
        new("Elsa.Timer", "Steeds na een tijd") { Inputs = [Input("interval", "TimeSpan", "00:01:00")], IsBlocking = true, IsTrigger = true },
        new(Cron, "Op vaste tijden") { Inputs = [Needed("cronExpression", "String")], IsBlocking = true, IsTrigger = true },
    ];
}
