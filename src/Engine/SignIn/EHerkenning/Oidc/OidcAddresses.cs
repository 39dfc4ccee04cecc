using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;

namespace Engine.SignIn.EHerkenning.Oidc;

/// <summary>Addresses of the portal that a broker is told. The host name passed the tenant's own list; the scheme is https except in Development.</summary>
public sealed class OidcAddresses(IHttpContextAccessor http, IHostEnvironment environment)
{
    /// <summary>Where answers arrive; registered with the broker.</summary>
    public Uri Answer => At("/eherkenning/oidc");

    /// <summary>Where visitors arrive who signed out at the broker; registered with the broker.</summary>
    public Uri SignedOut => At("/inloggen?melding=uitgelogd");

    private Uri At(string path)
    {
        var request = http.HttpContext?.Request ?? throw new InvalidOperationException("A broker is told an address in a request.");
        return new($"{(environment.IsDevelopment() ? request.Scheme : "https")}://{request.Host}{request.PathBase}{path}");
    }
}
