using Microsoft.Extensions.Primitives;

namespace Web.Security;

/// <summary>
/// Headers on every answer: what a page may load and do, and that personal data stay in no cache (ASVS 3.4 and 14.3.2, internet.nl). The
/// policy names no inline script or style and no other host, so markup that needs those does not work here, by design.
/// </summary>
internal sealed class SecurityHeaders(RequestDelegate next, IHostEnvironment environment)
{
    private const string Policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
        + "connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'self'; frame-ancestors 'none'";

    private static readonly StringValues Permissions =
        "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=(), interest-cohort=()";

    private readonly bool strictTransport = !environment.IsDevelopment();

    public Task InvokeAsync(HttpContext context)
    {
        // at the start of the answer, because an error page clears what was set before it
        context.Response.OnStarting(static state =>
        {
            var (self, context) = ((SecurityHeaders, HttpContext))state;
            self.Apply(context);
            return Task.CompletedTask;
        }, (this, context));
        return next(context);
    }

    private void Apply(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = context.Features.Get<FormTarget>() is { } target
            ? Policy.Replace("form-action 'self'", $"form-action 'self' {target.Origin}", StringComparison.Ordinal)
            : Policy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = Permissions;
        if (strictTransport && context.Request.IsHttps)
        {
            headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
        }

        // assets carry their own rule; all the rest belongs to one person or one moment
        if (headers.CacheControl.Count == 0 || IsPage(context.Response))
        {
            headers.CacheControl = "no-store";
        }
    }

    private static bool IsPage(HttpResponse response) =>
        response.ContentType?.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) == true;
}
