using Engine.Tenancy;
using Engine.Theming;
using Microsoft.Extensions.Caching.Memory;
using Web.Telemetry;

namespace Web.Pages;

/// <summary>
/// Keeps the public front page of each tenant for some seconds. Only a request that shows nothing of anybody takes part: a plain GET of
/// the front page without any cookie, query or htmx. An answer that sets a cookie is never kept, and a new version of the tenant's
/// configuration or theme is a new key, so that it counts at once.
/// </summary>
internal sealed class PublicPageCache(RequestDelegate next, CurrentTenant tenant, ThemeCatalogue themes, TimeProvider time) : IDisposable
{
    private const int LargestPage = 64 * 1024;

    /// <summary>A feature that starts on a date, or a page that another node changed in the database, waits no longer than this.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(10);

    // in bytes: bounded whatever the number of tenants
    private readonly MemoryCache pages = new(new MemoryCacheOptions { SizeLimit = 16 * 1024 * 1024 });

    public Task InvokeAsync(HttpContext context)
    {
        if (!TakesPart(context.Request) || tenant.OrNone is not { } current)
        {
            return next(context);
        }

        var key = new Key(current.Id, current.Version, themes.For(current).Hash, context.Request.PathBase.Value ?? "");
        return pages.TryGetValue(key, out Page? page) && page is not null && time.GetUtcNow() - page.At < Kept
            ? AnswerAsync(context, page)
            : RenderAsync(context, key);
    }

    public void Dispose() => pages.Dispose();

    private static bool TakesPart(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) && request.Path == "/" && !request.QueryString.HasValue
        && request.Headers.Cookie.Count == 0 && request.Headers.Authorization.Count == 0 && !request.Headers.ContainsKey("HX-Request");

    private static Task AnswerAsync(HttpContext context, Page page)
    {
        if (context.Features.Get<RequestTrail>() is { } trail)
        {
            trail.Route = "/";
        }

        context.Response.ContentType = page.ContentType;
        context.Response.ContentLength = page.Body.Length;
        return context.Response.Body.WriteAsync(page.Body, context.RequestAborted).AsTask();
    }

    private async Task RenderAsync(HttpContext context, Key key)
    {
        var answer = context.Response.Body;
        using var copy = new MemoryStream();
        context.Response.Body = copy;
        try
        {
            await next(context);
        }
        finally
        {
            context.Response.Body = answer;
        }

        var response = context.Response;
        if (response.StatusCode == StatusCodes.Status200OK && response.Headers.SetCookie.Count == 0 && copy.Length is > 0 and <= LargestPage)
        {
            pages.Set(
                key,
                new Page(time.GetUtcNow(), response.ContentType, copy.ToArray()),
                new MemoryCacheEntryOptions { Size = copy.Length, AbsoluteExpirationRelativeToNow = Kept });
        }

        await answer.WriteAsync(copy.GetBuffer().AsMemory(0, (int)copy.Length), context.RequestAborted);
    }

    private readonly record struct Key(string Tenant, long Version, string Theme, string PathBase);

    private sealed record Page(DateTimeOffset At, string? ContentType, byte[] Body);
}
