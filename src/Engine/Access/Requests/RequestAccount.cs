using Engine.Access.Mail;
using Engine.Audit;
using Engine.Data;
using Engine.Modules;
using Engine.Notifications;
using Engine.SignIn.EHerkenning;
using Engine.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Engine.Access.Requests;

/// <summary>Asks for the first account of an organisation (000-01, 002-02). The answer is the same whether the address is known or not.</summary>
public sealed class RequestAccount(
    PortalDbContext db, MailRules rules, Outbox outbox, CurrentTenant tenant, TenantAddress address, AuditLog audit, TimeProvider time)
{
    public const int MaxRemark = 2000;

    /// <param name="FormKey">Made when the form was shown.</param>
    public sealed record Input(
        Guid FormKey, string? Organisation, string? CustomerNumber, string? Kvk, string? Name, string? Mail, string? Phone, IReadOnlyList<string> Roles, string? Remark);

    /// <returns>The key of the form.</returns>
    public async Task<Result<Guid>> HandleAsync(Input given, CancellationToken cancellation)
    {
        var input = Clean(given);
        if (Refuse(input) is { Length: > 0 } refusals)
        {
            return refusals;
        }

        if (input.FormKey == Guid.Empty || await IsKnownAsync(input, cancellation))
        {
            return input.FormKey;
        }

        var request = new AccountRequest
        {
            FormKey = input.FormKey, At = time.GetUtcNow(), Organisation = input.Organisation ?? "", CustomerNumber = input.CustomerNumber, Kvk = input.Kvk,
            Name = input.Name ?? "", Mail = input.Mail ?? "", Phone = input.Phone, Roles = [.. input.Roles], Remark = input.Remark,
        };
        db.Add(request);
        outbox.Mail(tenant.Value.Config.Contact.Mail, "Nieuwe aanvraag van een account", $"""
            Er is een account aangevraagd voor {request.Organisation}. Beoordeel de aanvraag in het portaal:

            {new Uri(address.Of(tenant.Value), $"beheer/aanvragen/{request.Id}")}
            """);
        audit.Add(new(AuditAction.Create, "portal.account-aanvragen") { ObjectType = "aanvraag", ObjectId = request.Id });
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException)
        {
            // the same form at the same moment: the other one is the request
            db.ChangeTracker.Clear();
            if (!await IsKnownAsync(input, cancellation))
            {
                throw;
            }
        }

        return input.FormKey;
    }

    // the same form sent twice, or filled in once more while the first waits
    private Task<bool> IsKnownAsync(Input input, CancellationToken cancellation) => db.Set<AccountRequest>().AnyAsync(
        r => r.FormKey == input.FormKey || (r.State == AccountRequestState.Open && r.Mail == input.Mail && r.Organisation == input.Organisation), cancellation);

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

    private Refusal[] Refuse(Input input)
    {
        var config = tenant.Value.Config.SignIn.AccountRequest;
        return
        [
            .. Check(input.Organisation is not null, "request.organisation", "Vul de naam van uw organisatie in.", nameof(Input.Organisation)),
            .. Check(input.CustomerNumber is not { Length: > 40 }, "request.customer-number", "Dit klantnummer is te lang. Neem het over van onze brief.", nameof(Input.CustomerNumber)),
            .. Check(input.Kvk is null || new LegalSubject(LegalSubjectKind.Kvk, input.Kvk).HasItsForm, "request.kvk", "Vul het KvK-nummer in: acht cijfers.", nameof(Input.Kvk)),
            .. Check(input.Name is not null, "request.name", "Vul uw voor- en achternaam in.", nameof(Input.Name)),
            .. rules.Check(input.Mail, mainUser: true, nameof(Input.Mail)) is { } mail ? [mail] : Array.Empty<Refusal>(),
            .. Check(input.Phone is null || IsPhone(input.Phone), "request.phone", "Vul een telefoonnummer in, bijvoorbeeld 06 12 34 56 78.", nameof(Input.Phone)),
            .. Check(!config.Fields.Contains(AccountRequestField.Roles) || (input.Roles.Count > 0 && input.Roles.All(config.Roles.Contains)), "request.roles", "Kies ten minste één rol.", nameof(Input.Roles)),
            .. Check(input.Remark is not { Length: > MaxRemark }, "request.remark", $"Maak uw opmerking korter: hoogstens {MaxRemark} tekens.", nameof(Input.Remark)),
        ];
    }

    private static Refusal[] Check(bool right, string code, string message, string field) => right ? [] : [new(code, message, field)];

    private static bool IsPhone(string phone) => phone.Length <= 30 && phone.Count(char.IsAsciiDigit) is >= 9 and <= 15 && phone.All(c => char.IsAsciiDigit(c) || " +-()".Contains(c, StringComparison.Ordinal));

    private static string? Line(string? text) =>
        string.Join(' ', (text ?? "").Split((char[])['\r', '\n', '\t', ' '], StringSplitOptions.RemoveEmptyEntries)) is { Length: > 0 } line ? line : null;
}
