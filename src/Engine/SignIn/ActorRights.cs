using Engine.Access;
using Engine.Features;
using Engine.Modules;
using Engine.Tenancy;

namespace Engine.SignIn;

/// <summary>Turns the grants of one membership into rights. Roles of the insurer's staff count only at the insurer's own desk.</summary>
internal sealed class ActorRights
{
    private readonly Organisation place;
    private readonly IReadOnlyDictionary<string, RoleConfig> roles;
    private readonly ModuleCatalogue catalogue;
    private readonly List<Grant> grants;

    public ActorRights(IReadOnlyDictionary<string, RoleConfig> roles, ModuleCatalogue catalogue, IEnumerable<Grant> grants, Organisation place)
    {
        this.place = place;
        this.roles = roles;
        this.catalogue = catalogue;
        // a role that the tenant dropped from its file gives nothing
        this.grants = [.. grants.Where(g => roles.TryGetValue(g.Role, out var role) && (place.IsStaff || !role.Staff))];
    }

    /// <summary>The person that an account is at the organisation.</summary>
    /// <param name="contracts">All contracts of the organisation; those out of reach are left out.</param>
    public Actor Actor(Account account, IEnumerable<Contract> contracts, Level level) => Actor(account, contracts, level, null);

    /// <summary>The person of a session: its mandate may be limited to one branch, and then nothing outside that branch is in reach.</summary>
    public Actor Actor(Account account, IEnumerable<Contract> contracts, SessionTicket ticket) =>
        Actor(account, contracts, ticket.Level, ticket.Branch) with { Scheme = ticket.Scheme, Intermediary = ticket.Intermediary };

    private Actor Actor(Account account, IEnumerable<Contract> contracts, Level level, string? branch)
    {
        var reached = contracts.Where(c => branch is null || c.Branch == branch)
            .Where(c => grants.Exists(g => g.ContractId is null || g.ContractId == c.Id)).ToList();
        return new()
        {
            AccountId = account.Id,
            Name = account.Name,
            Mail = account.Mail,
            OrganisationId = place.Id,
            OrganisationNumber = place.Number,
            OrganisationName = place.Name,
            Audience = place.Audience,
            IsStaff = place.IsStaff,
            Level = level,
            Roles = [.. grants.Select(g => g.Role).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            // rights at the organisation as a whole are no part of a mandate for one branch
            Permissions = Union(branch is null ? grants : grants.Where(g => reached.Exists(c => g.ContractId is null || g.ContractId == c.Id))),
            Contracts = [.. reached.Select(At)],
            Branch = branch,
            Stamp = account.SecurityStamp,
        };
    }

    private ActorContract At(Contract contract) => new(
        contract.Id,
        contract.Number,
        contract.Name,
        catalogue.FactBits(contract.Facts),
        Union(grants.Where(g => g.ContractId is null || g.ContractId == contract.Id)))
    {
        OrganisationId = contract.OrganisationId,
    };

    private PermissionSet Union(IEnumerable<Grant> of) =>
        PermissionSet.Of(of.SelectMany(g => roles[g.Role].Permissions).Distinct(StringComparer.Ordinal), catalogue);
}
