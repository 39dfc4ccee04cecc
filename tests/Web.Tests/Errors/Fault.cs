using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Matching;

namespace Web.Tests.Errors;

/// <summary>Makes the host fail while it looks for the page behind one address.</summary>
internal sealed class Fault(string path, Func<Exception> fault) : MatcherPolicy, IEndpointSelectorPolicy
{
    public override int Order => 0;

    public bool AppliesToEndpoints(IReadOnlyList<Endpoint> endpoints) => true;

    public Task ApplyAsync(HttpContext httpContext, CandidateSet candidates) =>
        httpContext.Request.Path == path ? throw fault() : Task.CompletedTask;
}
