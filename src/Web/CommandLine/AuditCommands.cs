using System.CommandLine;
using System.Data.Common;
using Engine.Audit;
using Engine.Data.Databases;
using Engine.Tenancy;

namespace Web.CommandLine;

/// <summary><c>portal audit</c>: proves that the log is what it was.</summary>
internal static class AuditCommands
{
    private static readonly Option<bool> Json = CommandOutput.Json();

    public static Command Create() => new("audit", "Controleert het logboek.") { Verify() };

    private static Command Verify()
    {
        var tenant = new Option<string?>("--tenant") { Description = "Alleen deze tenant; zonder deze optie alle." };
        var heads = new Option<DirectoryInfo?>("--heads")
        {
            Description = "Map met de ketenkoppen die buiten de database zijn bewaard; zonder deze optie DataDir/audit-heads.",
        };
        var connection = new Option<string?>("--connection") { Description = "Verbinding met de database; zonder deze optie die van de host." };
        var data = new Option<DirectoryInfo?>("--data-dir") { Description = "Map met de ingebouwde database; zonder deze optie die van de host." };
        var files = new Option<DirectoryInfo?>("--tenant-config") { Description = "Map met tenantbestanden; zonder deze optie die van de host." };
        var settings = CommandServices.SettingsFile();
        var command = new Command("verify", "Loopt de keten van elke tenant na: gewijzigd, verwijderd, ingevoegd, verplaatst, afgeknipt of herschreven.")
        {
            tenant, heads, connection, data, files, settings, Json,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var services = CommandServices.WithDatabase(
                parsed.GetValue(settings),
                ("ConnectionStrings:Portal", parsed.GetValue(connection)), ("DataDir", parsed.GetValue(data)?.FullName), ("TenantConfig", parsed.GetValue(files)?.FullName));
            await services.GetRequiredService<TenantLoader>().ReloadAsync(cancellation);
            var id = parsed.GetValue(tenant);
            var chosen = services.GetRequiredService<TenantCatalogue>().Current.All.Where(t => id is null || t.Id == id).OrderBy(t => t.Id, StringComparer.Ordinal).ToList();
            if (chosen.Count == 0)
            {
                await parsed.InvocationConfiguration.Error.WriteLineAsync(id is null ? "Er zijn geen tenants." : $"Er is geen tenant \"{id}\".");
                return PortalCommandLine.Usage;
            }

            var folder = parsed.GetValue(heads)?.FullName ?? AuditHeads.DefaultFolder(services.GetRequiredService<IConfiguration>());
            var reports = new List<AuditReport>();
            var unread = false;
            foreach (var one in chosen)
            {
                try
                {
                    reports.Add(await VerifyAsync(services, one, folder, cancellation));
                }
                catch (DbException fault) when (one.Database != PortalDatabases.Shared)
                {
                    // the chains of others are worth walking all the same
                    unread = true;
                    await parsed.InvocationConfiguration.Error.WriteLineAsync($"{one.Id}: de database {one.Database} is niet te lezen: {fault.Message}");
                }
            }

            CommandOutput.Write(parsed, Json, reports, reports.SelectMany(Lines));
            return !unread && reports.TrueForAll(r => r.Findings.Count == 0) ? PortalCommandLine.Good : PortalCommandLine.Findings;
        });
        return command;
    }

    private static async Task<AuditReport> VerifyAsync(IServiceProvider services, Tenant tenant, string heads, CancellationToken cancellation)
    {
        using var entered = services.GetRequiredService<CurrentTenant>().Enter(tenant);
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<AuditVerifier>().VerifyAsync(AuditHeads.Read(heads, tenant.Id), cancellation);
    }

    private static IEnumerable<string> Lines(AuditReport report)
    {
        yield return report.Findings.Count == 0
            ? $"{report.Tenant}: {report.Links} regels, in orde."
            : $"{report.Tenant}: {report.Links} regels, {report.Findings.Count} bevindingen.";
        foreach (var finding in report.Findings)
        {
            var place = finding.Sequence is { } sequence ? $"plaats {sequence}" : "zonder plaats";
            yield return $"  {place}: {Text(finding.Fault)}{(finding.EventId is { } line ? $" (regel {line})" : "")}";
        }
    }

    private static string Text(AuditFault fault) => fault switch
    {
        AuditFault.Changed => "de regel of zijn zegel is gewijzigd",
        AuditFault.EventMissing => "de regel is verwijderd",
        AuditFault.LinkMissing => "hier ontbreken zegels, of staat er een te veel",
        AuditFault.Broken => "het zegel sluit niet aan op het vorige",
        AuditFault.Inserted => "deze regel is buiten het portaal om toegevoegd",
        AuditFault.Unsealed => "deze regel wacht langer dan een minuut op een zegel",
        AuditFault.TailCut => "de keten houdt hier op, maar was langer",
        AuditFault.Rewritten => "de keten is herschreven: de bewaarde kop is anders",
    };
}
