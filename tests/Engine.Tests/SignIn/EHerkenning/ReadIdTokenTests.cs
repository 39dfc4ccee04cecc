using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Engine.SignIn.EHerkenning;
using Engine.SignIn.EHerkenning.Oidc;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Shouldly;
using Testing;

namespace Engine.Tests.SignIn.EHerkenning;

/// <summary>Each way in which an ID token can be wrong (OpenID Connect Core 3.1.3.7, ASVS 9.1 and 9.2).</summary>
public sealed class ReadIdTokenTests : IHttpClientFactory
{
    private static readonly Uri Issuer = new("https://broker.example");
    private static readonly OidcBrokerConfig Config = new() { Issuer = Issuer, ClientId = "portaal" };
    private static readonly BrowserHalf Half = new(Guid.NewGuid(), "half");
    private static readonly RsaSecurityKey Key = NewKey("eerste");
    private static readonly RsaSecurityKey Foreign = NewKey("eerste");

    private readonly FakeTime clock = new();
    private readonly List<RsaSecurityKey> published = [Key];

    public static TheoryData<string, Action<SecurityTokenDescriptor>> Faults => new()
    {
        { "another audience", t => t.Audience = "iemand-anders" },
        { "another issuer", t => t.Issuer = "https://broker.example.evil" },
        { "an issuer with a slash", t => t.Issuer = "https://broker.example/" },
        { "expired", t => t.Expires = t.IssuedAt?.AddMinutes(-2) },
        { "not yet", t => t.NotBefore = t.IssuedAt?.AddMinutes(2) },
        { "another nonce", t => t.Claims["nonce"] = "iets anders" },
        { "no nonce", t => t.Claims.Remove("nonce") },
        { "a nonce in a list", t => t.Claims["nonce"] = new[] { OidcBroker.Nonce(Half) } },
        { "meant for another party", t => t.Claims["azp"] = "iemand-anders" },
        { "a foreign key under the same name", t => t.SigningCredentials = new(Foreign, SecurityAlgorithms.RsaSha256) },
        { "no signature", t => t.SigningCredentials = null },
        { "the public key as a shared secret", t => t.SigningCredentials = new(
            new SymmetricSecurityKey(Key.Rsa.ExportSubjectPublicKeyInfo()) { KeyId = Key.KeyId }, SecurityAlgorithms.HmacSha256) },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_token_that_is_wrong_is_not_believed(string fault, Action<SecurityTokenDescriptor> change) => (await ReadAsync(Token(change))).ShouldBeNull(fault);

    [Fact]
    public async Task A_token_that_is_right_is_believed()
    {
        (await ReadAsync(Token(_ => { }))).ShouldNotBeNull().GetProperty("sub").GetString().ShouldBe("x");
        var token = Token(_ => { });
        clock.Advance(TimeSpan.FromMinutes(7));
        (await ReadAsync(token)).ShouldBeNull("it has expired since");
    }

    [Fact]
    public async Task A_token_whose_text_was_changed_is_not_believed()
    {
        var parts = Token(_ => { }).Split('.');
        var payload = Base64UrlEncoder.Encode(Base64UrlEncoder.Decode(parts[1]).Replace("\"x\"", "\"y\"", StringComparison.Ordinal));
        (await ReadAsync($"{parts[0]}.{payload}.{parts[2]}")).ShouldBeNull();
    }

    [Fact]
    public async Task A_key_that_the_broker_published_since_counts()
    {
        var discovery = new OidcDiscovery(this);
        (await ReadAsync(Token(_ => { }), discovery)).ShouldNotBeNull();
        var next = NewKey("tweede");
        var token = Token(t => t.SigningCredentials = new(next, SecurityAlgorithms.RsaSha256));
        (await ReadAsync(token, discovery)).ShouldBeNull();
        published.Add(next);
        (await ReadAsync(token, discovery)).ShouldNotBeNull();
    }

    public HttpClient CreateClient(string name) => new(new Broker(published));

    private async Task<JsonElement?> ReadAsync(string token, OidcDiscovery? discovery = null)
    {
        discovery ??= new(this);
        return await new ReadIdToken(discovery, clock, NullLogger<ReadIdToken>.Instance)
            .HandleAsync(token, Config, await discovery.OfAsync(Issuer, default), Half, default);
    }

    private string Token(Action<SecurityTokenDescriptor> change)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var descriptor = new SecurityTokenDescriptor
        {
            Issuer = Issuer.OriginalString,
            Audience = Config.ClientId,
            IssuedAt = now,
            NotBefore = now,
            Expires = now.AddMinutes(5),
            Claims = new Dictionary<string, object> { ["sub"] = "x", ["nonce"] = OidcBroker.Nonce(Half) },
            SigningCredentials = new(Key, SecurityAlgorithms.RsaSha256),
        };
        change(descriptor);
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(descriptor);
    }

    private static RsaSecurityKey NewKey(string name) => new(RSA.Create(2048)) { KeyId = name };

    private sealed class Broker(List<RsaSecurityKey> keys) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            object document = request.RequestUri?.AbsolutePath == "/jwks"
                ? new { keys = keys.Select(k => k.Rsa.ExportParameters(false)).Zip(keys, (p, k) => new { kty = "RSA", kid = k.KeyId, use = "sig", n = Base64UrlEncoder.Encode(p.Modulus), e = Base64UrlEncoder.Encode(p.Exponent) }) }
                : new { issuer = Issuer.OriginalString, jwks_uri = "https://broker.example/jwks", authorization_endpoint = "https://broker.example/auth", token_endpoint = "https://broker.example/token" };
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(JsonSerializer.Serialize(document), Encoding.UTF8, "application/json") });
        }
    }
}
