using Engine.Access;
using Engine.Tenancy;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Matching;
using Microsoft.Extensions.DependencyInjection;

namespace Engine.Features;

/// <summary>
/// Off means absent: takes an endpoint out of the running when its feature is off here, so that its address answers as one that never existed.
/// It decides after authentication, because audience, organisation and contracts come from the person.
/// </summary>
internal sealed class FeatureRouting : MatcherPolicy, IEndpointSelectorPolicy
{
    public override int Order => 1000;

    public bool AppliesToEndpoints(IReadOnlyList<Endpoint> endpoints) =>
        endpoints.Any(e => e.Metadata.GetMetadata<RequireFeatureAttribute>() is not null);

    public Task ApplyAsync(HttpContext httpContext, CandidateSet candidates)
    {
        FeatureView? view = null;
        for (var i = 0; i < candidates.Count; i++)
        {
            if (!candidates.IsValidCandidate(i) || candidates[i].Endpoint.Metadata.GetMetadata<RequireFeatureAttribute>() is not { } required)
            {
                continue;
            }

            if (candidates[i].Endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null
                && httpContext.RequestServices.GetRequiredService<CurrentActor>().OrNone is null
                && httpContext.RequestServices.GetRequiredService<CurrentTenant>().OrNone?.Config.Modules.Any(m => required.Feature.StartsWith(m + ".", StringComparison.Ordinal)) == true)
            {
                // who is signed out first signs in, and learns then what there is
                continue;
            }

            view ??= httpContext.RequestServices.GetRequiredService<FeatureView>();
            if (!view.IsRoutable(required.Feature))
            {
                candidates.SetValidity(i, false);
            }
        }

        return Task.CompletedTask;
    }
}
