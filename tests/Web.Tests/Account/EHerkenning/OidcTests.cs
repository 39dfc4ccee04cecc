using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Engine.Audit;
using Engine.Data;
using Engine.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Tokens;
using Shouldly;
using Testing;
using Testing.Http;
using Testing.Oidc;

namespace Web.Tests.Account.EHerkenning;

/// <summary>OpenID Connect against a provider that nobody here wrote (npm oidc-provider).</summary>
public sealed class OidcTests : IAsyncLifetime
{
    private const string Agency = "27312345";
    private const string Person = "abc@def";
    private const string Level3 = "urn:etoegang:core:assurance-class:loa3";
    private const string Level2 = "urn:etoegang:core:assurance-class:loa2";

    private static readonly Uri Answer = new($"https://{OidcPortal.Host}/eherkenning/oidc");

    private OidcPeer? peer;
    private ChangedTenants? tenants;
    private PortalFactory? portal;

    private OidcPeer Peer => peer ?? throw new InvalidOperationException();

    private PortalFactory Portal => portal ?? throw new InvalidOperationException();

    public async Task InitializeAsync()
    {
        peer = await OidcPeer.StartAsync();
        await peer.RegisterAsync(OidcPortal.ClientId, OidcPortal.Secret, Answer, new($"https://{OidcPortal.Host}/inloggen?melding=uitgelogd"));
        tenants = OidcPortal.Tenants(peer.Issuer);
        portal = new(settings: OidcPortal.Settings(tenants));
        await portal.BindAsync(peer.Issuer, "administratie@handen-genoeg.example", Agency, Person);
    }

    [Fact]
    public async Task An_answer_opens_the_account_once_and_in_the_browser_that_asked()
    {
        using var visitor = Portal.Visit(OidcPortal.Host);
        var back = await ChooseAsync(visitor, "inloggen/eherkenning?returnUrl=%2Fverzekerden", Level3);
        using var other = Portal.Visit(OidcPortal.Host);
        (await other.OpenAsync(back)).Address.Query.ShouldContain("melding=eherkenning-mislukt");

        (await visitor.OpenAsync(back)).Address.AbsolutePath.ShouldBe("/verzekerden");
        (await LastAsync()).Detail.ShouldNotBeNull().ShouldContain($"Eh3 namens KvK {Agency}");
        (await visitor.GetAsync(back)).RedirectsTo.ShouldNotBeNull().Query.ShouldContain("melding=eherkenning-mislukt");
    }

    [Fact]
    public async Task A_level_that_is_too_low_or_absent_is_refused_by_the_portal_itself()
    {
        using var visitor = Portal.Visit(OidcPortal.Host);
        (await visitor.OpenAsync(await ChooseAsync(visitor, "inloggen/eherkenning", Level2))).Address.Query.ShouldContain("melding=niveau-te-laag");
        (await visitor.OpenAsync(await ChooseAsync(visitor, "inloggen/eherkenning", ""))).Address.Query.ShouldContain("melding=eherkenning-mislukt");
        (await LastAsync()).Detail.ShouldBe("eHerkenning: oidc.claims");
        (await visitor.GetAsync("verzekerden")).RedirectsTo.ShouldNotBeNull().AbsolutePath.ShouldBe("/inloggen");
    }

    [Fact]
    public async Task Who_stops_at_the_broker_comes_back_to_try_again()
    {
        using var visitor = Portal.Visit(OidcPortal.Host);
        var page = await visitor.OpenAsync(await ChooseAsync(visitor, "inloggen/eherkenning", null));
        page.Text.ShouldContain("Inloggen gestopt");
        (await LastAsync()).Detail.ShouldBe("eHerkenning: oidc.access_denied");
    }

    [Fact]
    public async Task A_key_that_is_newer_than_what_is_kept_of_the_broker_counts()
    {
        using var first = Portal.Visit(OidcPortal.Host);
        (await first.OpenAsync(await ChooseAsync(first, "inloggen/eherkenning", Level3))).Text.ShouldContain("Welkom", customMessage: (await LastAsync()).Detail);
        await Peer.RollKeysAsync();
        using var second = Portal.Visit(OidcPortal.Host);
        (await second.OpenAsync(await ChooseAsync(second, "inloggen/eherkenning", Level3))).Text.ShouldContain("Welkom");
    }

