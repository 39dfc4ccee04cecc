using Engine.Tenancy.Configuration;

namespace Engine.Tenancy;

/// <summary>What is wrong with tenants' files at this moment, and which tenants run on an older version or not at all because of it.</summary>
/// <param name="Kept">Ids of tenants whose last good version still runs.</param>
/// <param name="Absent">Ids of tenants that were never good in this process.</param>
public sealed record ConfigurationReport(IReadOnlyList<ConfigError> Errors, IReadOnlyList<string> Kept, IReadOnlyList<string> Absent);

/// <summary>Holds the latest report, for the health page, the tenant admin and the command line.</summary>
public sealed class ConfigurationHealth
{
    private volatile ConfigurationReport current = new([], [], []);

    public ConfigurationReport Current => current;

    internal void Report(ConfigurationReport report) => current = report;
}
