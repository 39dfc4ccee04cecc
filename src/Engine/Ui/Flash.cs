using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using System.Security.Cryptography;
using Engine.Tenancy;

namespace Engine.Ui;

/// <summary>One message that survives the redirect after a successful form: kept in a protected cookie, shown once.</summary>
public sealed class Flash(IHttpContextAccessor http, IDataProtectionProvider protection, CurrentTenant tenant)
{
    public const string CookieName = "melding";
    private const int MaxLength = 1000;

    public void Set(AlertKind kind, string message)
    {
        if (http.HttpContext is { } context)
        {
            var text = message.Length > MaxLength ? message[..MaxLength] : message;
            context.Response.Cookies.Append(CookieName, Protector().Protect($"{(int)kind}{text}"), Options(context));
        }
    }

    /// <summary>The waiting message, and forgets it; null when there is none or it is not ours.</summary>
    public (AlertKind Kind, string Message)? Take()
    {
        // a refused or redirecting POST leaves the message for the page that follows
        if (http.HttpContext is not { } context || !HttpMethods.IsGet(context.Request.Method)
            || context.Request.Cookies[CookieName] is not { } cookie)
        {
            return null;
        }

        if (!context.Response.HasStarted)
        {
            context.Response.Cookies.Delete(CookieName, Options(context));
        }

        try
        {
            var text = Protector().Unprotect(cookie);
            return ((AlertKind)(text[0] - '0'), text[1..]);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static CookieOptions Options(HttpContext context) => new()
    {
        HttpOnly = true,
        Secure = context.Request.IsHttps,
        SameSite = SameSiteMode.Lax,
        IsEssential = true,
        Path = context.Request.PathBase.HasValue ? context.Request.PathBase.Value : "/",
    };

    private IDataProtector Protector() => protection.CreateProtector("Engine.Ui.Flash", tenant.Value.Id);
}