    [Fact]
    public async Task Signing_out_leads_to_the_broker_with_what_it_needs_to_end_its_session()
    {
        using var visitor = Portal.Visit(OidcPortal.Host);
        var page = await visitor.OpenAsync(await ChooseAsync(visitor, "inloggen/eherkenning", Level3));
        var end = await visitor.FollowAsync(await page.Form("uitloggen").SubmitAsync());
        end.Text.ShouldContain("U bent uitgelogd bij dit portaal");
        var link = end.Document.QuerySelector("main a.utrecht-button")?.GetAttribute("href") ?? "";
        link.ShouldStartWith($"{Peer.Issuer.OriginalString}/session/end?id_token_hint=");
        end.Document.QuerySelector("meta[http-equiv=refresh]").ShouldNotBeNull().GetAttribute("content").ShouldBe($"0;url={link}");
        (await visitor.GetAsync("verzekerden")).RedirectsTo.ShouldNotBeNull().AbsolutePath.ShouldBe("/inloggen");
        (await visitor.GetAsync("uitloggen/eherkenning")).RedirectsTo.ShouldNotBeNull().AbsolutePath.ShouldBe("/inloggen");
    }

    [Fact]
    public async Task The_portal_proves_itself_by_an_assertion_where_the_broker_knows_its_key()
    {
        using var folder = new TemporaryFolder();
        using var rsa = RSA.Create(2048);
        using var certificate = new CertificateRequest("CN=portaal", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        File.WriteAllText(folder.File("portaal.pem"), certificate.ExportCertificatePem());
        File.WriteAllText(folder.File("portaal.key"), rsa.ExportPkcs8PrivateKeyPem());
        var numbers = rsa.ExportParameters(false);
        await Peer.RegisterAsync(
            OidcPortal.ClientId,
            new { kty = "RSA", kid = new X509SecurityKey(certificate).KeyId, alg = "RS256", use = "sig", n = Base64UrlEncoder.Encode(numbers.Modulus), e = Base64UrlEncoder.Encode(numbers.Exponent) },
            Answer);
        using var own = OidcPortal.Tenants(Peer.Issuer, rules =>
        {
            var oidc = rules["broker"]?["oidc"]?.AsObject() ?? [];
            oidc.Remove("secret");
            oidc["key"] = "portaal";
        });
        await using var other = new PortalFactory(settings: new Dictionary<string, string?>(OidcPortal.Settings(own))
        {
            ["Certificates:portaal:File"] = folder.File("portaal.pem"),
            ["Certificates:portaal:KeyFile"] = folder.File("portaal.key"),
        });
        await other.BindAsync(Peer.Issuer, "administratie@handen-genoeg.example", Agency, Person);
        using var visitor = other.Visit(OidcPortal.Host);
        (await visitor.OpenAsync(await ChooseAsync(visitor, "inloggen/eherkenning", Level3))).Text.ShouldContain("Welkom, Femke de Boer");
    }

    [Fact]
    public async Task A_broker_that_does_not_answer_leads_to_a_page_that_says_so()
    {
        await Peer.DisposeAsync();
        peer = null;
        using var visitor = Portal.Visit(OidcPortal.Host);
        var page = await visitor.OpenAsync("inloggen/eherkenning");
        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Text.ShouldContain("eHerkenning is nu niet bereikbaar");
    }

    public async Task DisposeAsync()
    {
        await Portal.DisposeAsync();
        tenants?.Dispose();
        await (peer?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    /// <summary>Goes to the broker, chooses there, and returns the address with the answer.</summary>
    /// <param name="level">Null stops there.</param>
    private async Task<string> ChooseAsync(Visitor visitor, string start, string? level)
    {
        var to = (await visitor.GetAsync(start)).RedirectsTo ?? throw new ShouldAssertException("not sent to the broker");
        to.Query.ShouldContain("code_challenge_method=S256");
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        using var broker = new Visitor(client);
        var page = await UntilHomeAsync(broker, await broker.GetAsync(to.ToString()));
        var form = page.Form();
        var answer = level is null ? await form.SubmitAsync("actie", "annuleren")
            : await form.Fill("kvk", Agency).Fill("persoon", Person).Fill("niveau", level).SubmitAsync("actie", "inloggen");
        return (await UntilHomeAsync(broker, answer)).RedirectsTo?.PathAndQuery ?? throw new ShouldAssertException("not sent back");
    }

    private static async Task<VisitedPage> UntilHomeAsync(Visitor broker, VisitedPage page)
    {
        while (page.RedirectsTo is { } next && next.Host != OidcPortal.Host)
        {
            page = await broker.GetAsync(next.ToString());
        }

        return page;
    }

    private async Task<AuditEvent> LastAsync()
    {
        var tenant = Portal.Services.GetRequiredService<TenantCatalogue>().Current.Find(OidcPortal.Tenant) ?? throw new InvalidOperationException();
        using var entered = Portal.Services.GetRequiredService<CurrentTenant>().Enter(tenant);
        await using var scope = Portal.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<PortalDbContext>().Set<AuditEvent>()
            .Where(e => e.Type == "portal.inloggen").OrderByDescending(e => e.Id).FirstAsync();
    }
}
