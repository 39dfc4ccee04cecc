namespace Engine.SignIn;

/// <summary>Addresses that may be gone to after signing in: of this portal and of nobody else.</summary>
public static class LocalAddress
{
    /// <param name="pathBase">Path under which the tenant lives; empty at the root of its host.</param>
    /// <returns>The address, or null when it leads elsewhere: another host, another tenant's path, a script.</returns>
    public static string? OrNone(string? address, string pathBase)
    {
        if (address is null || address.Length > 2000 || !address.StartsWith(pathBase + "/", StringComparison.Ordinal))
        {
            return null;
        }

        // browsers read "//host" and "/\host" as another host, and drop tabs and line ends while doing so
        var rest = address.AsSpan(pathBase.Length);
        var leadsAway = rest.Length > 1 && rest[1] is '/' or '\\';
        return leadsAway || address.Any(char.IsControl) || address.Contains('\\', StringComparison.Ordinal) || address.Contains("/..", StringComparison.Ordinal)
            ? null
            : address;
    }
}
