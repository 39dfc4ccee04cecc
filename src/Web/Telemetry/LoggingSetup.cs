using System.Globalization;
using Engine.Data;
using Serilog;
using Serilog.Events;
using Serilog.Formatting.Display;
using Serilog.Formatting.Json;

namespace Web.Telemetry;

/// <summary>
/// Log lines as JSON to the console (in Development short lines from warning up) and to a file per day in <c>DataDir/logs</c>, kept for a year and a month (NEN 7513 advises a year for technical logs).
/// Levels come from the section <c>Serilog</c>; <c>Logging:Console</c> false leaves the console to others.
/// </summary>
internal static class LoggingSetup
{
    private const int DaysKept = 400;

    private const string Line = "{Timestamp:HH:mm:ss} {Level:u3} {SourceContext}: {Message:lj}{NewLine}{Exception}";

    public static void AddPortalLogging(this WebApplicationBuilder builder)
    {
        var configuration = builder.Configuration;
        var format = new MaskingFormatter(new JsonFormatter(renderMessage: true));
        var logger = new LoggerConfiguration()
            .MinimumLevel.Information()
            // the framework's own request lines hold the query string
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            .MinimumLevel.Override("Microsoft.Hosting.Lifetime", LogEventLevel.Information)
            // a module without entities of its own, and a count that stops at a limit, are no news
            .MinimumLevel.Override("Microsoft.EntityFrameworkCore.Model", LogEventLevel.Error)
            .MinimumLevel.Override("Microsoft.EntityFrameworkCore.Query", LogEventLevel.Error)
            .MinimumLevel.Override("System", LogEventLevel.Warning)
            .MinimumLevel.Override("Quartz", LogEventLevel.Warning)
            .ReadFrom.Configuration(configuration)
            .Enrich.WithProperty("Node", Environment.MachineName)
            .Enrich.With<NoPath>()
            .WriteTo.File(format, Path.Combine(DataFolder.Of(configuration), "logs", "portal-.json"),
                rollingInterval: RollingInterval.Day, retainedFileCountLimit: DaysKept, shared: true);
        if (configuration.GetValue("Logging:Console", true))
        {
            logger = builder.Environment.IsDevelopment()
                ? logger.WriteTo.Console(new MaskingFormatter(new MessageTemplateTextFormatter(Line, CultureInfo.InvariantCulture)), LogEventLevel.Warning)
                : logger.WriteTo.Console(format);
        }

        builder.Logging.ClearProviders().AddSerilog(logger.CreateLogger(), dispose: true);
    }
}
