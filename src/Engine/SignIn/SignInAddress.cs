using System.Text.Json;
using Engine.Features;
using Microsoft.AspNetCore.Http;

namespace Engine.SignIn;

/// <summary>Addresses of the sign-in page, and how a request is sent there.</summary>
public static class SignInAddress
{
    public static string Plain(PathString pathBase, string? returnUrl) => Of(pathBase, returnUrl is null ? QueryString.Empty : QueryString.Create("returnUrl", returnUrl));

    /// <param name="asked">Level that has to be reached; the page offers what reaches it, and the function itself checks it again.</param>
    public static string Stronger(PathString pathBase, Level asked, string? returnUrl)
    {
        var query = QueryString.Create("niveau", "hoger").Add("gevraagd", Name(asked));
        return Of(pathBase, returnUrl is null ? query : query.Add("returnUrl", returnUrl));
    }

    /// <summary>Name of a level in addresses, as in tenant files.</summary>
    public static string Name(Level level) => JsonNamingPolicy.CamelCase.ConvertName(level.ToString());

    /// <returns>The level with this name; <see cref="Level.PasswordAndCode"/> for anything else.</returns>
    public static Level Asked(string? name) => Enum.GetValues<Level>().Cast<Level?>().FirstOrDefault(l => l is { } level && string.Equals(Name(level), name, StringComparison.OrdinalIgnoreCase)) ?? Level.PasswordAndCode;

    /// <summary>Sends the whole view: a fragment cannot become a sign-in page.</summary>
    public static void Send(HttpContext context, string address)
    {
        if (context.Request.Headers.ContainsKey("HX-Request"))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            context.Response.Headers["HX-Redirect"] = address;
            return;
        }

        context.Response.Redirect(address);
    }

    private static string Of(PathString pathBase, QueryString query) => $"{pathBase}/inloggen{query}";
}
