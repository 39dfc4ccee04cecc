using System.Text.RegularExpressions;
using Engine.Data;
using Microsoft.EntityFrameworkCore;

namespace Schema.Connections;

/// <summary>The tenant of a context as text that is safe inside SQL.</summary>
internal static partial class TenantLiteral
{
    /// <returns>Empty outside any tenant: no row has that tenant, so the database shows and takes nothing.</returns>
    /// <exception cref="InvalidOperationException">The id has characters that no tenant file may have.</exception>
    public static string Of(DbContext? context)
    {
        var id = (context as PortalDbContext)?.TenantId ?? "";
        return id.Length == 0 || Pattern().IsMatch(id) ? id : throw new InvalidOperationException("The tenant id is not one that a tenant file can have.");
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,39}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
