using Engine.Data;
using Microsoft.EntityFrameworkCore;

namespace Schema.RowSecurity;

/// <summary>Checks that a role is one that the policies hold: no superuser, no BYPASSRLS, no owner of tables.</summary>
internal static class PostgresRole
{
    /// <exception cref="InvalidOperationException">The role is absent or could walk round the wall.</exception>
    public static async Task RequirePlainAsync(PortalDbContext db, string role, CancellationToken cancellation)
    {
        var found = await db.Database
            .SqlQuery<bool>($"SELECT rolsuper OR rolbypassrls OR rolname = current_user AS \"Value\" FROM pg_roles WHERE rolname = {role}").ToListAsync(cancellation);
        if (found.Count == 0)
        {
            throw new InvalidOperationException($"There is no role {role}. Make it: CREATE ROLE {role} LOGIN PASSWORD '...';");
        }

        if (found[0])
        {
            throw new InvalidOperationException($"The role {role} is the owner or may bypass row security. Make the host a role of its own, without SUPERUSER and BYPASSRLS.");
        }
    }

    /// <summary>Looks at the wall from the host's side, at start.</summary>
    /// <exception cref="InvalidOperationException">The host's role is too strong, or a table of tenants stands outside the wall.</exception>
    public static void RequireWall(PortalDbContext db)
    {
        if (db.Database.SqlQuery<bool>($"SELECT rolsuper OR rolbypassrls AS \"Value\" FROM pg_roles WHERE rolname = current_user").Single())
        {
            throw new InvalidOperationException("The host's role may bypass row security. Give ConnectionStrings:Portal a role without SUPERUSER and BYPASSRLS.");
        }

        var names = ProtectedTable.Of(db.Model).Where(t => t.TenantOwned).Select(t => t.Name).ToArray();
        var open = db.Database.SqlQuery<string>($"""
            SELECT c.relname AS "Value" FROM pg_class c
            WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
              AND (pg_get_userbyid(c.relowner) = current_user
                   OR c.relname = ANY({names}) AND NOT (c.relrowsecurity AND c.relforcerowsecurity))
            """).ToList();
        if (open.Count > 0)
        {
            throw new InvalidOperationException($"These tables belong to the host's role or have no row security: {string.Join(", ", open)}. Run: portal database migrate --connection <owner's connection>");
        }
    }
}
