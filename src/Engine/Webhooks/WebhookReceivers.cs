using Engine.Access;
using Engine.Access.Links;
using Engine.Calendar;
using Engine.Data;
using Engine.Features;
using Engine.Modules;
using Engine.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Engine.Webhooks;

/// <summary>Finds the endpoints that may hear of contracts, and says of each what.</summary>
public sealed class WebhookReceivers(PortalDbContext db, CurrentTenant tenant, ModuleCatalogue catalogue, TimeProvider time)
{
    /// <summary>Endpoints of organisations that reach one of these contracts, paused ones included.</summary>
    public async Task<IReadOnlyList<WebhookReceiver>> OfAsync(IReadOnlyCollection<Guid> contracts, CancellationToken cancellation)
    {
        var agreed = db.Set<ContractLink>().AsNoTracking().Where(l => contracts.Contains(l.ContractId) && l.AgreedAt != null);
        var endpoints = await db.Set<WebhookEndpoint>().AsNoTracking()
            .Where(e => e.DeletedAt == null
                && (db.Set<Contract>().Any(c => contracts.Contains(c.Id) && c.OrganisationId == e.OrganisationId) || agreed.Any(l => l.OrganisationId == e.OrganisationId)))
            .OrderBy(e => e.Id).ToListAsync(cancellation);
        if (endpoints.Count == 0)
        {
            return [];
        }

        var (ids, places) = (endpoints.ConvertAll(e => e.Id), endpoints.Select(e => e.OrganisationId).Distinct().ToList());
        var scopes = (await db.Set<WebhookScope>().AsNoTracking().Where(s => ids.Contains(s.EndpointId)).ToListAsync(cancellation)).ToLookup(s => s.EndpointId);
        var organisations = await db.Set<Organisation>().AsNoTracking().Where(o => places.Contains(o.Id)).ToDictionaryAsync(o => o.Id, cancellation);
        var found = await db.Set<Contract>().AsNoTracking().Where(c => contracts.Contains(c.Id)).ToListAsync(cancellation);
        var linked = (await agreed.Select(l => new { l.OrganisationId, l.ContractId }).ToListAsync(cancellation)).ToLookup(l => l.OrganisationId, l => l.ContractId);
        return
        [
            .. endpoints.Where(e => IsOn(organisations[e.OrganisationId])).Select(e => new WebhookReceiver(
                e, Heard(e, organisations[e.OrganisationId], found.FindAll(c => c.OrganisationId == e.OrganisationId || linked[e.OrganisationId].Contains(c.Id)), [.. scopes[e.Id]]))),
        ];
    }

    /// <summary>Whether the organisation has webhooks now. The right for it is for the people who manage them.</summary>
    public bool IsOn(Organisation organisation) => Decide(PortalFeatures.Webhooks, organisation, null, PermissionSet.None, Level.None, Guid.Empty).IsRoutable;

    private HashSet<(string Kind, Guid Contract)> Heard(WebhookEndpoint endpoint, Organisation organisation, List<Contract> contracts, List<WebhookScope> scopes)
    {
        var heard = new HashSet<(string, Guid)>();
        foreach (var contract in contracts)
        {
            var rights = PermissionSet.Of(
                scopes.Where(s => (s.ContractId is null || s.ContractId == contract.Id) && catalogue.PermissionIndex.ContainsKey(s.Permission)).Select(s => s.Permission).Distinct(StringComparer.Ordinal),
                catalogue);
            heard.UnionWith(endpoint.Kinds
                .Where(k => catalogue.Webhooks.TryGetValue(k, out var kind)
                    && Decide(kind.Feature, organisation, contract, rights, endpoint.Level, endpoint.MadeById) is { IsVisible: true, Reason: not FeatureReason.LevelTooLow })
                .Select(k => (k, contract.Id)));
        }

        return heard;
    }

    private FeatureDecision Decide(string feature, Organisation organisation, Contract? contract, PermissionSet rights, Level level, Guid account) => tenant.Value.Features.Decide(
        feature,
        new(
            DutchTime.Today(time), true, organisation.Audience, organisation.Number, contract is null ? 0 : catalogue.FactBits(contract.Facts), contract is not null, rights, level,
            FeatureSubject.BucketOf(account)));
}

/// <summary>An endpoint, and what it may hear of the contracts that were asked about.</summary>
public sealed class WebhookReceiver(WebhookEndpoint endpoint, IReadOnlySet<(string Kind, Guid Contract)> heard)
{
    public WebhookEndpoint Endpoint => endpoint;

    public bool Hears(WebhookEvent happened) => (happened.OrganisationId is null || happened.OrganisationId == endpoint.OrganisationId)
        && happened.Contracts.Count > 0 && happened.Contracts.All(c => heard.Contains((happened.Kind, c)));
}
