using Engine.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Matching;
using Microsoft.Extensions.DependencyInjection;

namespace Engine.Api;

/// <summary>
/// Where the tenant, the audience or the organisation has no API, its addresses answer as ones that never existed. The feature decides alone;
/// its right is for the people who manage keys.
/// </summary>
internal sealed class ApiRouting : MatcherPolicy, IEndpointSelectorPolicy
{
    public override int Order => 900;

    public bool AppliesToEndpoints(IReadOnlyList<Endpoint> endpoints) => endpoints.Any(e => e.Metadata.GetMetadata<ApiOperation>() is not null);

    public Task ApplyAsync(HttpContext httpContext, CandidateSet candidates)
    {
        if (!httpContext.RequestServices.GetRequiredService<FeatureView>().IsRoutable(PortalFeatures.Api))
        {
            for (var i = 0; i < candidates.Count; i++)
            {
                if (candidates[i].Endpoint.Metadata.GetMetadata<ApiOperation>() is not null)
                {
                    candidates.SetValidity(i, false);
                }
            }
        }

        return Task.CompletedTask;
    }
}
