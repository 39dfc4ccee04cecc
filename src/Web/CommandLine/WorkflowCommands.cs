using System.CommandLine;
using Engine.Tenancy;
using Engine.Texts;
using Engine.Workflows.Definitions;
using Engine.Workflows.Definitions.Overlays;
using Engine.Workflows.Definitions.Publishing;
using Engine.Workflows.Execution;
using Engine.Workflows.Execution.Rehearsals;
using Engine.Workflows.Execution.State;
using Engine.Workflows.Runtime.Erasing;
using Engine.Workflows.Tasks.Forms;
using Web.Rehearsals;
using Web.Tasks;

namespace Web.CommandLine;

/// <summary><c>portal workflows</c>: checks definitions and rehearses them in memory, without database and without sending anything.</summary>
internal static class WorkflowCommands
{
    private static readonly Argument<FileInfo[]> Files = new("FILE") { Description = "Workflow als JSON, ZIP met meer workflows, of aanpassing (overlayOf).", Arity = ArgumentArity.OneOrMore };

    private static readonly Option<FileSystemInfo[]> Library = new("--library")
    {
        Description = "Bestanden of mappen met workflows die de workflow gebruikt of aanpast.", AllowMultipleArgumentsPerToken = true,
    };

    private static readonly Option<bool> Json = CommandOutput.Json();

    public static Command Create() => new("workflows", "Controleert workflows en probeert ze uit.") { Validate(), Run(), Erase() };

    private static Command Validate()
    {
        var command = new Command("validate", "Noemt alles wat publiceren in de weg staat, met bestand, regel en activiteit.") { Files, Library, Json };
        command.SetAction(async (parsed, _) =>
        {
            if (await ReadAsync(parsed) is not { } files)
            {
                return PortalCommandLine.Usage;
            }

            var findings = files.Chosen.SelectMany(f => f.Findings).ToList();
            CommandOutput.Write(parsed, Json, findings.Select(f => new { f.File, f.Finding.Severity, f.Finding.Code, f.Finding.ActivityId, f.Finding.Line, f.Finding.Column, f.Finding.Path, f.Finding.Message }),
                findings.Count == 0 ? ["Alles klopt."] : findings.Select(f => f.ToString()));
            return files.Chosen.Any(f => f.HasErrors) ? PortalCommandLine.Findings : PortalCommandLine.Good;
        });
        return command;
    }

    private static Command Run()
    {
        var input = new Option<string[]>("--input") { Description = "Invoer als naam=waarde; mag vaker.", DefaultValueFactory = _ => [] };
        var definition = new Option<string?>("--definition") { Description = "Id van de workflow die moet lopen; zonder deze optie die van het eerste bestand." };
        var answer = new Option<string[]>("--answer")
        {
            Description = "Hoe een activiteit eindigt, als activiteit=uitkomst of activiteit={\"outcome\": \"...\", \"uitvoer\": ...}; mag vaker. De rest is verzonnen.", DefaultValueFactory = _ => [],
        };
        var untilEnd = new Option<bool>("--until-end") { Description = "Beantwoordt steeds alles waarop de workflow wacht; de klok springt mee." };
        var command = new Command("run", "Probeert een workflow uit in het geheugen en toont wat zij doet. Antwoordt 0 als zij klaar komt.") { Files, input, answer, definition, untilEnd, Library, Json };
        command.SetAction(async (parsed, _) =>
        {
            var error = parsed.InvocationConfiguration.Error;
            if (await ReadAsync(parsed) is not { } files)
            {
                return PortalCommandLine.Usage;
            }

            // a definition with faults runs as far as it comes; what cannot be read at all does not
            foreach (var finding in files.All.SelectMany(f => f.Findings).Where(f => f.Finding.IsError))
            {
                await error.WriteLineAsync(finding.ToString());
            }

            if (files.Chosen.Any(f => f.Definition is null))
            {
                return PortalCommandLine.Findings;
            }

            var id = parsed.GetValue(definition);
            if (files.Start(id) is not { } start)
            {
                await error.WriteLineAsync($"Er is geen workflow \"{id}\". Bekend: {string.Join(", ", files.All.Select(f => f.Definition?.DefinitionId).OfType<string>())}.");
                return PortalCommandLine.Usage;
            }

            var given = parsed.GetValue(input) ?? [];
            var madeUp = RehearsalInputs.MadeUp(start, given);
            var inputs = RehearsalInputs.Read(start, [.. given, .. madeUp], out var fault);
            var answers = RehearsalAnswers.Read(start, parsed.GetValue(answer) ?? [], out var unfit);
            if ((fault ?? unfit) is { } wrong)
            {
                await error.WriteLineAsync(wrong);
                return PortalCommandLine.Usage;
            }

            using var services = CommandServices.WithoutDatabase();
            var texts = RehearsalTexts.Beside(files.First, services.GetRequiredService<TextFiles>());
            var result = Rehearse(services, files, start, inputs, answers, parsed.GetValue(untilEnd));
            CommandOutput.Write(parsed, Json, RehearsalReport.Json(result, texts), madeUp.Select(m => $"Invoer     {m} (verzonnen)").Concat(RehearsalReport.Lines(result, texts)).Append($"Einde      {result.SubStatus}"));
            return result.SubStatus == WorkflowSubStatus.Finished ? PortalCommandLine.Good : PortalCommandLine.Findings;
        });
        return command;
    }

