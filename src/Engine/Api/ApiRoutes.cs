using Engine.Features;
using Engine.Modules;
using Engine.SignIn.Protection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Engine.Api;

/// <summary>How a module adds an endpoint to the API.</summary>
public static class ApiRoutes
{
    public const string Root = "/api/v1/";

    /// <param name="path">Address after the version, as a route.</param>
    /// <param name="feature">Feature without which it does not exist here; its right is the scope that a key needs.</param>
    public static void MapApi(this IEndpointRouteBuilder endpoints, string method, string path, string feature, ApiOperation operation, Delegate handler) =>
        endpoints.MapMethods(Root + path, [method], handler)
            .WithMetadata(operation, new RequireFeatureAttribute(feature), new LimitedAttribute(Budget.Api))
            .AddEndpointFilter(async (call, next) => Strange(call.HttpContext.Request.Query, operation) is { Count: > 0 } strange ? ApiAnswer.Refused(strange) : await next(call));

    // a parameter with a slip of the pen would otherwise give more than was asked for
    private static List<Refusal> Strange(IQueryCollection query, ApiOperation operation) =>
    [
        .. from given in query
           let known = operation.Parameters.FirstOrDefault(p => p.Name == given.Key)
           where known is null || given.Value.Count != 1 || known.Values?.Contains(given.Value[0] ?? "") == false
           select new Refusal(
               "parameter-onbekend",
               known is null ? "Deze parameter is er niet." : known.Values is null ? "Geef deze parameter één keer." : $"Kies een van: {string.Join(", ", known.Values)}.",
               given.Key),
    ];
}
