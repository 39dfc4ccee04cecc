using Serilog.Core;
using Serilog.Events;

namespace Web.Telemetry;

/// <summary>Takes off every event what the framework adds of the address as typed: the path of a mailed link holds its token, and a query may hold a name.</summary>
internal sealed class NoPath : ILogEventEnricher
{
    private static readonly string[] Names = ["RequestPath", "Path", "PathBase", "QueryString", "RequestUri"];

    public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory)
    {
        foreach (var name in Names)
        {
            logEvent.RemovePropertyIfPresent(name);
        }
    }
}
