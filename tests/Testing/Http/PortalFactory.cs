using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Schema;
using Testing.Databases;

namespace Testing.Http;

/// <summary>The whole host on an empty database of its own, in Development, with the tenants of a folder.</summary>
public sealed class PortalFactory : WebApplicationFactory<Program>
{
    private readonly DatabaseCopy copy;
    private readonly bool owned;
    private readonly Action<IServiceCollection>? configure;
    private readonly Dictionary<string, string?> settings;

    /// <param name="configure">Replaces services: a fake clock, a caught mail.</param>
    /// <param name="settings">Configuration of the host; <c>TenantConfig</c> names another folder of tenant files.</param>
    /// <param name="provider">Null for the one that <c>PORTAL_TEST_DATABASE</c> names, or else SQLite.</param>
    public PortalFactory(
        Action<IServiceCollection>? configure = null, IReadOnlyDictionary<string, string?>? settings = null, DatabaseProvider? provider = null)
        : this(new DatabaseCopy(provider), true, configure, settings)
    {
    }

    private PortalFactory(DatabaseCopy copy, bool owned, Action<IServiceCollection>? configure, IReadOnlyDictionary<string, string?>? settings)
    {
        (this.copy, this.owned, this.configure) = (copy, owned, configure);
        this.settings = copy.Settings();
        this.settings["TenantConfig"] = Repository.Path("tenant-config");
        this.settings["Themes"] = Repository.Path("themes");
        foreach (var (name, value) in settings ?? new Dictionary<string, string?>())
        {
            this.settings[name] = value;
        }

        ClientOptions.AllowAutoRedirect = false;
    }

    /// <summary>The host on real Kestrel at a free port of the loopback address, for a real browser: see <see cref="Address"/>.</summary>
    /// <param name="https">True serves https with a certificate that a browser has to be told to accept.</param>
    public static PortalFactory OnKestrel(
        Action<IServiceCollection>? configure = null, IReadOnlyDictionary<string, string?>? settings = null, bool https = false)
    {
        var factory = new PortalFactory(configure, settings);
        if (https)
        {
            // chosen here, because the portal tells others its address
            var port = Loopback.FreePort();
            factory.settings["HTTPS_PORT"] = port.ToString(CultureInfo.InvariantCulture);
            factory.UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port, at => at.UseHttps(LoopbackCertificate.Make())));
        }
        else
        {
            factory.UseKestrel(0);
        }

        factory.StartServer();
        return factory;
    }

    /// <summary>A second host on the same database and data folder, as a second node is.</summary>
    public static PortalFactory Node(PortalFactory first, Action<IServiceCollection>? configure = null, IReadOnlyDictionary<string, string?>? settings = null) =>
        new(first.copy, false, configure, settings ?? first.settings);

    public DatabaseProvider Provider => copy.Provider;

    public string DataFolder => copy.Folder;

    /// <summary>The database of all tenants without one of their own.</summary>
    public DatabaseCopy Shared => copy;

    /// <summary>A visitor of one host: keeps cookies, does not follow redirects by itself.</summary>
    /// <param name="host">For example <c>izz.localhost</c>; over https, so that secure cookies work.</param>
    /// <param name="address">Address that limits count by; null for one that no other visitor has.</param>
    public Visitor Visit(string host, string? address = null)
    {
        var client = CreateClient(new() { BaseAddress = new($"https://{host}/"), AllowAutoRedirect = false });
        client.DefaultRequestHeaders.Add(VisitorAddresses.Header, address ?? VisitorAddresses.Next());
        return new(client);
    }

    /// <summary>Where a browser finds a host when the factory runs on Kestrel.</summary>
    public Uri Address(string host) => new UriBuilder(ClientOptions.BaseAddress) { Host = host }.Uri;

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        // no test changes appsettings, and a machine gives out few watchers
        builder.UseSetting("hostBuilder:reloadConfigOnChange", "false");
        foreach (var (name, value) in settings)
        {
            builder.UseSetting(name, value);
        }

        builder.ConfigureServices(services => services.AddSingleton<IStartupFilter, VisitorAddresses>());
        if (configure is not null)
        {
            builder.ConfigureServices(configure);
        }
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (owned)
        {
            copy.Dispose();
        }
    }
}
