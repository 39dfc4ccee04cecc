using System.Diagnostics;
using Engine.Access;
using Engine.Api;
using Engine.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Web.Errors;

/// <summary>Writes the answer to a status without content: for a person a page, for a program problem details, for an asset nothing.</summary>
internal sealed class ErrorAnswer(ILogger<ErrorAnswer> log)
{
    private const string RetrySeconds = "30";

    public async Task WriteAsync(HttpContext context)
    {
        var status = context.Response.StatusCode;
        if (status == StatusCodes.Status503ServiceUnavailable && context.Response.Headers.RetryAfter.Count == 0)
        {
            context.Response.Headers.RetryAfter = RetrySeconds;
        }

        if (HttpMethods.IsHead(context.Request.Method))
        {
            return;
        }

        var reference = Reference(context);
        if (context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase))
        {
            await Problem(status, reference, context.Features.Get<ErrorReason>()?.Text).ExecuteAsync(context);
        }
        else if (WantsPage(context.Request))
        {
            await PageAsync(context, status, reference);
        }
    }

    /// <summary>Number that stands in the log beside the fault, short enough to read out over the telephone.</summary>
    public static string Reference(HttpContext context) =>
        Activity.Current?.TraceId.ToHexString()[..12] ?? context.TraceIdentifier;

    // of what is not our fault the answer is the same each time, so that it tells nothing
    private static ApiAnswer Problem(int status, string reference, string? reason) => ApiAnswer.Problem(ApiProblem.Of(status, reason, status >= 500 ? reference : null));

    private static bool WantsPage(HttpRequest request)
    {
        var accept = request.Headers.Accept.ToString();
        return accept.Length == 0 || accept.Contains("text/html", StringComparison.OrdinalIgnoreCase)
            || accept == "*/*" || request.Headers.ContainsKey("HX-Request");
    }

    private async Task PageAsync(HttpContext context, int status, string reference)
    {
        // an endpoint's own rules must not steer the error page
        context.SetEndpoint(null);
        // a page that found nothing has set it already, and the framework adds it a second time
        context.Response.Headers.Remove("blazor-enhanced-nav");
        var request = context.RequestServices;
        await using var scope = request.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
        try
        {
            // a page that found nothing used up the services of its request: the error page gets its own, for the same person
            scope.ServiceProvider.GetRequiredService<CurrentActor>().OrNone = request.GetRequiredService<CurrentActor>().OrNone;
            scope.ServiceProvider.GetRequiredService<CurrentSession>().OrNone = request.GetRequiredService<CurrentSession>().OrNone;
            context.RequestServices = scope.ServiceProvider;
            await new RazorComponentResult<ErrorDocument>(new { Code = status, Reference = status >= 500 ? reference : null, Reason = context.Features.Get<ErrorReason>()?.Text })
            {
                StatusCode = status,
            }.ExecuteAsync(context);
        }
        catch (Exception fault) when (!context.Response.HasStarted)
        {
            log.LogError(fault, "The error page could not be shown");
            context.Response.Clear();
            context.Response.StatusCode = status;
            context.Response.ContentType = "text/plain; charset=utf-8";
            await context.Response.WriteAsync($"{ErrorText.Title(status)}. {ErrorText.Explanation(status)} Kenmerk: {reference}");
        }
        finally
        {
            context.RequestServices = request;
        }
    }
}
