using Engine.Features;
using Engine.SignIn.Protection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Engine.Api.Describing;

public static class OpenApiEndpoint
{
    /// <summary>Maps the description. Everybody may read it, because it tells what is on and nothing of anybody; with a key it is that of one organisation.</summary>
    public static void MapOpenApi(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet(ApiRoutes.Root + "openapi.json", Write).AllowAnonymous().WithMetadata(new LimitedAttribute(Budget.Api));

    // routing would leave an address with the name of a file to who serves files
    private static ApiAnswer Write(HttpRequest request, OpenApiDocument document, FeatureView features) => features.IsRoutable(PortalFeatures.Api)
        ? new(StatusCodes.Status200OK, "application/json; charset=utf-8", document.Write(request.PathBase.Value ?? "").ToJsonString(ApiJson.Options))
        : ApiAnswer.NotFound;
}
