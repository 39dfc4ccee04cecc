using System.IO.Compression;
using System.Security.Cryptography.X509Certificates;
using System.Web;
using Engine.Audit;
using Engine.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Testing;
using Testing.EHerkenning;
using Testing.Http;

namespace Web.Tests.Account.EHerkenning;

/// <summary>
/// A portal whose tenants have the invented broker: <c>post</c> and <c>artifact</c> by the binding of its answers, <c>ander</c> with a broker
/// of the same name and another key, <c>wissel</c> for what changes while it runs. One person of one organisation is bound in each.
/// </summary>
public sealed class BrokeredPortal : IAsyncLifetime
{
    public const string Broker = BrokeredTenant.Broker;
    public const string Person = BrokeredTenant.Person;

    private readonly TemporaryFolder folder = new();
    private PortalFactory? factory;
    private FakeBackChannel? channel;

    public FakeTime Clock { get; } = new();

    public FakeBroker Signer { get; private set; } = new("unused", DateTimeOffset.UtcNow);

    /// <summary>Same name, other key: the broker of tenant <c>ander</c>.</summary>
    public FakeBroker OtherSigner { get; private set; } = new("unused", DateTimeOffset.UtcNow);

    public X509Certificate2 Own { get; private set; } = TestCertificates.Make("unused", DateTimeOffset.UnixEpoch, DateTimeOffset.UtcNow);

    public X509Certificate2 Next { get; private set; } = TestCertificates.Make("unused", DateTimeOffset.UnixEpoch, DateTimeOffset.UtcNow);

    public FakeBackChannel Channel => channel ?? throw new InvalidOperationException("Not started.");

    public PortalFactory Factory => factory ?? throw new InvalidOperationException("Not started.");

    public DateTimeOffset Now => Clock.GetUtcNow();

    public static string Self(string tenant) => BrokeredTenant.Self(tenant);

    public static string Service(string tenant) => BrokeredTenant.Service(tenant);

    public static string Acs(string tenant) => $"http://{tenant}.localhost:5000/eherkenning/acs";

    public async Task InitializeAsync()
    {
        channel = await FakeBackChannel.StartAsync(Broker);
        (Signer, OtherSigner) = (new(Broker, Now), new(Broker, Now));
        (Own, Next) = (TestCertificates.Make("portaal", Now.AddDays(-1), Now.AddYears(1)), TestCertificates.Make("volgend", Now.AddDays(-1), Now.AddYears(2)));
        new BrokeredTenant("post").Write(folder.Path, Signer.Metadata());
        new BrokeredTenant("artifact") { Response = "artifact" }.Write(folder.Path, Signer.Metadata(artifacts: new Dictionary<int, string>
        {
            [0] = $"https://localhost:{channel.Port}/resolve",
            [1] = $"https://127.0.0.1:{channel.Port}/resolve",
            [2] = "https://localhost:9/resolve",
            [3] = $"https://localhost:{channel.Port}/absent",
        }));
        new BrokeredTenant("ander") { ForceAuthn = true }.Write(folder.Path, OtherSigner.Metadata());
        new BrokeredTenant("wissel").Write(folder.Path, Signer.Metadata());
        factory = new(services => services.AddSingleton<TimeProvider>(Clock), Settings());
        foreach (var tenant in (string[])["post", "artifact", "ander", "wissel"])
        {
            await new BrokeredTenant(tenant).BindAsync(factory);
        }
    }

    /// <summary>A second host on the same database.</summary>
    public PortalFactory Node() => PortalFactory.Node(Factory, services => services.AddSingleton<TimeProvider>(Clock));

    public void WriteMetadata(string tenant, string metadata)
    {
        var file = folder.File($"{tenant}/broker.xml");
        File.WriteAllText(file, metadata);
        // a file system may keep whole seconds
        File.SetLastWriteTimeUtc(file, DateTime.UtcNow.AddSeconds(Random.Shared.Next(10, 100_000)));
    }

