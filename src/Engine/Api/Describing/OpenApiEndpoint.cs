using System.Text.Json.Nodes;
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
        endpoints.MapGet(ApiRoutes.Root + "openapi.json", (HttpRequest request, OpenApiDocument document) =>
            new ApiAnswer(StatusCodes.Status200OK, "application/json; charset=utf-8", ((JsonNode)document.Write(request.PathBase.Value ?? "")).ToJsonString(ApiJson.Options)))
            .AllowAnonymous().WithMetadata(new RequireFeatureAttribute(PortalFeatures.Api), new LimitedAttribute(Budget.Api));
}
