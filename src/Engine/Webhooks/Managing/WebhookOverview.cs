using Engine.Access;
using Engine.Data;
using Engine.Features;
using Engine.Modules;
using Microsoft.EntityFrameworkCore;

namespace Engine.Webhooks;

/// <param name="Organisation">Whose endpoint it is: number and name.</param>
public sealed record CustomerWebhook(WebhookEndpoint Endpoint, string Organisation);

/// <summary>The endpoints that somebody manages, and what can be told to them.</summary>
public sealed class WebhookOverview(PortalDbContext db, OwnWebhooks own, FeatureView features, ModuleCatalogue catalogue, HeldScopes held)
{
    /// <returns>Newest first.</returns>
    public Task<List<WebhookEndpoint>> ListAsync(CancellationToken cancellation) =>
        own.Endpoints.AsNoTracking().OrderByDescending(e => e.MadeAt).ToListAsync(cancellation);

    /// <summary>The endpoints of customers, for the insurer's desk.</summary>
    /// <param name="text">Part of the name or number of an organisation, or of the description; empty for all.</param>
    /// <returns>Newest first, at most a hundred.</returns>
    public async Task<IReadOnlyList<CustomerWebhook>> OfCustomersAsync(string? text, CancellationToken cancellation)
    {
        var part = Like.Part(text ?? "");
#pragma warning disable CA1304, CA1311 // runs in the database, which has no culture of ours
        return await (
            from e in db.Set<WebhookEndpoint>().AsNoTracking()
            join o in db.Set<Organisation>() on e.OrganisationId equals o.Id
            where e.DeletedAt == null && (EF.Functions.Like(o.Name.ToLower(), part, "\\") || EF.Functions.Like(o.Number.ToLower(), part, "\\") || EF.Functions.Like(e.Description.ToLower(), part, "\\"))
            orderby e.MadeAt descending, e.Id
            select new CustomerWebhook(e, o.Number + " " + o.Name)).Take(100).ToListAsync(cancellation);
#pragma warning restore CA1304, CA1311
    }

    /// <summary>One of them, for who decides about it.</summary>
    /// <returns>Null when there is none, or it was deleted.</returns>
    public Task<CustomerWebhook?> FindOfCustomerAsync(Guid id, CancellationToken cancellation) => (
        from e in db.Set<WebhookEndpoint>().AsNoTracking()
        join o in db.Set<Organisation>() on e.OrganisationId equals o.Id
        where e.Id == id && e.DeletedAt == null
        select new CustomerWebhook(e, o.Number + " " + o.Name)).FirstOrDefaultAsync(cancellation);

    /// <returns>Null when there is no such endpoint in reach.</returns>
    public Task<WebhookEndpoint?> FindAsync(Guid id, CancellationToken cancellation) => own.Endpoints.AsNoTracking().FirstOrDefaultAsync(e => e.Id == id, cancellation);

    /// <summary>Numbers of the contracts to which it is limited; empty for all of the organisation.</summary>
    public async Task<IReadOnlyList<string>> ContractsAsync(Guid id, CancellationToken cancellation)
    {
        var scopes = await db.Set<WebhookScope>().AsNoTracking().Where(s => s.EndpointId == id).ToListAsync(cancellation);
        var limited = scopes.Select(s => s.ContractId).OfType<Guid>().ToList();
        return scopes.Exists(s => s.ContractId is null) ? [] : await db.Set<Contract>().Where(c => limited.Contains(c.Id)).OrderBy(c => c.Number).Select(c => c.Number).ToListAsync(cancellation);
    }

    /// <summary>What is on for this organisation, and this person may see.</summary>
    public IReadOnlyList<WebhookKind> Kinds() =>
        [.. catalogue.Webhooks.Values.Where(k => features.IsRoutable(k.Feature) && catalogue.Features[k.Feature].Permission is { } right && held.Holds(right)).OrderBy(k => k.Id, StringComparer.Ordinal)];

    /// <summary>Dutch name of a kind, also of one that is not offered any more.</summary>
    public string NameOf(string kind) => kind == TestWebhook.Kind ? "Proefbericht" : catalogue.Webhooks.TryGetValue(kind, out var known) ? known.Name : kind;
}
