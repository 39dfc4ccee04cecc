using System.CommandLine;
using Engine.Tenancy;
using Engine.Texts;
using Engine.Tenancy.Configuration;
using Engine.Workflows.Definitions.Publishing;
using Engine.Workflows.Library;
using Engine.Workflows.Library.Files;

namespace Web.CommandLine;

/// <summary><c>portal tenants</c>: looks at tenant files and checks them, without database and without starting anything.</summary>
internal static class TenantCommands
{
    private static readonly Option<string?> Folder = new("--tenant-config") { Description = "Map met tenantbestanden.", Recursive = true };
    private static readonly Option<string?> Themes = new("--themes") { Description = "Map met thema's.", Recursive = true };
    private static readonly Option<bool> Json = CommandOutput.Json();

    public static Command Create()
    {
        Json.Recursive = true;
        return new("tenants", "Bekijkt en controleert tenantbestanden.") { Folder, Themes, Json, List(), Show(), Validate() };
    }

    private static Command List()
    {
        var command = new Command("list", "Noemt alle tenants met hun adressen en toestand.");
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var services = Services(parsed, null);
            var (tenants, report) = await LoadAsync(services, cancellation);
            var rows = tenants.Select(t => new { t.Id, t.Config.Name, t.Config.Hosts, t.Config.Modules, State = "good" })
                .Concat(report.Absent.Select(id => new { Id = id, Name = "", Hosts = (IReadOnlyList<string>)[], Modules = (IReadOnlyList<string>)[], State = "wrong" }))
                .OrderBy(r => r.Id, StringComparer.Ordinal).ToList();
            CommandOutput.Write(parsed, Json, rows, rows.Select(r =>
                r.State == "good" ? $"{r.Id,-20} {r.Name,-28} {string.Join(", ", r.Hosts)}" : $"{r.Id,-20} FOUT: zie portal tenants validate"));
            return report.Errors.Count == 0 ? PortalCommandLine.Good : PortalCommandLine.Findings;
        });
        return command;
    }

    private static Command Show()
    {
        var id = new Argument<string>("ID") { Description = "Id van de tenant: de naam van het bestand zonder .json." };
        var command = new Command("show", "Toont één tenant met alle waarden die gelden.") { id };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var services = Services(parsed, null);
            var (tenants, report) = await LoadAsync(services, cancellation);
            var name = parsed.GetRequiredValue(id);
            if (tenants.FirstOrDefault(t => t.Id == name) is { } tenant)
            {
                CommandOutput.Write(parsed, Json, tenant.Config, TenantSummary.Lines(tenant));
                return PortalCommandLine.Good;
            }

            var own = report.Errors.Where(e => e.File == name + ".json").Select(e => e.ToString()).ToList();
            var nearest = Spelling.Nearest(name, tenants.Select(t => t.Id));
            var error = parsed.InvocationConfiguration.Error;
            await error.WriteLineAsync(own.Count > 0 ? string.Join('\n', own) : $"Er is geen tenant \"{name}\"." + (nearest is null ? "" : $" Bedoelt u \"{nearest}\"?"));
            return own.Count > 0 ? PortalCommandLine.Findings : PortalCommandLine.Usage;
        });
        return command;
    }

    private static Command Validate()
    {
        var files = new Argument<FileInfo[]>("FILE") { Description = "Te controleren bestanden; zonder bestand de hele map.", Arity = ArgumentArity.ZeroOrMore };
        var command = new Command("validate", "Controleert tenantbestanden met hun workflows en noemt elke fout met bestand, regel en wat mag.") { files };
        command.SetAction(async (parsed, cancellation) =>
        {
            var chosen = parsed.GetValue(files) ?? [];
            if (chosen.FirstOrDefault(f => !f.Exists) is { } absent)
            {
                await parsed.InvocationConfiguration.Error.WriteLineAsync($"Het bestand {absent} is er niet.");
                return PortalCommandLine.Usage;
            }

            var errors = new List<ConfigError>();
            // whole folders are weighed, because an address may be another tenant's
            foreach (var folder in chosen.Length == 0 ? [null] : chosen.Select(f => f.DirectoryName).Distinct())
            {
                await using var services = Services(parsed, folder);
                var (_, report) = await LoadAsync(services, cancellation);
                errors.AddRange(report.Errors.Where(e => chosen.Length == 0 || chosen.Any(f => f.DirectoryName == folder && f.Name == e.File)));
                errors.AddRange(TextErrors(services, chosen.Where(f => f.DirectoryName == folder).Select(f => Path.GetFileNameWithoutExtension(f.Name)).ToList()));
                errors.AddRange(WorkflowErrors(services, chosen.Where(f => f.DirectoryName == folder).Select(f => Path.GetFileNameWithoutExtension(f.Name)).ToList()));
            }

            CommandOutput.Write(parsed, Json, errors, errors.Count == 0 ? ["Alles klopt."] : errors.Select(e => e.ToString()));
            return errors.Count == 0 ? PortalCommandLine.Good : PortalCommandLine.Findings;
        });
        return command;
    }

    private static IEnumerable<ConfigError> TextErrors(IServiceProvider services, List<string> chosen)
    {
        var texts = services.GetRequiredService<TextFiles>();
        var owners = chosen.Count > 0 ? chosen.Cast<string?>() : texts.Owners.Prepend<string?>(null);
        return owners.SelectMany(texts.Faults).Select(f => new ConfigError(f.File, f.Line, 1, "$", f.Fault));
    }

    // shared definitions belong to no file that was named
    private static IEnumerable<ConfigError> WorkflowErrors(IServiceProvider services, List<string> chosen)
    {
        var check = services.GetRequiredService<WorkflowFilesCheck>();
        IEnumerable<FileFinding> found = chosen.Count > 0 ? chosen.SelectMany(check.Of)
            : check.Shared().Concat(services.GetRequiredService<WorkflowFiles>().Owners.SelectMany(check.Of));
        return found.Select(f => new ConfigError(f.File, Math.Max(1, f.Finding.Line), Math.Max(1, f.Finding.Column), f.Finding.Path ?? f.Finding.ActivityId ?? "$", f.Finding.Message));
    }

    private static ServiceProvider Services(ParseResult parsed, string? folder) => CommandServices.WithoutDatabase(
        ("TenantConfig", folder ?? parsed.GetValue(Folder)), ("Themes", parsed.GetValue(Themes)));

    private static async Task<(IReadOnlyList<Tenant> Tenants, ConfigurationReport Report)> LoadAsync(IServiceProvider services, CancellationToken cancellation)
    {
        await services.GetRequiredService<TenantLoader>().ReloadAsync(cancellation);
        var tenants = services.GetRequiredService<TenantCatalogue>().Current.All.OrderBy(t => t.Id, StringComparer.Ordinal).ToList();
        return (tenants, services.GetRequiredService<ConfigurationHealth>().Current);
    }
}
