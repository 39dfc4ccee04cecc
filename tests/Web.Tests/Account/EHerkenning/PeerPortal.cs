using System.Net;
using System.Security.Cryptography.X509Certificates;
using AngleSharp.Html.Dom;
using Engine.Audit;
using Engine.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Testing.EHerkenning;
using Testing.Http;

namespace Web.Tests.Account.EHerkenning;

/// <summary>A portal and simplesamlphp that know each other by their metadata: <c>artifact</c> and <c>post</c> by the binding of answers.</summary>
public sealed class PeerPortal : IAsyncLifetime
{
    private PeerTenants? tenants;
    private PortalFactory? factory;

    public SimpleSaml Peer => Tenants.Peer;

    public X509Certificate2 Own => Tenants.Own;

    private PeerTenants Tenants => tenants ?? throw new InvalidOperationException("Not started.");

    public async Task InitializeAsync()
    {
        tenants = await PeerTenants.StartAsync();
        factory = new(settings: tenants.Settings());
        await tenants.ConnectAsync(factory);
    }

    public Visitor Visit(string tenant) => (factory ?? throw new InvalidOperationException("Not started.")).Visit($"{tenant}.localhost");

    /// <summary>Signs in at the peer as somebody, from a request of the portal to the answer that leaves the peer.</summary>
    public async Task<PeerAnswer> SignInAsync(string tenant, string person, string query = "")
    {
        var visitor = Visit(tenant);
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() };
        var browser = new Visitor(new HttpClient(handler) { BaseAddress = Peer.Url });
        var departure = await visitor.GetAsync($"inloggen/eherkenning{query}");
        var form = await browser.FollowAsync(departure.RedirectsTo is { } address ? await browser.GetAsync(address.ToString()) : await HandOver(departure, browser));
        var answer = await form.Form().Fill("username", person).Fill("password", person).SubmitAsync();
        while (answer.RedirectsTo is { } next && next.Host == Peer.Url.Host)
        {
            answer = await browser.GetAsync(next.ToString());
        }

        return new(visitor, browser, departure, answer);
    }

    public Task<List<string>> EventsAsync(string tenant) => BrokeredTenant.RowsAsync(factory ?? throw new InvalidOperationException("Not started."), tenant,
        services => services.GetRequiredService<PortalDbContext>().Set<AuditEvent>().OrderBy(e => e.Id).Select(e => $"{e.Type} {e.Outcome} {e.Detail}").ToListAsync());

    /// <summary>What a browser does with a page that posts itself to another site.</summary>
    public static async Task<VisitedPage> HandOver(VisitedPage page, Visitor to)
    {
        var form = page.Document.QuerySelectorAll("form[method=post]").OfType<IHtmlFormElement>().First(f => f.QuerySelector("[name^=SAML]") is not null);
        var fields = form.QuerySelectorAll("input[type=hidden]").OfType<IHtmlInputElement>().Select(i => KeyValuePair.Create(i.Name ?? "", i.Value));
        return await to.SendAsync(new(HttpMethod.Post, new Uri(new Uri(form.Action).PathAndQuery, UriKind.Relative)) { Content = new FormUrlEncodedContent(fields) });
    }

    public async Task DisposeAsync()
    {
        if (factory is not null)
        {
            await factory.DisposeAsync();
        }

        if (tenants is not null)
        {
            await tenants.DisposeAsync();
        }
    }
}

/// <param name="Visitor">The visitor at the portal.</param>
/// <param name="Browser">The same visitor at the peer.</param>
/// <param name="Departure">How the portal sent the visitor away.</param>
/// <param name="Page">What left the peer for the portal.</param>
public sealed record PeerAnswer(Visitor Visitor, Visitor Browser, VisitedPage Departure, VisitedPage Page)
{
    /// <summary>Brings the answer to the portal.</summary>
    public Task<VisitedPage> ArriveAsync() => Page.RedirectsTo is { } address ? Visitor.GetAsync(address.PathAndQuery) : PeerPortal.HandOver(Page, Visitor);
}
