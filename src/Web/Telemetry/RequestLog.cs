using System.Diagnostics;

namespace Web.Telemetry;

/// <summary>
/// One log line per request, and the HTTP tags on its span: tenant, route pattern, status and time. Never the query string, which may hold
/// a name that somebody searched for, nor the path as typed.
/// </summary>
internal sealed partial class RequestLog(RequestDelegate next, ILogger<RequestLog> log, TimeProvider time)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var trail = new RequestTrail();
        context.Features.Set(trail);
        var start = time.GetTimestamp();
        // an error page takes the endpoint away, so it is noted when it is known
        try
        {
            await next(context);
        }
        finally
        {
            Write(context, trail, time.GetElapsedTime(start));
        }
    }

    private void Write(HttpContext context, RequestTrail trail, TimeSpan elapsed)
    {
        var route = trail.Route ?? "-";
        var method = Known(context.Request.Method);
        var status = context.RequestAborted.IsCancellationRequested && !context.Response.HasStarted ? 499 : context.Response.StatusCode;
        if (Activity.Current is { } span)
        {
            span.DisplayName = $"{method} {route}";
            span.SetTag("http.request.method", method);
            span.SetTag("http.route", route);
            span.SetTag("http.response.status_code", status);
            span.SetTag("url.scheme", context.Request.Scheme);
            span.SetTag("tenant.id", trail.Tenant);
            // the framework notes the path as typed, in which a mailed link has its token
            span.SetTag("url.path", null);
            span.SetTag("url.query", null);
            if (status >= 500)
            {
                span.SetStatus(ActivityStatusCode.Error);
            }
        }

        if (status >= 500)
        {
            LogFault(method, route, status, elapsed.TotalMilliseconds, trail.Tenant);
        }
        else
        {
            LogAnswer(method, route, status, elapsed.TotalMilliseconds, trail.Tenant);
        }
    }

    // a stranger may send any word as a method; the log holds only known ones
    private static string Known(string method) => method is "GET" or "POST" or "HEAD" or "PUT" or "DELETE" or "PATCH" or "OPTIONS" ? method : "_OTHER";

    [LoggerMessage(Level = LogLevel.Information, Message = "{Method} {Route} {Status} in {Milliseconds:0.0} ms for {Tenant}")]
    private partial void LogAnswer(string method, string route, int status, double milliseconds, string? tenant);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} {Route} {Status} in {Milliseconds:0.0} ms for {Tenant}")]
    private partial void LogFault(string method, string route, int status, double milliseconds, string? tenant);
}
