using Engine.Access;
using Engine.Access.Desk;
using Engine.Access.Management;
using Engine.Modules;
using Engine.Tenancy;
using Engine.Workflows.Tasks.Forms;
using Web.Account.Gebruikers;

namespace Web.Tasks;

/// <summary>
/// The organisation and the roles that somebody gets: <c>organisationId</c>, <c>organisation</c> (its name) and <c>roles</c> in the data of the form, as Portal.CreateAccount takes them. What the
/// task shows under Klantnummer, Organisatie and Rollen (ids of roles) is looked for and ticked beforehand.
/// </summary>
internal sealed class AccountForm(DeskInvitation invitation, CurrentTenant tenant) : TaskForm
{
    private const string Chosen = "Organisatie";
    private const string Given = "Toegang";
    private const string Sought = "zoek";
    private const string Asked = "Rollen";

    public static readonly FormExample Example = new("account", new Dictionary<string, object?>(StringComparer.Ordinal)
    {
        ["organisationId"] = "voorbeeld", ["organisation"] = "Voorbeeld BV", ["roles"] = new List<object?> { "voorbeeld" },
    });

    public override string Key => Example.Key;

    public override bool IsForStaff => true;

    public override bool IsLooking(TaskFields fields) => fields.Has(OrganisationFields.Seek) || fields.Has(OrganisationFields.Choose);

    public override string? Word(string label, object? value) => label == Asked && value is IReadOnlyList<object?> { Count: > 0 } asked
        ? string.Join(", ", asked.OfType<string>().Select(r => tenant.Value.Config.Roles.TryGetValue(r, out var role) ? role.Name : r))
        : null;

    public override async Task<TaskFormView> ShowAsync(TaskFormRequest request, CancellationToken cancellation)
    {
        var fields = request.Fields;
        var number = request.Data.GetValueOrDefault("Klantnummer") as string;
        var sought = fields.Has(Sought) ? fields.Text(Sought) : number ?? request.Data.GetValueOrDefault(Chosen) as string;
        var organisation = fields.Has(OrganisationFields.Seek) ? null : await ChosenAsync(fields, cancellation);
        var found = organisation is null ? await invitation.OrganisationsAsync(sought, cancellation) : [];
        // the number of a customer leaves nothing to choose
        if (!fields.Has(Sought) && found is [{ } only] && only.Number == number)
        {
            organisation = only;
        }

        var contracts = organisation is null ? [] : await invitation.ContractsAsync(organisation.Id, cancellation);
        return new(builder =>
        {
            builder.OpenComponent<OrganisationFields>(0);
            builder.AddComponentParameter(1, nameof(OrganisationFields.Text), sought);
            builder.AddComponentParameter(2, nameof(OrganisationFields.Found), found);
            builder.AddComponentParameter(3, nameof(OrganisationFields.Chosen), organisation);
            builder.AddComponentParameter(4, nameof(OrganisationFields.IsSearched), fields.Has(Sought));
            builder.AddComponentParameter(5, nameof(OrganisationFields.Asked), (number, request.Data.GetValueOrDefault(Chosen) as string));
            builder.AddComponentParameter(6, nameof(OrganisationFields.Task), request.Task);
            builder.CloseComponent();
            if (organisation is not null)
            {
                builder.OpenComponent<AccountFields>(7);
                builder.AddComponentParameter(8, nameof(AccountFields.Organisation), organisation);
                builder.AddComponentParameter(9, nameof(AccountFields.Reach), invitation.ReachAt(contracts));
                builder.AddComponentParameter(10, nameof(AccountFields.Contracts), contracts);
                builder.AddComponentParameter(11, nameof(AccountFields.Roles), tenant.Value.Config.Roles);
                builder.AddComponentParameter(12, nameof(AccountFields.Chosen), fields.Has(Given) ? AccessInput.Parse(fields.Texts(Given)) : Wished(request));
                builder.CloseComponent();
            }
        });
    }

    public override async Task<Result<FormData>> ReadAsync(TaskFields fields, CancellationToken cancellation)
    {
        if (await ChosenAsync(fields, cancellation) is not { } organisation)
        {
            return new Refusal("invitation.organisation", "Kies een organisatie. Zoek die hier op.", Sought);
        }

        var access = AccessInput.Parse(fields.Texts(Given));
        if (access.Count == 0)
        {
            return AccessRefusals.Nothing;
        }

        if (!access.All(invitation.ReachAt(await invitation.ContractsAsync(organisation.Id, cancellation)).Covers))
        {
            return AccessRefusals.BeyondReach;
        }

        return new FormData(new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["organisationId"] = organisation.Id.ToString(), ["organisation"] = organisation.Name, ["roles"] = access.Select(a => (object?)a.Text).ToList(),
        });
    }

    private async Task<Organisation?> ChosenAsync(TaskFields fields, CancellationToken cancellation) =>
        Guid.TryParse(fields.Text(OrganisationFields.Choose) ?? fields.Text(Chosen), out var id) ? await invitation.OrganisationAsync(id, cancellation) : null;

    // what was asked for, or what the tenant gives when there is nothing to choose
    private RoleScope[] Wished(TaskFormRequest request) =>
        [.. (request.Data.GetValueOrDefault(Asked) is IReadOnlyList<object?> { Count: > 0 } asked ? asked.OfType<string>() : tenant.Value.Config.SignIn.AccountRequest.Roles).Select(r => new RoleScope(r, null))];
}
