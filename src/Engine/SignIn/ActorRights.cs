using Engine.Access;
using Engine.Features;
using Engine.Modules;
using Engine.Tenancy;

namespace Engine.SignIn;

/// <summary>Turns the grants of one membership into rights. Roles of the insurer's staff count only at the insurer's own desk.</summary>
internal sealed class ActorRights
{
    private readonly IReadOnlyDictionary<string, RoleConfig> roles;
    private readonly ModuleCatalogue catalogue;
    private readonly List<Grant> grants;

    public ActorRights(IReadOnlyDictionary<string, RoleConfig> roles, ModuleCatalogue catalogue, IEnumerable<Grant> grants, bool atDesk)
    {
        this.roles = roles;
        this.catalogue = catalogue;
        // a role that the tenant dropped from its file gives nothing
        this.grants = [.. grants.Where(g => roles.TryGetValue(g.Role, out var role) && (atDesk || !role.Staff))];
        Roles = [.. this.grants.Select(g => g.Role).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    public IReadOnlyList<string> Roles { get; }

    public bool Reaches(Guid contract) => grants.Exists(g => g.ContractId is null || g.ContractId == contract);

    public PermissionSet Everywhere() => Union(grants);

    public ActorContract At(Contract contract) => new(
        contract.Id,
        contract.Number,
        contract.Name,
        contract.Facts.Where(catalogue.FactIndex.ContainsKey).Aggregate(0UL, (bits, fact) => bits | 1UL << catalogue.FactIndex[fact]),
        Union(grants.Where(g => g.ContractId is null || g.ContractId == contract.Id)));

    private PermissionSet Union(IEnumerable<Grant> of) =>
        PermissionSet.Of(of.SelectMany(g => roles[g.Role].Permissions).Distinct(StringComparer.Ordinal), catalogue);
}
