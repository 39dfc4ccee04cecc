using System.Globalization;
using Engine.Tenancy;

namespace Web.Security;

/// <summary><c>/.well-known/security.txt</c> (RFC 9116): where to report a weakness, from the tenant's own contact block.</summary>
internal static class SecurityText
{
    public const string Path = "/.well-known/security.txt";

    public static void MapSecurityText(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet(Path, Answer).AllowAnonymous();

    private static IResult Answer(HttpContext context, CurrentTenant tenant, TimeProvider time)
    {
        var request = context.Request;
        // a whole day, so that the text is the same all day; half a year is well within the year that is allowed
        var expires = time.GetUtcNow().Date.AddDays(180).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var languages = string.Join(", ", tenant.Value.Config.Languages.Append("en").Distinct());
        return Results.Text($"""
            Contact: mailto:{tenant.Value.Config.Contact.Mail}
            Expires: {expires}
            Preferred-Languages: {languages}
            Canonical: https://{request.Host}{request.PathBase}{Path}

            """, "text/plain; charset=utf-8");
    }
}
