using System.Text.Json.Nodes;
using Engine.Tenancy;
using Microsoft.Extensions.FileProviders;
using Schema;

namespace Benchmarks.Measures;

/// <summary>Tenants made from one real file, each with hosts, texts, links, wording and settings of its own: equal ones would share what they hold.</summary>
internal static class SyntheticTenants
{
    public const string Model = "izz";

    public static string Host(int i) => $"tenant{i}.example.nl";

    /// <returns>The folder with the files.</returns>
    public static string Write(BenchArguments arguments, int count)
    {
        var source = Path.Combine(arguments.Root, "tenant-config");
        var folder = Directory.CreateDirectory(Path.Combine(arguments.Work, $"tenants-{count}")).FullName;
        File.Copy(Path.Combine(source, "tenant.schema.json"), Path.Combine(folder, "tenant.schema.json"), true);
        var model = JsonNode.Parse(File.ReadAllText(Path.Combine(source, Model + ".json")))?.AsObject()
            ?? throw new InvalidOperationException("The model tenant is empty.");
        model.Remove("pathPrefix");
        for (var i = 0; i < count; i++)
        {
            var tenant = model.DeepClone().AsObject();
            Vary(tenant, i);
            File.WriteAllText(Path.Combine(folder, $"tenant{i}.json"), tenant.ToJsonString());
        }

        return folder;
    }

    private static void Vary(JsonObject model, int i)
    {
        model["hosts"] = new JsonArray(Host(i));
        model["name"] = $"Verzekeraar {i}";
        model["contact"] = new JsonObject
        {
            ["desk"] = $"Helpdesk {i}",
            ["mail"] = $"help@tenant{i}.example.nl",
            ["phone"] = $"030 2{i:D6}",
            ["hours"] = $"op werkdagen van {7 + i % 3}.00 tot {16 + i % 4}.00 uur",
            ["sender"] = $"no-reply@tenant{i}.example.nl",
        };
        model["publicPage"] = new JsonObject { ["title"] = $"Welkom bij verzekeraar {i}", ["lead"] = $"Het portaal voor de klanten van verzekeraar {i}." };
        model["legal"] = new JsonArray(new JsonObject { ["label"] = $"Privacy bij verzekeraar {i}", ["url"] = $"https://tenant{i}.example.nl/privacy" });
        var features = model["features"]?.AsObject() ?? throw new InvalidOperationException("The model tenant has no features.");
        foreach (var (name, setting) in features.ToList().Index().Where(f => (f.Index + i) % 3 == 0).Select(f => f.Item))
        {
            var varied = setting?.DeepClone().AsObject() ?? [];
            varied["organisations"] = new JsonObject { [$"{100_000 + i}"] = "off", [$"{200_000 + i}"] = "greyed" };
            varied["reason"] = $"Verzekeraar {i} werkt hieraan.";
            features[name] = varied;
        }
    }

    /// <summary>Loads a folder as the host does, in this process.</summary>
    public static async Task<ServiceProvider> LoadAsync(BenchArguments arguments, string folder, string? data = null)
    {
        // tenant files name gateways that the host's own settings know
        var settings = Path.Combine(arguments.Root, "src", "Web", "appsettings.json");
        var configuration = new ConfigurationBuilder().AddJsonFile(settings).AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["TenantConfig"] = folder,
            ["Themes"] = Path.Combine(arguments.Root, "themes"),
            ["DataDir"] = data ?? Path.Combine(arguments.Work, "data"),
            ["Keys:SecretFile"] = PortalServer.Secret(arguments),
        }).Build();
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<IConfiguration>(configuration);
        services.AddSingleton<IHostEnvironment>(new BenchEnvironment(arguments.Root));
        Engine.EngineSetup.AddEngine(services, InstalledModules.All);
        services.AddPortalDatabase(configuration);
        var provider = services.BuildServiceProvider();
        await provider.GetRequiredService<TenantLoader>().ReloadAsync(CancellationToken.None);
        return provider;
    }

    private sealed class BenchEnvironment(string root) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = "Production";

        public string ApplicationName { get; set; } = "Benchmarks";

        public string ContentRootPath { get; set; } = root;

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
