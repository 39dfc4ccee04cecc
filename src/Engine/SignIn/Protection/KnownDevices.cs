using Microsoft.AspNetCore.Http;

namespace Engine.SignIn.Protection;

/// <summary>A device on which an account signed in before. It opens nothing: it only has tries of its own.</summary>
public sealed record KnownDevice(Guid AccountId, Guid DeviceId);

/// <summary>
/// Remembers in a sealed cookie who signed in on this device, so that the owner gets in while an attacker elsewhere keeps the account
/// locked (AUT-2).
/// </summary>
public sealed class KnownDevices(SealedCookies cookies, IHttpContextAccessor http)
{
    public const string Cookie = "bekend";

    /// <summary>A shared computer keeps some of its last users; a cookie has no room for all.</summary>
    private const int Most = 5;

    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(180);

    private HttpContext Http => http.HttpContext ?? throw new InvalidOperationException("A device belongs to a request.");

    /// <summary>Those who signed in here, most recent first.</summary>
    public IReadOnlyList<KnownDevice> Read() => cookies.Read<KnownDevice[]>(Http, Cookie) ?? [];

    /// <summary>The account signed in completely. Each sign-in makes a new device, so an old copy of the cookie shares nothing with it.</summary>
    public void Remember(Guid account) => cookies.Write<KnownDevice[]>(
        Http, Cookie, [new(account, Guid.NewGuid()), .. Read().Where(d => d.AccountId != account).Take(Most - 1)], lifetime: Lifetime);
}
