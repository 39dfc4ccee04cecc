using Engine.Access;
using Engine.Features;
using Engine.Modules;
using Microsoft.AspNetCore.Routing;

namespace Engine.Api.Describing;

/// <param name="Path">Address after the version, as the description writes it.</param>
public sealed record DescribedOperation(string Method, string Path, string Feature, ApiOperation Operation);

/// <summary>The API as it is for who asks: only what is on here, whether the right for it is there or not.</summary>
public sealed class ApiOperations(EndpointDataSource endpoints, FeatureView features, ModuleCatalogue catalogue)
{
    public IReadOnlyList<DescribedOperation> List() =>
    [
        .. from endpoint in endpoints.Endpoints.OfType<RouteEndpoint>()
           let operation = endpoint.Metadata.GetMetadata<ApiOperation>()
           let feature = endpoint.Metadata.GetMetadata<RequireFeatureAttribute>()?.Feature
           where operation is not null && feature is not null && features.IsRoutable(feature) && IsForWho(feature)
           let path = "/" + string.Join('/', endpoint.RoutePattern.PathSegments.Select(Segment)).TrimStart('/')
           orderby path, operation.Name
           select new DescribedOperation(
               endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods[0] ?? "GET", path[(ApiRoutes.Root.Length - 1)..], feature, operation),
    ];

    /// <summary>Rights that a key can have a use for.</summary>
    public IReadOnlyList<Permission> Scopes() =>
        [.. List().Select(o => catalogue.Features[o.Feature].Permission).OfType<string>().Distinct(StringComparer.Ordinal).Select(p => catalogue.Permissions[p])];

    /// <summary>Those of them that somebody has, and can give to a program.</summary>
    public IReadOnlyList<Permission> ScopesOf(Actor who) => [.. Scopes().Where(p => who.Permissions.Has(catalogue.PermissionIndex[p.Id]))];

    // what is for the insurer's own people is no business of a customer's program
    private bool IsForWho(string feature) => catalogue.Features[feature].Permission is not { } permission || !catalogue.Permissions[permission].StaffOnly || features.Shows(feature);

    // constraints of a route are no part of an address
    private static string Segment(Microsoft.AspNetCore.Routing.Patterns.RoutePatternPathSegment segment) => string.Concat(segment.Parts.Select(p => p switch
    {
        Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => literal.Content,
        Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart parameter => $"{{{parameter.Name}}}",
        _ => "",
    }));
}
