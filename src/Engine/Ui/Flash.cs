using Engine.SignIn;
using Microsoft.AspNetCore.Http;

namespace Engine.Ui;

/// <summary>One message that survives the redirect after a successful form: kept in a sealed cookie, shown once.</summary>
public sealed class Flash(IHttpContextAccessor http, SealedCookies cookies)
{
    public const string Cookie = "melding";
    private const int MaxLength = 1000;

    public void Set(AlertKind kind, string message)
    {
        if (http.HttpContext is { } context)
        {
            cookies.Write(context, Cookie, new Content(kind, message.Length > MaxLength ? message[..MaxLength] : message));
        }
    }

    /// <summary>The waiting message, and forgets it; null when there is none or it is not ours.</summary>
    public (AlertKind Kind, string Message)? Take()
    {
        // a refused or redirecting POST leaves the message for the page that follows
        if (http.HttpContext is not { } context || !HttpMethods.IsGet(context.Request.Method) || cookies.Read<Content>(context, Cookie) is not { } content)
        {
            return null;
        }

        if (!context.Response.HasStarted)
        {
            cookies.Delete(context, Cookie);
        }

        return (content.Kind, content.Message);
    }

    private sealed record Content(AlertKind Kind, string Message);
}
