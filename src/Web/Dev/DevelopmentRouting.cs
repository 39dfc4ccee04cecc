using Microsoft.AspNetCore.Routing.Matching;

namespace Web.Dev;

/// <summary>Takes pages for developers out of the running everywhere else.</summary>
internal sealed class DevelopmentRouting(IHostEnvironment environment) : MatcherPolicy, IEndpointSelectorPolicy
{
    public override int Order => 0;

    public bool AppliesToEndpoints(IReadOnlyList<Endpoint> endpoints) => !environment.IsDevelopment() && endpoints.Any(IsForDevelopment);

    public Task ApplyAsync(HttpContext httpContext, CandidateSet candidates)
    {
        for (var i = 0; i < candidates.Count; i++)
        {
            if (candidates.IsValidCandidate(i) && IsForDevelopment(candidates[i].Endpoint))
            {
                candidates.SetValidity(i, false);
            }
        }

        return Task.CompletedTask;
    }

    private static bool IsForDevelopment(Endpoint endpoint) => endpoint.Metadata.GetMetadata<DevelopmentOnlyAttribute>() is not null;
}
