using System.Text;
using Engine.Access;
using Engine.Data;
using Engine.Features;
using Engine.Modules;
using Engine.Tenancy;
using Engine.Tenancy.ChangeSets;
using Engine.Tenancy.Configuration;
using Engine.Tests.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Schema;
using Testing;

namespace Engine.Tests.Tenancy.ChangeSets;

/// <summary>Two tenants from files, an admin at each, and a clock that stands still: everything that change sets work on.</summary>
internal sealed class ChangingPortal : IAsyncDisposable
{
    public const string Features = """
        { "features": {
            "portal.functies": { "state": "on" },
            "proef.inzien": { "state": "on", "audiences": { "klein": "greyed" }, "organisations": { "100": "off" }, "percentage": 100 } } }
        """;

    private readonly TemporaryFolder folder = new();
    private readonly TestDatabase database;

    private ChangingPortal() => database = new(services =>
    {
        services.RemoveAll<ModuleCatalogue>();
        services.AddSingleton(new ModuleCatalogue([.. InstalledModules.All, new ProefModule()]));
        services.AddSingleton(new HostFolders(folder.Path, folder.File("themes")));
        services.RemoveAll<TenantRule>();
        services.AddSingleton<TenantRule, AudiencesRule>();
        services.AddSingleton<TimeProvider>(Time);
    });

    public FakeTime Time { get; } = new();

    public static async Task<ChangingPortal> StartAsync()
    {
        var portal = new ChangingPortal();
        await portal.WriteAsync("noord", Features);
        await portal.WriteAsync("zuid", Features);
        await portal.Get<TenantLoader>().ReloadAsync(CancellationToken.None);
        await portal.Get<ChangeFeed>().RefreshAsync(CancellationToken.None);
        foreach (var tenant in new[] { "noord", "zuid" })
        {
            await portal.As(tenant, async services =>
            {
                var db = services.GetRequiredService<PortalDbContext>();
                db.Add(new Organisation { Number = "100", Name = "Zorggroep" });
                await db.SaveChangesAsync();
                return true;
            });
        }

        return portal;
    }

    public T Get<T>() where T : notnull => database.Services.GetRequiredService<T>();

    public Tenant Tenant(string id) => Get<TenantCatalogue>().Current.Find(id) ?? throw new InvalidOperationException($"{id} does not run.");

    public Task WriteAsync(string tenant, string change) =>
        WriteTextAsync(tenant, ProefModule.Document(change, tenant).ToJsonString());

    public Task WriteTextAsync(string tenant, string text) => File.WriteAllTextAsync(folder.File(tenant + ".json"), text);

    public Task<T> As<T>(string tenant, Func<IServiceProvider, Task<T>> work) => database.As(Tenant(tenant), services =>
    {
        services.GetRequiredService<CurrentActor>().OrNone = ProefModule.Person();
        return work(services);
    });

    public async Task<Result<ChangeSet>> SwitchAsync(
        string tenant, string state, string scope = "iedereen", string feature = ProefModule.Inzien, string? from = null, int? seen = null, string? notice = null) =>
        await As(tenant, async services => await services.GetRequiredService<SwitchFeature>().HandleAsync(
            new(feature, scope, state, "Proef", notice, from, seen ?? await SeenAsync(services, feature)), CancellationToken.None));

    public Task<Result<ChangeSet>> UndoAsync(string tenant, int number) => As(tenant, async services => await services.GetRequiredService<UndoChange>()
        .HandleAsync(new(number, await SeenAsync(services, ProefModule.Inzien)), CancellationToken.None));

    public Task<Result<ChangeSet>> WithdrawAsync(string tenant, int number) =>
        As(tenant, services => services.GetRequiredService<WithdrawChange>().HandleAsync(number, CancellationToken.None));

    public Task RefreshAsync() => Get<ChangeFeed>().RefreshAsync(CancellationToken.None);

    public Task<IReadOnlyList<ChangeLine>> HistoryAsync(string tenant) =>
        As(tenant, services => services.GetRequiredService<ChangeHistory>().OfAsync(ProefModule.Inzien, CancellationToken.None));

    public FeatureConfig Config(string tenant) => Tenant(tenant).Config.Features[ProefModule.Inzien];

    /// <summary>The document as it counts now, to the byte.</summary>
    public string Effective(string tenant) => Encoding.UTF8.GetString(ConfigWriter.Bytes(
        Get<TenantDocument>().Read(tenant, Get<LiveChanges>().Of(tenant)), indented: false).Span);

    /// <summary>The one rule of tenant files that these tests break: a feature names no audience that the file lacks.</summary>
    private sealed class AudiencesRule : TenantRule
    {
        public override void Check(TenantDraft draft, ConfigFindings findings)
        {
            foreach (var named in draft.Root.ItemsOf("features").SelectMany(f => f.ItemsOf("audiences")))
            {
                if (draft.Root["audiences"]?[named.Key ?? ""] is null)
                {
                    findings.AddUnknown(named, true, "de groep", named.Key ?? "", draft.Root.ItemsOf("audiences").Select(a => a.Key ?? ""));
                }
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        folder.Dispose();
    }

    private static Task<int> SeenAsync(IServiceProvider services, string feature) =>
        services.GetRequiredService<ChangeHistory>().SeenAsync(feature, CancellationToken.None);
}