    /// <summary>A visitor who was sent to the broker.</summary>
    public async Task<Departed> DepartAsync(string tenant, string query = "", Visitor? visitor = null)
    {
        visitor ??= Factory.Visit($"{tenant}.localhost");
        var page = await visitor.GetAsync($"inloggen/eherkenning{query}");
        var address = page.RedirectsTo ?? throw new InvalidOperationException($"{page.Status}: {page.Body}");
        var message = Inflate(HttpUtility.ParseQueryString(address.Query)["SAMLRequest"] ?? throw new InvalidOperationException(address.ToString()));
        return new(visitor, tenant, address, page, XmlSigning.Root(XmlSigning.Load(message)).GetAttribute("ID"), message);
    }

    /// <summary>A good answer to that visitor.</summary>
    public BrokerMessage Answer(Departed departed) => new(
        Broker, Self(departed.Tenant), Acs(departed.Tenant), departed.RequestId, Now, Signer.Signing, new() { Certificate = Own, Recipient = Self(departed.Tenant) });

    public static Task<VisitedPage> PostAsync(Visitor visitor, params (string Name, string Value)[] fields) => visitor.SendAsync(
        new(HttpMethod.Post, new Uri("eherkenning/acs", UriKind.Relative)) { Content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))) });

    /// <summary>Has the broker keep an answer, and sends the visitor with its artifact.</summary>
    public Task<VisitedPage> FetchAsync(Departed departed, Func<string, string> soap, ushort index = 0, string issuer = Broker) =>
        departed.Visitor.GetAsync($"eherkenning/acs?SAMLart={Uri.EscapeDataString(Channel.Offer(issuer, soap, index))}");

    /// <summary>The envelope of an artifact's answer, signed as a whole.</summary>
    public Func<string, string> Envelope(BrokerMessage message) => id => FakeBackChannel.Envelope(Broker, id, message.Text(), Now, Signer.Signing);

    /// <summary>Lines of the log about signing in and out, oldest first, with how many sessions and accounts there are.</summary>
    public Task<Traces> TracesAsync(string tenant) => BrokeredTenant.RowsAsync(Factory, tenant, async services =>
    {
        var db = services.GetRequiredService<PortalDbContext>();
        var events = await db.Set<AuditEvent>().OrderBy(e => e.Id).Select(e => new { e.Type, e.Outcome, e.Detail }).ToListAsync();
        return new Traces(
            [.. events.Select(e => $"{e.Type} {e.Outcome} {e.Detail}")],
            await db.Set<Engine.SignIn.Session>().CountAsync(),
            await db.Set<Engine.Access.Account>().CountAsync());
    });

    public static bool SignsIn(VisitedPage page) =>
        page.Response.Headers.TryGetValues("Set-Cookie", out var set) && set.Any(c => c.Contains("-sessie=", StringComparison.Ordinal) && !c.Contains("expires=Thu, 01 Jan 1970", StringComparison.Ordinal));

    public async Task DisposeAsync()
    {
        await Factory.DisposeAsync();
        await Channel.DisposeAsync();
        folder.Dispose();
    }

    public static string Inflate(string deflated)
    {
        using var stream = new StreamReader(new DeflateStream(new MemoryStream(Convert.FromBase64String(deflated)), CompressionMode.Decompress));
        return stream.ReadToEnd();
    }

    private Dictionary<string, string?> Settings() => new()
    {
        ["TenantConfig"] = folder.Path,
        ["Jobs:Enabled"] = "false",
        ["Certificates:portaal:File"] = Own.Save(folder.File("portaal.pfx")),
        ["Certificates:volgend:File"] = Next.Save(folder.File("volgend.pfx")),
        ["BrokerAuthorities"] = Pem(Channel.Authority, folder.File("authority.pem")),
    };

    private static string Pem(X509Certificate2 certificate, string file)
    {
        File.WriteAllText(file, certificate.ExportCertificatePem());
        return file;
    }
}

/// <summary>A visitor on the way to the broker.</summary>
public sealed record Departed(Visitor Visitor, string Tenant, Uri Address, VisitedPage Page, string RequestId, string Request);

/// <summary>What the database tells of signing in.</summary>
public sealed record Traces(IReadOnlyList<string> Events, int Sessions, int Accounts);
