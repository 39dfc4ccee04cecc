using System.CommandLine;
using System.Data.Common;

namespace Web.CommandLine;

/// <summary>The <c>portal</c> command line: the verbs of this host beside serving. 0 is good, 1 means findings, 2 wrong usage.</summary>
public static class PortalCommandLine
{
    public const int Good = 0;
    public const int Findings = 1;
    public const int Usage = 2;

    /// <summary>True when the arguments name a verb or ask for help; otherwise they are settings of the web host.</summary>
    public static bool IsMeant(string[] args) => args is [var first, ..] && (!first.StartsWith('-') || first is "-h" or "-?" or "--help" or "--version");

    /// <summary>Every group of verbs, listed once.</summary>
    public static RootCommand Create() => new("Portalen van verzekeraars. Zonder opdracht start de webserver.")
    {
        TenantCommands.Create(),
        DemoCommands.Create(),
        AuditCommands.Create(),
        DatabaseCommands.Create(),
        KeyCommands.Create(),
        WorkflowCommands.Create(),
    };

    public static async Task<int> RunAsync(string[] args, TextWriter? output = null, TextWriter? error = null)
    {
        var parsed = Create().Parse(args);
        var faults = error ?? Console.Error;
        try
        {
            var exit = await parsed.InvokeAsync(new() { Output = output ?? Console.Out, Error = faults, EnableDefaultExceptionHandler = false });
            return parsed.Errors.Count > 0 ? Usage : exit;
        }
        catch (DbException fault)
        {
            await faults.WriteLineAsync($"De database is niet te lezen: {fault.Message} Start het portaal eerst één keer, of noem een andere database of map (zie --help).");
            return Usage;
        }
    }
}
