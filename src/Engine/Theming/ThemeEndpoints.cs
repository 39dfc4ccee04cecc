using Engine.Tenancy;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Engine.Theming;

public static class ThemeEndpoints
{
    /// <summary>Serves the files of the current tenant's theme, and of no other, to everyone.</summary>
    public static void MapThemes(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/thema/{address}", (string address, HttpContext http, CurrentTenant tenant, ThemeCatalogue catalogue) => Serve(address, http, catalogue.For(tenant.Value)))
            .AllowAnonymous();

    private static IResult Serve(string address, HttpContext http, Theme theme)
    {
        // name.hash.file, in which the file has dots of its own
        if (address.Split('.', 3) is not [var name, var hash, var file] || name != theme.Name || !theme.Files.TryGetValue(file, out var found))
        {
            return Results.NotFound();
        }

        // while nodes change over, one may be asked for the other's version: it gives its own and nobody keeps it
        http.Response.Headers.CacheControl = hash == theme.Hash ? "public, max-age=31536000, immutable" : "no-store";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        return Results.Bytes(found.Content, found.ContentType);
    }
}
