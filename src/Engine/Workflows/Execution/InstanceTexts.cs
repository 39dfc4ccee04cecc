using System.Globalization;
using Engine.Workflows.Execution.State;

namespace Engine.Workflows.Execution;

/// <summary>What an instance is called and known by, within the length that is kept.</summary>
internal static class InstanceTexts
{
    private const int Longest = 200;

    /// <summary>A name that is longer is cut.</summary>
    public static string? Name(string? text) => text?.Length > Longest ? text[..Longest] : text;

    /// <exception cref="ActivityFault">It is longer: cut off it would be that of another.</exception>
    public static string? Correlation(string? text) => text?.Length > Longest
        ? throw new ActivityFault(IncidentTypes.Limit, string.Create(CultureInfo.InvariantCulture, $"Een correlatie-id is hoogstens {Longest} tekens")) : text;
}
