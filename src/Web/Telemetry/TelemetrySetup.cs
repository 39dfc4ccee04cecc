using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Web.Telemetry;

/// <summary>Traces and metrics over OTLP (http/protobuf) when <c>Otlp:Endpoint</c> names a collector; without it nothing of it is loaded.</summary>
internal static class TelemetrySetup
{
    private static readonly string[] Meters =
        ["Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.Identity", "System.Runtime", "Npgsql", "Engine.*"];

    public static void AddPortalTelemetry(this WebApplicationBuilder builder)
    {
        if (builder.Configuration["Otlp:Endpoint"] is { Length: > 0 } endpoint)
        {
            Add(builder.Services, endpoint.TrimEnd('/'));
        }
    }

    private static void Add(IServiceCollection services, string endpoint)
    {
        services.AddSingleton(_ => Sdk.CreateTracerProviderBuilder()
            .SetResourceBuilder(Resource()).AddSource("Microsoft.AspNetCore", "Npgsql", "Engine.*")
            .AddOtlpExporter(o => To(o, endpoint + "/v1/traces")).Build());
        services.AddSingleton(_ => Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(Resource()).AddMeter(Meters)
            .AddOtlpExporter(o => To(o, endpoint + "/v1/metrics")).Build());
        services.AddHostedService<TelemetryStart>();
    }

    private static ResourceBuilder Resource() => ResourceBuilder.CreateDefault().AddService("portal", serviceInstanceId: Environment.MachineName);

    private static void To(OtlpExporterOptions options, string address)
    {
        options.Protocol = OtlpExportProtocol.HttpProtobuf;
        options.Endpoint = new(address);
    }
}

/// <summary>Makes the providers with the host, and so flushes them with it.</summary>
internal sealed class TelemetryStart(TracerProvider traces, MeterProvider metrics) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken)
    {
        traces.ForceFlush(2000);
        metrics.ForceFlush(2000);
        return Task.CompletedTask;
    }
}
