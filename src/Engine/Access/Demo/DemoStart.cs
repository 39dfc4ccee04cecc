using Engine.Modules;
using Engine.Tenancy;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Engine.Access.Demo;

/// <summary>
/// Fills every tenant with its demo before the first request, and prints how to sign in. Registered in Development only;
/// <c>Demo=false</c> keeps the database as it is.
/// </summary>
public sealed class DemoStart(
    IServiceScopeFactory scopes, TenantCatalogue tenants, CurrentTenant current, ModuleCatalogue modules, DemoAccounts accounts, HostFolders folders,
    TenantAddress address, IConfiguration configuration, IHostApplicationLifetime lifetime)
    : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!configuration.GetValue("Demo", true))
        {
            return;
        }

        var before = accounts.Read();
        var password = accounts.Password();
        var signIns = new List<DemoSignIn>();
        foreach (var tenant in tenants.Current.All.OrderBy(t => t.Id, StringComparer.Ordinal))
        {
            if (DemoFile.Read(folders.TenantConfig, tenant.Id) is { } file)
            {
                using var entered = current.Enter(tenant);
                await using var scope = scopes.CreateAsyncScope();
                signIns.AddRange(await scope.ServiceProvider.GetRequiredService<DemoSeeder>().HandleAsync(file, password, before, cancellationToken));
                foreach (var module in modules.Modules.Where(m => tenant.Config.Modules.Contains(m.Id)))
                {
                    await using var own = scopes.CreateAsyncScope();
                    await module.SeedDemoAsync(own.ServiceProvider, null, cancellationToken);
                }
            }
        }

        accounts.Write(signIns);
        // the last thing on the screen, when the addresses answer
        var withoutSignIn = tenants.Current.All.Where(t => !signIns.Exists(s => s.Tenant == t.Id)).Select(address.Of).ToList();
        lifetime.ApplicationStarted.Register(() => Print(signIns, withoutSignIn));
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static void Print(List<DemoSignIn> signIns, List<Uri> withoutSignIn)
    {
        Console.WriteLine();
        string[] heads = ["portaal", "rol", "organisatie", "e-mailadres", "wachtwoord of persoon in de eHerkenning-simulator", "code-app"];
        List<string[]> rows =
        [
            heads,
            .. signIns.Select(s => new[] { s.Url.ToString(), s.Role, s.Organisation, s.Email, s.Person ?? s.Password, s.TotpSecret ?? "-" }),
            .. withoutSignIn.Select(url => new[] { url.ToString(), "-", "-", "inloggen kan hier nog niet", "-", "-" }),
        ];
        foreach (var row in rows)
        {
            Console.WriteLine(string.Join("  ", row.Select((cell, i) => cell.PadRight(rows.Max(r => r[i].Length)))).TrimEnd());
        }
    }
}
