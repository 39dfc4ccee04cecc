using Engine.Access.Mail;
using Engine.Modules;
using Engine.Tenancy;
using Engine.Workflows.Requests;

namespace Engine.Access.Requests;

/// <summary>Asks the insurer's desk for an account for a colleague at the own organisation (004-15).</summary>
public sealed class RequestExtraAccount(StartRequest start, MailRules rules, CurrentActor actor, CurrentTenant tenant)
{
    public static readonly Refusal BranchOnly = new("extra-account.branch", "U werkt nu voor één vestiging. Een account geldt voor de hele organisatie: vraag het aan wie voor de hele organisatie werkt.");

    /// <param name="FormKey">Made when the form was shown.</param>
    /// <param name="Role">Role that the colleague gets for every contract.</param>
    public sealed record Input(Guid FormKey, string? Name, string? Mail, string? Role);

    /// <summary>Roles of customers, by id.</summary>
    public IReadOnlyList<KeyValuePair<string, RoleConfig>> Roles => [.. tenant.Value.Config.Roles.Where(r => !r.Value.Staff)];

    public async Task<Result<PortalRequest>> HandleAsync(Input input, CancellationToken cancellation)
    {
        if (!actor.Value.Covers(null))
        {
            return BranchOnly;
        }

        var (name, role) = (PersonName.Clean(input.Name), Roles.FirstOrDefault(r => r.Key == input.Role));
        var refusals = new[]
        {
            name is null ? new("extra-account.name", "Vul de voor- en achternaam van uw collega in.", nameof(Input.Name)) : null,
            rules.Check(input.Mail, role.Value?.Permissions.Contains(PortalPermissions.ManageUsers) ?? false, nameof(Input.Mail)),
            role.Value is null ? new("extra-account.role", "Kies wat uw collega wordt.", nameof(Input.Role)) : null,
        }.OfType<Refusal>().ToArray();
        return refusals.Length > 0 || role.Value is null ? refusals : await start.HandleAsync(
            new(ExtraAccountKind.Id, input.FormKey, $"{role.Value.Name} bij {actor.Value.OrganisationName}", new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["Bureau"] = tenant.Value.Config.Contact.Mail, ["OrganisatieId"] = actor.Value.OrganisationId.ToString(), ["Organisatie"] = actor.Value.OrganisationName, ["Aanvrager"] = actor.Value.Name, ["AanvragerMail"] = actor.Value.Mail,
                ["Naam"] = name, ["Mail"] = input.Mail?.Trim(), ["Rol"] = role.Key, ["Rolnaam"] = role.Value.Name,
            }) { Whom = name },
            cancellation);
    }
}
