using System.Data.Common;
using Engine.Data.Databases;
using Engine.Modules;
using Engine.Tenancy;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Engine.Access.Demo;

/// <summary>
/// Fills every tenant with its demo before the first request, and prints how to sign in. Registered in Development only;
/// <c>Demo=false</c> keeps the database as it is, <c>DemoRequests=false</c> makes people and nothing that they ask for, <c>DemoHistory=false</c> no messages and keys.
/// </summary>
public sealed partial class DemoStart(
    IServiceScopeFactory scopes, TenantCatalogue tenants, CurrentTenant current, ModuleCatalogue modules, DemoAccounts accounts, HostFolders folders,
    TenantAddress address, IConfiguration configuration, IHostApplicationLifetime lifetime,
    ILogger<DemoStart> log)
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
                try
                {
                    signIns.AddRange(await SeedAsync(tenant, file, password, before, cancellationToken));
                }
                catch (Exception fault) when (tenant.Config.Database is not null && fault is DbException or InvalidOperationException or DatabaseUnavailableException)
                {
                    // its own database is away: the demo comes at a later start, and other tenants have theirs now
                    signIns.AddRange(before.Where(s => s.Tenant == tenant.Id));
                    LogAway(tenant.Id, fault.GetType().Name);
                }
            }
        }

        accounts.Write(signIns);
        // the last thing on the screen, when the addresses answer
        var withoutSignIn = tenants.Current.All.Where(t => !signIns.Exists(s => s.Tenant == t.Id)).Select(address.Of).ToList();
        lifetime.ApplicationStarted.Register(() => Print(signIns, withoutSignIn));
    }

    private async Task<IReadOnlyList<DemoSignIn>> SeedAsync(
        Tenant tenant, DemoFile file, string password, IReadOnlyList<DemoSignIn> before, CancellationToken cancellation)
    {
        using var entered = current.Enter(tenant);
        await using var scope = scopes.CreateAsyncScope();
        var signIns = await scope.ServiceProvider.GetRequiredService<DemoSeeder>().HandleAsync(file, password, before, cancellation);
        foreach (var module in modules.Modules.Where(m => tenant.Config.Modules.Contains(m.Id)))
        {
            await using var own = scopes.CreateAsyncScope();
            await module.SeedDemoAsync(own.ServiceProvider, null, cancellation);
        }

        if (configuration.GetValue("DemoRequests", true))
        {
            await using var asking = scopes.CreateAsyncScope();
            await asking.ServiceProvider.GetRequiredService<DemoRequests>().HandleAsync(file, cancellation);
        }

        if (configuration.GetValue("DemoHistory", true))
        {
            await using var past = scopes.CreateAsyncScope();
            await past.ServiceProvider.GetRequiredService<DemoHistory>().HandleAsync(file, cancellation);
        }

        return signIns;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The demo of {Tenant} waits for its own database: {Fault}")]
    private partial void LogAway(string tenant, string fault);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static void Print(List<DemoSignIn> signIns, List<Uri> withoutSignIn)
    {
        Console.WriteLine();
        string[] heads = ["portaal", "rol", "organisatie", "e-mailadres", "wachtwoord of persoon in de eHerkenning-simulator", "code"];
        List<string[]> rows =
        [
            heads,
            .. signIns.Select(s => new[] { s.Url.ToString(), s.Role, s.Organisation, s.Email, s.Person ?? s.Password, s.TotpSecret ?? (s.Mobile is { } mobile ? $"sms naar {mobile}" : "-") }),
            .. withoutSignIn.Select(url => new[] { url.ToString(), "-", "-", "inloggen kan hier nog niet", "-", "-" }),
        ];
        foreach (var row in rows)
        {
            Console.WriteLine(string.Join("  ", row.Select((cell, i) => cell.PadRight(rows.Max(r => r[i].Length)))).TrimEnd());
        }
    }
}
