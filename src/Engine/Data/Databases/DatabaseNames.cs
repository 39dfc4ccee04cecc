using Microsoft.Extensions.Configuration;

namespace Engine.Data.Databases;

/// <summary>Names of the databases that host configuration offers to single tenants under <c>Databases</c>.</summary>
public static class DatabaseNames
{
    public const string Section = "Databases";

    public static IReadOnlyList<string> In(IConfiguration configuration) =>
        [.. configuration.GetSection(Section).GetChildren().Select(c => c.Key.ToLowerInvariant()).Order(StringComparer.Ordinal)];
}
