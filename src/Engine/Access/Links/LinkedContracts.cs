using Engine.Data;

namespace Engine.Access.Links;

/// <summary>The contracts that people of an organisation can reach: its own, and those that are linked to it.</summary>
internal static class LinkedContracts
{
    public static IQueryable<Contract> ContractsOf(this PortalDbContext db, Guid organisation)
    {
        var links = db.Set<ContractLink>();
        return db.Set<Contract>().Where(c => c.OrganisationId == organisation || links.Any(l => l.ContractId == c.Id && l.OrganisationId == organisation && l.AgreedAt != null));
    }
}
