using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using Engine.Tenancy;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Engine.SignIn;

/// <summary>
/// Cookies that only this portal can write and read, and only for the tenant that wrote them: name, purpose of the key and
/// content all carry the tenant, so a cookie copied or renamed to another tenant is worthless there (ISO-5).
/// </summary>
public sealed partial class SealedCookies(
    IDataProtectionProvider protection,
    CurrentTenant tenant,
    IHostEnvironment environment,
    ILogger<SealedCookies> log)
{
    private readonly ConcurrentDictionary<string, IDataProtector> protectors = new(StringComparer.Ordinal);

    /// <returns>Null when the cookie is absent, damaged, or another tenant's.</returns>
    public T? Read<T>(HttpContext context, string kind) where T : class
    {
        if (!context.Request.Cookies.TryGetValue(Name(context, kind), out var text) || text is null)
        {
            return null;
        }

        var dot = text.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0 || !text.AsSpan(0, dot).SequenceEqual(tenant.Value.Id))
        {
            LogForeign(log, "cross_tenant_replay", kind);
            return null;
        }

        try
        {
            var envelope = JsonSerializer.Deserialize<Envelope<T>>(Protector(kind).Unprotect(Convert.FromBase64String(text[(dot + 1)..])));
            if (envelope is not null && envelope.Tenant == tenant.Value.Id)
            {
                return envelope.Content;
            }

            LogForeign(log, "cross_tenant_replay", kind);
        }
        catch (Exception fault) when (fault is CryptographicException or FormatException or JsonException)
        {
            LogForeign(log, "cookie_refused", kind);
        }

        return null;
    }

    /// <param name="fromElsewhere">True lets the cookie come along when another site posts here, as a broker does.</param>
    /// <param name="lifetime">How long the browser keeps it; null for as long as it is open.</param>
    public void Write<T>(HttpContext context, string kind, T content, bool fromElsewhere = false, TimeSpan? lifetime = null) where T : class
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(new Envelope<T>(tenant.Value.Id, content));
        var text = $"{tenant.Value.Id}.{Convert.ToBase64String(Protector(kind).Protect(bytes))}";
        var options = Options(context);
        options.MaxAge = lifetime;
        if (fromElsewhere && options.Secure)
        {
            options.SameSite = SameSiteMode.None;
        }

        context.Response.Cookies.Append(Name(context, kind), text, options);
    }

    public void Delete(HttpContext context, string kind)
    {
        if (context.Request.Cookies.ContainsKey(Name(context, kind)))
        {
            context.Response.Cookies.Delete(Name(context, kind), Options(context));
        }
    }

    // the provider itself adds the tenant, at each use
    private IDataProtector Protector(string kind) =>
        protectors.GetOrAdd(kind, static (name, provider) => provider.CreateProtector("Engine.SignIn", name), protection);

    private string Name(HttpContext context, string kind) =>
        IsPlain(context) ? $"{tenant.Value.Id}-{kind}" : $"__Host-{tenant.Value.Id}-{kind}";

    private CookieOptions Options(HttpContext context) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = !IsPlain(context),
        Path = "/",
        IsEssential = true,
    };

    /// <summary>Browsers refuse Secure cookies over plain http, so a developer's own machine does without; nothing else does.</summary>
    private bool IsPlain(HttpContext context) => environment.IsDevelopment() && !context.Request.IsHttps;

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Cause}: a {Kind} cookie was refused")]
    private static partial void LogForeign(ILogger logger, string cause, string kind);

    private sealed record Envelope<T>(string Tenant, T Content);
}
