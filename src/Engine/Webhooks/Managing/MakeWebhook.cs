using System.Globalization;
using Engine.Access;
using Engine.Audit;
using Engine.Connectors;
using Engine.Data;
using Engine.Data.Encryption;
using Engine.Modules;
using Engine.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Engine.Webhooks;

/// <summary>What somebody asks of a new webhook, as typed.</summary>
/// <param name="Kinds">Ids of <see cref="WebhookKind"/>.</param>
/// <param name="Contracts">Contract ids; empty for every contract, those to come included.</param>
public sealed record NewWebhook(string? Url, string? Description, IReadOnlyList<string> Kinds, IReadOnlyList<Guid> Contracts);

/// <param name="Secret">Is shown once; what is kept of it is sealed.</param>
public sealed record WebhookWithSecret(WebhookEndpoint Endpoint, string Secret);

/// <summary>Makes an endpoint that is told what its maker may see, each only where the maker may see it.</summary>
public sealed class MakeWebhook(
    PortalDbContext db, AccessLock access, CurrentActor actor, CurrentTenant tenant, ModuleCatalogue catalogue, HeldScopes held, WebhookOverview overview, OutsideAccess outside, FieldProtector protector,
    WebhookMails mails, AuditLog audit, TimeProvider time)
{
    public const string Url = "Adres";
    public const string Description = "Omschrijving";
    public const string Kinds = "Gebeurtenissen";
    public const string Contracts = "Contracten";
    public const int LongestUrl = 500;
    public const int LongestDescription = 60;

    private const int Most = 10;

    public async Task<Result<WebhookWithSecret>> HandleAsync(NewWebhook asked, CancellationToken cancellation)
    {
        await using var change = await access.TakeAsync(actor.Value.OrganisationId, cancellation);
        var (url, description) = ((asked.Url ?? "").Trim(), (asked.Description ?? "").Trim());
        var refusals = await WeighAsync(asked, url, description, cancellation);
        if (refusals.Count > 0)
        {
            return refusals.ToArray();
        }

        var permissions = asked.Kinds.Select(k => catalogue.Features[catalogue.Webhooks[k].Feature].Permission).OfType<string>();
        var scopes = await held.OfAsync(permissions, asked.Contracts, cancellation);
        if (scopes.Count == 0)
        {
            return new Refusal("webhook.nothing", "Met deze keuze meldt de webhook niets. Kies contracten waarbij u zelf mag inzien wat u wilt laten melden.", Contracts);
        }

        var secret = WebhookSignature.NewSecret();
        var endpoint = new WebhookEndpoint
        {
            OrganisationId = actor.Value.OrganisationId,
            Url = url,
            Description = description,
            Kinds = [.. asked.Kinds.Distinct(StringComparer.Ordinal)],
            MadeById = actor.Value.AccountId,
            MadeByName = actor.Value.Name,
            MadeAt = time.GetUtcNow(),
            Level = actor.Value.Level,
            Secret = protector.Protect(WebhookEndpoint.Purpose, secret),
        };
        db.Add(endpoint);
        db.AddRange(scopes.Select(s => new WebhookScope { EndpointId = endpoint.Id, Permission = s.Permission, ContractId = s.ContractId }));
        audit.Add(new(AuditAction.Create, "portal.webhook-maken")
        {
            ObjectType = "webhook", ObjectId = endpoint.Id, Detail = $"{new Uri(url).Authority}, {string.Join(", ", endpoint.Kinds)}",
        });
        await mails.MadeAsync(endpoint, cancellation);
        return await change.KeepAsync(cancellation) is { } overtaken ? overtaken : new WebhookWithSecret(endpoint, secret);
    }

    private async Task<List<Refusal>> WeighAsync(NewWebhook asked, string url, string description, CancellationToken cancellation)
    {
        var refusals = new List<Refusal>();
        var here = actor.Value.OrganisationId;
        var known = await db.Set<WebhookEndpoint>().Where(e => e.OrganisationId == here && e.DeletedAt == null).Select(e => e.Url).ToListAsync(cancellation);
        if (Weigh(url) is { } refusal)
        {
            refusals.Add(refusal);
        }
        else if (known.Contains(url, StringComparer.OrdinalIgnoreCase))
        {
            // also what a page that is sent twice comes down to
            refusals.Add(new("webhook.double", "Er is al een webhook voor dit adres.", Url));
        }

        if (description.Length is 0 or > LongestDescription || description.Any(char.IsControl))
        {
            refusals.Add(new("webhook.description", $"Schrijf in hoogstens {LongestDescription.ToString(CultureInfo.InvariantCulture)} tekens waar de webhook voor is.", Description));
        }

        if (known.Count >= Most)
        {
            refusals.Add(new("webhook.many", "Uw organisatie heeft het hoogste aantal webhooks. Verwijder eerst een webhook die u niet meer gebruikt."));
        }

        if (asked.Kinds.Count == 0 || !asked.Kinds.All(overview.Kinds().Select(k => k.Id).Contains))
        {
            refusals.Add(new("webhook.kinds", "Kies minstens één gebeurtenis uit de lijst.", Kinds));
        }

        if (!asked.Contracts.All(c => actor.Value.Contract(c) is not null))
        {
            refusals.Add(new("webhook.contracts", "Kies uit uw eigen contracten.", Contracts));
        }

        return refusals;
    }

    private Refusal? Weigh(string url)
    {
        if (url.Length is 0 or > LongestUrl)
        {
            return new("webhook.url", $"Vul het adres van uw programma in, dat begint met https:// en hoogstens {LongestUrl.ToString(CultureInfo.InvariantCulture)} tekens heeft.", Url);
        }

        if (outside.ReadOfCustomer(url, out var fault) is not { } address)
        {
            return new("webhook.url", $"Dit adres kan niet: het is {fault}. Vul een adres in dat begint met https:// en vanaf internet te bereiken is.", Url);
        }

        var contact = tenant.Value.Config.Contact;
        return OutsideAccess.Lists(tenant.Value.Config.Webhooks.Hosts, address) ? null : new(
            "webhook.host", $"Naar {address.Authority} stuurt dit portaal nog geen berichten. Vraag {contact.Desk} om deze server toe te staan: {contact.Phone}.", Url);
    }
}
