using Engine.Access.Mail;
using Engine.Modules;
using Engine.SignIn.EHerkenning;
using Engine.Tenancy;
using Engine.Workflows.Requests;

namespace Engine.Access.Requests;

/// <summary>Asks for the first account of an organisation (000-01, 002-02). The answer is the same whether the address is known or not.</summary>
public sealed class RequestAccount(StartRequest start, MailRules rules, CurrentTenant tenant)
{
    public const int MaxRemark = 2000;

    /// <param name="FormKey">Made when the form was shown.</param>
    public sealed record Input(
        Guid FormKey, string? Organisation, string? CustomerNumber, string? Kvk, string? Name, string? Mail, string? Phone, IReadOnlyList<string> Roles, string? Remark);

    /// <summary>What is wrong with it; none when <see cref="HandleAsync"/> would take it.</summary>
    public IReadOnlyList<Refusal> Check(Input given) => Refuse(given, Clean(given));

    /// <summary>Starts the definition of this tenant, which has somebody decide and answers by mail.</summary>
    /// <returns>The reference of the request; empty for a form without a key, which is none of ours.</returns>
    public async Task<Result<string>> HandleAsync(Input given, CancellationToken cancellation)
    {
        var input = Clean(given);
        if (Refuse(given, input) is { Length: > 0 } refusals)
        {
            return refusals;
        }

        if (input.FormKey == Guid.Empty)
        {
            return "";
        }

        var started = await start.HandleAsync(new(AccountRequestKind.Id, input.FormKey, input.Organisation ?? "", Told(input)) { Requester = new(input.Name ?? "", input.Mail ?? "") }, cancellation);
        return started.IsRefused ? started.Refusals.ToArray() : started.Value.Reference;
    }

    /// <summary>What the definition is told, by the names of its inputs.</summary>
    private Dictionary<string, object?> Told(Input input) => new(StringComparer.Ordinal)
    {
        ["Bureau"] = tenant.Value.Config.Contact.Mail, ["Beoordelaars"] = Deciders, ["Organisatie"] = input.Organisation, ["Klantnummer"] = input.CustomerNumber, ["Kvk"] = input.Kvk,
        ["Naam"] = input.Name, ["Mail"] = input.Mail, ["Telefoon"] = input.Phone, ["Rollen"] = Wished(input.Roles), ["Opmerking"] = input.Remark,
    };

    // so that a definition can be shared by tenants that call their roles otherwise
    private List<object?> Deciders => [.. tenant.Value.Config.RolesWith(PortalPermissions.HelpAccounts, staff: true)];

    // what was asked for, or what the tenant gives when there is nothing to choose
    private List<object?> Wished(IReadOnlyList<string> roles) => [.. roles.Count > 0 ? roles : tenant.Value.Config.SignIn.AccountRequest.Roles];

    private Input Clean(Input input)
    {
        var fields = tenant.Value.Config.SignIn.AccountRequest.Fields;
        return new(
            input.FormKey,
            PersonName.Clean(input.Organisation),
            fields.Contains(AccountRequestField.CustomerNumber) ? Line(input.CustomerNumber) : null,
            fields.Contains(AccountRequestField.Kvk) ? Line(input.Kvk)?.Replace(" ", "", StringComparison.Ordinal) : null,
            PersonName.Clean(input.Name),
            Line(input.Mail),
            fields.Contains(AccountRequestField.Phone) ? Line(input.Phone) : null,
            fields.Contains(AccountRequestField.Roles) ? [.. input.Roles.Distinct(StringComparer.Ordinal)] : [],
            fields.Contains(AccountRequestField.Remark) && !string.IsNullOrWhiteSpace(input.Remark) ? input.Remark.Trim() : null);
    }

    private Refusal[] Refuse(Input given, Input input)
    {
        var config = tenant.Value.Config.SignIn.AccountRequest;
        return
        [
            .. PersonName.Refuse(given.Organisation, "request.organisation", "Vul de naam van uw organisatie in.", nameof(Input.Organisation)),
            .. Check(input.CustomerNumber is not { Length: > 40 }, "request.customer-number", "Dit klantnummer is te lang. Neem het over van onze brief.", nameof(Input.CustomerNumber)),
            .. Check(input.Kvk is null || new LegalSubject(LegalSubjectKind.Kvk, input.Kvk).HasItsForm, "request.kvk", "Vul het KvK-nummer in: acht cijfers.", nameof(Input.Kvk)),
            .. PersonName.Refuse(given.Name, "request.name", "Vul uw voor- en achternaam in.", nameof(Input.Name)),
            .. rules.Check(input.Mail, mainUser: true, nameof(Input.Mail)) is { } mail ? [mail] : Array.Empty<Refusal>(),
            .. Check(input.Phone is null || PhoneNumber.IsPhone(input.Phone), "request.phone", "Vul een telefoonnummer in, bijvoorbeeld 06 12 34 56 78.", nameof(Input.Phone)),
            .. Check(!config.Fields.Contains(AccountRequestField.Roles) || (input.Roles.Count > 0 && input.Roles.All(config.Roles.Contains)), "request.roles", "Kies ten minste één rol.", nameof(Input.Roles)),
            .. Check(input.Remark is not { Length: > MaxRemark }, "request.remark", $"Maak uw opmerking korter: hoogstens {MaxRemark} tekens.", nameof(Input.Remark)),
        ];
    }

    private static Refusal[] Check(bool right, string code, string message, string field) => right ? [] : [new(code, message, field)];

    private static string? Line(string? text) =>
        string.Join(' ', (text ?? "").Split((char[])['\r', '\n', '\t', ' '], StringSplitOptions.RemoveEmptyEntries)) is { Length: > 0 } line ? line : null;
}
