using System.Security.Claims;
using System.Text.Encodings.Web;
using Engine.Access;
using Engine.Tenancy;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Engine.Api.Keys;

/// <summary>Knows a program by its key, under <c>/api</c> only. No key, a wrong one, one that ended and one of another tenant get one answer.</summary>
public sealed class ApiKeyHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, ApiKeyActors actors, CurrentTenant tenant, CurrentActor actor)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "koppeling";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (tenant.OrNone is null || ApiKeySecret.Read(Request.Headers.Authorization) is not { } secret)
        {
            return AuthenticateResult.NoResult();
        }

        if (await actors.LoadAsync(secret, Context) is not { } found)
        {
            return AuthenticateResult.Fail("The key opens nothing here.");
        }

        actor.OrNone = found;
        var identity = new ClaimsIdentity([new(ClaimTypes.NameIdentifier, found.AccountId.ToString())], SchemeName);
        return AuthenticateResult.Success(new(new(identity), SchemeName));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Response.Headers.WWWAuthenticate = "Bearer";
        return Task.CompletedTask;
    }
}
