using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Engine.Workflows.Library.Files;

/// <summary>Looks at the files of definitions every two seconds, beginning with the start of the node.</summary>
public sealed partial class WorkflowFilesWatcher(WorkflowFilesWatch watch, TimeProvider time, ILogger<WorkflowFilesWatcher> log) : BackgroundService
{
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // the rest of the start does not wait for it
        await Task.Yield();
        string? before = null;
        var settledOnly = false;
        using var timer = new PeriodicTimer(Interval, time);
        do
        {
            try
            {
                await watch.LookAsync(settledOnly, stoppingToken);
                (before, settledOnly) = (null, true);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                // a folder or database may be away for a while: what is published goes on
                if (fault.Message != before)
                {
                    LogFault(fault);
                }

                before = fault.Message;
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The workflow files cannot be looked at; what is published goes on")]
    private partial void LogFault(Exception fault);
}
