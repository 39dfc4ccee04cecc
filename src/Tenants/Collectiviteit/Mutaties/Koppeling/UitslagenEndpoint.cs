using System.Text.Json;
using Engine.Connectors;
using Engine.Data;
using Engine.SignIn.Protection;
using Engine.Tenancy;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Collectiviteit.Mutaties.Koppeling;

/// <summary>Where the administration of a tenant leaves its results, signed with the secret of its connector.</summary>
internal static class UitslagenEndpoint
{
    public const string Pad = "/koppelingen/administratie";

    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost(Pad, HandleAsync).AllowAnonymous().DisableAntiforgery().WithMetadata(new LimitedAttribute(Budget.Connector));

    private static async Task<IResult> HandleAsync(HttpContext http, CurrentTenant tenant, SignedMessages messages, NeemUitslagen neem, PortalDbContext db)
    {
        var koppeling = tenant.Value.Settings<CollectiviteitSettings>().Administratie;
        if (koppeling is null || !tenant.Value.Config.Outside.Connectors.TryGetValue(koppeling.Koppeling, out var connector) || connector.Secret is null)
        {
            return Results.NotFound();
        }

        if (await messages.ReadAsync(http.Request, connector.Secret, http.RequestAborted) is not { } body)
        {
            return Results.StatusCode(StatusCodes.Status401Unauthorized);
        }

        if (Lees(body) is not { } uitslagen)
        {
            return Results.Problem("De inhoud is geen JSON met uitslagen.", statusCode: StatusCodes.Status400BadRequest);
        }

        try
        {
            var genomen = await neem.HandleAsync(uitslagen, http.RequestAborted);
            return genomen.IsRefused
                ? Results.Problem(genomen.Refusals[0].Message, statusCode: StatusCodes.Status400BadRequest)
                : Results.Json(new { verwerkt = genomen.Value });
        }
        catch (DbUpdateException fault) when (db.IsOvertaken(fault))
        {
            // two of the same message at once: one of them is in, and asking again finds that out
            return Results.StatusCode(StatusCodes.Status409Conflict);
        }
    }

    private static IReadOnlyList<Uitslag>? Lees(byte[] body)
    {
        try
        {
            return JsonSerializer.Deserialize<Uitslagbericht>(body, JsonSerializerOptions.Web)?.Uitslagen?.OfType<Uitslag>().ToList();
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