    private static Command Erase()
    {
        var tenant = new Option<string>("--tenant") { Description = "Id van de tenant.", Required = true };
        var subject = new Option<Guid>("--subject") { Description = "Id van de persoon, zoals de processen die hebben.", Required = true };
        var reason = new Option<string>("--reason") { Description = "Waarom; staat in het logboek.", Required = true };
        var settings = CommandServices.SettingsFile();
        var command = new Command("erase", "Annuleert wat voor een persoon loopt en wist wat processen en aanvragen van die persoon bewaren.") { tenant, subject, reason, settings, Json };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var services = CommandServices.WithDatabase(parsed.GetValue(settings));
            await services.GetRequiredService<TenantLoader>().ReloadAsync(cancellation);
            if (services.GetRequiredService<TenantCatalogue>().Current.Find(parsed.GetRequiredValue(tenant)) is not { } found)
            {
                await parsed.InvocationConfiguration.Error.WriteLineAsync($"Er is geen tenant \"{parsed.GetRequiredValue(tenant)}\".");
                return PortalCommandLine.Usage;
            }

            using var entered = services.GetRequiredService<CurrentTenant>().Enter(found);
            await using var scope = services.CreateAsyncScope();
            var asked = await scope.ServiceProvider.GetRequiredService<AskErasure>().HandleAsync(parsed.GetRequiredValue(subject), parsed.GetRequiredValue(reason), cancellation);
            CommandOutput.Write(parsed, Json, new { tenant = found.Id, erased = !asked.IsRefused }, asked.IsRefused ? asked.Refusals.Select(r => r.Message) : [$"{found.Id}: een draaiend portaal wist de gegevens binnen enkele seconden."]);
            return asked.IsRefused ? PortalCommandLine.Usage : PortalCommandLine.Good;
        });
        return command;
    }

    private static RehearsalResult Rehearse(
        IServiceProvider services, GivenFiles files, WorkflowDefinition start, IReadOnlyDictionary<string, object?> inputs, IReadOnlyDictionary<string, IReadOnlyDictionary<string, object?>> answers, bool untilEnd)
    {
        var library = new RehearsalLibrary(files.All.Select(f => f.Definition).OfType<WorkflowDefinition>());
        var rehearsal = new Rehearsal(services.GetRequiredService<ActivitySet>(), library, services.GetRequiredService<TimeProvider>().GetUtcNow())
        {
            StopsAtFirstWait = !untilEnd, Answers = answers, Forms = [.. services.GetServices<FormExample>(), AccountForm.Example],
        };
        return rehearsal.Run(library.Published(start.DefinitionId) ?? new(start), inputs);
    }

    private static async Task<GivenFiles?> ReadAsync(ParseResult parsed)
    {
        var files = parsed.GetValue(Files) ?? [];
        var library = parsed.GetValue(Library) ?? [];
        if (DefinitionFiles.Missing([.. files, .. library]) is { } missing)
        {
            await parsed.InvocationConfiguration.Error.WriteLineAsync(missing);
            return null;
        }

        // what stands in the library is to the given files what shared definitions are to those of a tenant
        var own = DefinitionFiles.Read(files);
        var names = own.Select(f => f.Name).ToList();
        using var services = CommandServices.WithoutDatabase();
        var all = CheckedFiles.Check(DefinitionLayers.Resolve(DefinitionFiles.Read(library), own), new() { Names = [.. services.GetServices<PortalNames>()] });
        return new(files[0].ToString(), [.. all.Where(f => f.Layered.Layer != DefinitionLayer.Shared).OrderBy(f => names.IndexOf(f.Layered.File))], all);
    }

    private sealed record GivenFiles(string First, IReadOnlyList<CheckedFile> Chosen, IReadOnlyList<CheckedFile> All)
    {
        /// <summary>The definition with this id; without one that of the first file, and of a ZIP file the first that no other in it uses.</summary>
        public WorkflowDefinition? Start(string? id)
        {
            if (id is not null)
            {
                return All.Select(f => f.Definition).FirstOrDefault(d => d?.DefinitionId == id);
            }

            var first = Chosen.Where(f => f.Layered.File == First || f.Layered.File.StartsWith(First + "/", StringComparison.Ordinal)).Select(f => f.Definition).OfType<WorkflowDefinition>().ToList();
            var used = first.SelectMany(UsedWorkflows.Of).ToList();
            return first.Find(d => !used.Exists(u => WorkflowTypeName.Means(u, d))) ?? first.FirstOrDefault();
        }
    }
}
