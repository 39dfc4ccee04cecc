using Engine.Features;
using Engine.SignIn;

namespace Engine.Access;

/// <summary>A contract that an actor may reach, with the rights there.</summary>
public sealed record ActorContract(Guid Id, string Number, string Name, ulong Facts, PermissionSet Permissions)
{
    /// <summary>Who owns it: another organisation than the actor's when it is linked. Null shares its owner with no other contract.</summary>
    public Guid? OrganisationId { get; init; }
}

/// <summary>The signed-in person at one organisation: immutable, at most a few seconds old.</summary>
public sealed record Actor
{
    public required Guid AccountId { get; init; }

    public required string Name { get; init; }

    public required string Mail { get; init; }

    public required Guid OrganisationId { get; init; }

    public required string OrganisationNumber { get; init; }

    public required string OrganisationName { get; init; }

    public string? Audience { get; init; }

    public bool IsStaff { get; init; }

    public required Level Level { get; init; }

    public required IReadOnlyList<string> Roles { get; init; }

    /// <summary>Rights at the organisation as a whole: the union over its contracts.</summary>
    public required PermissionSet Permissions { get; init; }

    public required IReadOnlyList<ActorContract> Contracts { get; init; }

    /// <summary>Other organisations of the same account, for the switcher.</summary>
    public IReadOnlyList<(Guid Id, string Name)> Organisations { get; init; } = [];

    /// <summary>Scheme by which the person signed in.</summary>
    public string Scheme { get; init; } = SignInSchemes.Password;

    /// <summary>
    /// Branch (vestigingsnummer, 12 digits) to which the mandate of this session is limited; null for the whole organisation.
    /// <see cref="Contracts"/> holds that branch's only; work that hangs on no contract asks <see cref="Covers"/>.
    /// </summary>
    public string? Branch { get; init; }

    /// <summary>Office that acts for the organisation, in words for the log; null when it acts itself.</summary>
    public string? Intermediary { get; init; }

    /// <summary>Security stamp of the account; a cookie with another one is refused.</summary>
    public required string Stamp { get; init; }

    /// <param name="branch">Branch at which work is to be done; null for work of the organisation as a whole.</param>
    public bool Covers(string? branch) => Branch is null || Branch == branch;

    public ActorContract? Contract(Guid id) => Contracts.FirstOrDefault(c => c.Id == id);

    /// <summary>Contracts in reach that belong to the owner of this one, which is among them; none when it is out of reach itself.</summary>
    public IEnumerable<ActorContract> SameOwner(Guid contract) =>
        Contract(contract) is { } own ? Contracts.Where(c => c == own || (c.OrganisationId is { } owner && owner == own.OrganisationId)) : [];
}
