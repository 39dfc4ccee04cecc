using Engine.Access;
using Engine.Data;
using Engine.Modules;
using Engine.Tenancy;
using Engine.Tenancy.ChangeSets;
using Microsoft.EntityFrameworkCore;

namespace Engine.Features;

/// <summary>What the tenant admin sees of the features: how each stands, for whom, since when, and who sees it.</summary>
public sealed class FeatureOverview(
    CurrentTenant tenant, ModuleCatalogue catalogue, HostAllowance allowance, FeatureReach reach, ChangeHistory history, ConfigurationHealth health, PortalDbContext db)
{
    public sealed record Page(IReadOnlyList<Module> Modules, IReadOnlyList<ChangeLine> Planned, IReadOnlyList<string> Problems)
    {
        public static readonly Page Empty = new([], [], []);
    }

    public sealed record Module(string Id, string Name, IReadOnlyList<Row> Features);

    /// <param name="Withheld">The platform operator does not allow it here.</param>
    /// <param name="Seen">State of its history, for the form.</param>
    public sealed record Row(CompiledFeature Feature, bool Withheld, Reach Reach, int Seen);

    public sealed record Detail(Row Row, IReadOnlyList<Own> Own, IReadOnlyList<Scope> Scopes, IReadOnlyList<ChangeLine> History);

    /// <summary>A state that an audience or an organisation has for itself.</summary>
    public sealed record Own(string Name, SwitchState State);

    public sealed record Scope(FeatureScope Value, string Name);

    public async Task<Page> LoadAsync(CancellationToken cancellation)
    {
        var counts = await reach.CountAsync(tenant.Value.Features.All, cancellation);
        var seen = await history.SeenAsync(cancellation);
        var rows = tenant.Value.Features.All.Select(f => Make(f, counts[f.Feature.Id], seen.GetValueOrDefault(f.Feature.Id)))
            .ToLookup(r => catalogue.ModuleOf(r.Feature.Feature.Id).Id);
        var file = tenant.Value.Id + ".json";
        return new(
            [.. catalogue.Modules.Where(m => tenant.Value.Config.Modules.Contains(m.Id) && rows[m.Id].Any()).Select(m => new Module(m.Id, m.Name, [.. rows[m.Id]]))],
            await history.PlannedAsync(cancellation),
            [.. health.Current.Errors.Where(e => e.File == file).Select(e => e.ToString())]);
    }

    /// <summary>Null when the feature does not belong to this tenant.</summary>
    public async Task<Detail?> LoadAsync(string feature, CancellationToken cancellation)
    {
        if (tenant.Value.Features.Find(feature) is not { } found || !tenant.Value.Config.Modules.Contains(catalogue.ModuleOf(feature).Id))
        {
            return null;
        }

        var counts = await reach.CountAsync([found], cancellation);
        var organisations = await db.Set<Organisation>().AsNoTracking().OrderBy(o => o.Name).Select(o => new { o.Number, o.Name }).Take(500).ToListAsync(cancellation);
        var audiences = tenant.Value.Config.Audiences;
        return new(
            Make(found, counts[feature], await history.SeenAsync(feature, cancellation)),
            [
                .. found.Config.Audiences.Select(a => new Own(audiences.TryGetValue(a.Key, out var audience) ? audience.Name : a.Key, a.Value)),
                .. found.Config.Organisations.Select(o => new Own(organisations.Find(x => x.Number == o.Key)?.Name ?? $"Organisatie {o.Key}", o.Value)),
            ],
            [
                .. audiences.Select(a => new Scope(new(ScopeKind.Audience, a.Key), $"Groep: {a.Value.Name}")),
                .. organisations.Select(o => new Scope(new(ScopeKind.Organisation, o.Number), $"{o.Name} ({o.Number})")),
            ],
            await history.OfAsync(feature, cancellation));
    }

    private Row Make(CompiledFeature feature, Reach count, int seen) =>
        new(feature, !allowance.Allows(tenant.Value.Id, feature.Feature), count, seen);
}
