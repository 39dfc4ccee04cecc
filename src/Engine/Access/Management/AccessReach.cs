using Engine.Tenancy;

namespace Engine.Access.Management;

/// <summary>
/// What one person may hand out at an organisation: the roles that the own roles name in <c>mayGrant</c>, each for the contracts for which the
/// own role is held (002-05, 002-28). Roles of the insurer's staff are handed out at the insurer's own desk only.
/// </summary>
public sealed class AccessReach
{
    private readonly List<RoleScope> grantable;
    private readonly HashSet<Guid> contracts;

    private AccessReach(IEnumerable<RoleScope> grantable, IEnumerable<Guid> contracts) => (this.grantable, this.contracts) = ([.. grantable.Distinct()], [.. contracts]);

    /// <param name="own">Roles that the person holds at the organisation.</param>
    /// <param name="contracts">Contracts of the organisation; others are out of every reach.</param>
    /// <param name="staffPlace">True at the insurer's own desk.</param>
    public static AccessReach Of(IReadOnlyDictionary<string, RoleConfig> roles, IEnumerable<RoleScope> own, IEnumerable<Guid> contracts, bool staffPlace) => new(
        from held in own
        where roles.TryGetValue(held.Role, out var role) && (staffPlace || !role.Staff) && role.Permissions.Contains(PortalPermissions.ManageUsers)
        from granted in roles[held.Role].MayGrant
        where roles.TryGetValue(granted, out var given) && (staffPlace || !given.Staff)
        select held with { Role = granted },
        contracts);

    /// <summary>What the insurer's desk may give a customer: every role that is not of the insurer's own staff.</summary>
    public static AccessReach OfDesk(IReadOnlyDictionary<string, RoleConfig> roles, IEnumerable<Guid> contracts) =>
        new(roles.Where(r => !r.Value.Staff).Select(r => new RoleScope(r.Key, null)), contracts);

    public bool IsEmpty => grantable.Count == 0;

    /// <summary>True when it is not limited to some contracts: then everybody at the organisation is in sight.</summary>
    public bool IsWhole => grantable.Exists(g => g.ContractId is null);

    /// <summary>Roles that can be given for at least one contract.</summary>
    public IReadOnlyList<string> Roles => [.. grantable.Select(g => g.Role).Distinct(StringComparer.Ordinal)];

    /// <summary>Whether this may be given, changed and taken away.</summary>
    public bool Covers(RoleScope access) =>
        (access.ContractId is not { } contract || contracts.Contains(contract)) && grantable.Exists(g => g.Includes(access));

    /// <summary>Whether it touches a contract in reach, so that its holder may be seen.</summary>
    public bool Sees(RoleScope access) => IsWhole || access.ContractId is null || grantable.Exists(g => g.ContractId == access.ContractId);

    public bool Sees(Guid contract) => IsWhole || grantable.Exists(g => g.ContractId == contract);
}
