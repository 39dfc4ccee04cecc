using Engine.Data;
using Engine.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Engine.Access.Management;

/// <summary>Roles with their contracts in words, for the log and for mail.</summary>
public sealed class AccessText(PortalDbContext db, CurrentTenant tenant)
{
    /// <returns>For example <c>Financieel medewerker (alle contracten); Administratief medewerker (400100, 400101)</c>.</returns>
    public async Task<string> OfAsync(IReadOnlyCollection<RoleScope> access, CancellationToken cancellation)
    {
        if (access.Count == 0)
        {
            return "geen rollen";
        }

        var ids = access.Select(a => a.ContractId).OfType<Guid>().ToList();
        var numbers = ids.Count == 0 ? [] : await db.Set<Contract>().AsNoTracking().Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.Number, cancellation);
        return string.Join("; ", access.GroupBy(a => a.Role).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g =>
            $"{NameOf(g.Key)} ({(g.Any(a => a.ContractId is null) ? "alle contracten" : string.Join(", ", g.Select(a => numbers[a.ContractId ?? default]).Order(StringComparer.Ordinal)))})"));
    }

    /// <summary>Name of a role; its id when the tenant no longer has it.</summary>
    public string NameOf(string role) => tenant.Value.Config.Roles.TryGetValue(role, out var known) ? known.Name : role;
}
