using Engine.Access;
using Engine.Calendar;
using Engine.Data;
using Engine.Features;
using Engine.Tenancy;
using Engine.Workflows.Execution;
using Engine.Workflows.Execution.State;
using Microsoft.EntityFrameworkCore;

namespace Engine.Workflows.Rules;

/// <summary>Whether a <c>feature</c> is on: for an organisation (<c>organisationId</c>), or in the portal as a whole. Rights do not count.</summary>
internal sealed class FlagOnRule(PortalDbContext db, CurrentTenant tenant, TimeProvider time) : PortalRule
{
    public const string Key = "flag-on";

    public override async Task<IReadOnlyList<string>> CheckAsync(IReadOnlyDictionary<string, object?> arguments, CancellationToken cancellation)
    {
        var name = arguments.Needed("feature");
        var feature = tenant.Value.Features.Find(name) ?? throw new ActivityFault(IncidentTypes.Work, $"Gegeven \"feature\": er is geen functie \"{name}\"");
        var subject = FeatureSubject.Visitor(DutchTime.Today(time));
        if (arguments.Id("organisationId") is { } id)
        {
            var place = await db.Set<Organisation>().Where(o => o.Id == id).Select(o => new { o.Number, o.Audience }).FirstOrDefaultAsync(cancellation)
                ?? throw new ActivityFault(IncidentTypes.Work, "Gegeven \"organisationId\": deze organisatie is er niet");
            subject = subject with { Organisation = place.Number, Audience = place.Audience };
        }

        var decision = feature.Decide(subject);
        return decision.IsShown || decision.Reason == FeatureReason.NotSignedIn ? [] : [$"De functie {feature.Feature.Name} staat uit."];
    }
}
