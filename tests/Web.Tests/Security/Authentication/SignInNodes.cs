using System.Text.Json.Nodes;
using Engine.Data;
using Engine.Tenancy;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Testing;
using Testing.Http;

namespace Web.Tests.Security.Authentication;

/// <summary>Two nodes on one database with the demo of all tenants, one clock, and a hasher that counts its work.</summary>
public sealed class SignInNodes : IAsyncDisposable
{
    public const string Password = "appel-kompas-fiets";

    public const string Mail = "hoofdgebruiker@zorggroep-voorbeeld.example";

    private readonly TemporaryFolder tenants = new();

    public SignInNodes()
    {
        CopyTenants();
        First = new(Configure, new Dictionary<string, string?> { ["DEMO_PASSWORD"] = Password, ["Jobs:Enabled"] = "false", ["TenantConfig"] = tenants.Path });
        _ = First.Services;
        Second = PortalFactory.Node(First, Configure);
    }

    public FakeTime Clock { get; } = new();

    public PortalFactory First { get; }

    public PortalFactory Second { get; }

    /// <summary>Passwords that were hashed on both nodes.</summary>
    public int Hashed => counted;

    private int counted;

    /// <summary>Types address and password on the sign-in page of a host.</summary>
    public static async Task<VisitedPage> TryAsync(Visitor visitor, string mail, string password = "verkeerd-wachtwoord") =>
        await (await visitor.GetAsync("inloggen")).Form("inloggen").Fill("Mail", mail).Fill("Password", password).SubmitAsync();

    /// <summary>Works on the rows of one tenant.</summary>
    public async Task<T> InAsync<T>(string tenant, Func<PortalDbContext, Task<T>> work)
    {
        var found = First.Services.GetRequiredService<TenantCatalogue>().Current.Find(tenant) ?? throw new InvalidOperationException(tenant);
        using var entered = First.Services.GetRequiredService<CurrentTenant>().Enter(found);
        await using var scope = First.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<PortalDbContext>());
    }

    public Task<int> ChangeAsync(string tenant, string mail, Action<Engine.Access.Account> change) => InAsync(tenant, async db =>
    {
        change(await db.Set<Engine.Access.Account>().FirstAsync(a => a.Mail == mail));
        return await db.SaveChangesAsync();
    });

    public async ValueTask DisposeAsync()
    {
        await Second.DisposeAsync();
        await First.DisposeAsync();
        tenants.Dispose();
    }

    // one portal where questions may be asked, one function asks a code and one is greyed
    private void CopyTenants()
    {
        foreach (var file in Directory.EnumerateFiles(Repository.Path("tenant-config"), "*.json", SearchOption.AllDirectories))
        {
            var copy = tenants.File(Path.GetRelativePath(Repository.Path("tenant-config"), file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy) ?? "");
            var config = JsonNode.Parse(File.ReadAllText(file)) ?? throw new InvalidOperationException(file);
            if (config["features"] is { } features && Path.GetFileName(file) == "izz.json")
            {
                features["portal.vraag"] = new JsonObject();
                features["collectiviteit.afmelden"] = new JsonObject { ["level"] = "passwordAndCode" };
                features["portal.functies"] = new JsonObject { ["state"] = "greyed" };
            }

            File.WriteAllText(copy, config.ToJsonString());
        }

        // the texts that definitions name
        foreach (var file in Directory.EnumerateFiles(Repository.Path("tenant-config"), "*.md", SearchOption.AllDirectories))
        {
            var copy = tenants.File(Path.GetRelativePath(Repository.Path("tenant-config"), file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy) ?? "");
            File.Copy(file, copy);
        }
    }

    private void Configure(IServiceCollection services)
    {
        services.AddSingleton<TimeProvider>(Clock);
        services.Configure<PasswordHasherOptions>(o => o.IterationCount = 1_000);
        services.AddSingleton<PasswordHasher<Engine.Access.Account>>();
        services.AddSingleton<IPasswordHasher<Engine.Access.Account>>(s => new Counting(this, s.GetRequiredService<PasswordHasher<Engine.Access.Account>>()));
    }

    private sealed class Counting(SignInNodes nodes, PasswordHasher<Engine.Access.Account> inner) : IPasswordHasher<Engine.Access.Account>
    {
        public string HashPassword(Engine.Access.Account user, string password) => inner.HashPassword(user, password);

        public PasswordVerificationResult VerifyHashedPassword(Engine.Access.Account user, string hashedPassword, string providedPassword)
        {
            Interlocked.Increment(ref nodes.counted);
            return inner.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }
    }
}
