using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Testing.Sms;

/// <param name="Body">As it came.</param>
public sealed record SmsRequest(string? ContentType, string? Authorization, string? IdempotencyKey, string Body);

/// <summary>A gateway for text messages on the loopback address: keeps what it accepts, refuses what a test wants refused.</summary>
public sealed class SmsServer : IAsyncDisposable
{
    private readonly WebApplication host;
    private readonly ConcurrentQueue<SmsRequest> received = new();
    private int refusals;

    private SmsServer(int refuse, TimeSpan delay)
    {
        refusals = refuse;
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        host = builder.Build();
        host.MapPost("/berichten", async context =>
        {
            await Task.Delay(delay, context.RequestAborted);
            using var reader = new StreamReader(context.Request.Body);
            var headers = context.Request.Headers;
            var request = new SmsRequest(context.Request.ContentType, headers.Authorization, headers["Idempotency-Key"], await reader.ReadToEndAsync());
            if (Interlocked.Decrement(ref refusals) >= 0)
            {
                context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                return;
            }

            received.Enqueue(request);
            context.Response.StatusCode = StatusCodes.Status201Created;
        });
    }

    public Uri Url => new(new Uri(host.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First()), "berichten");

    /// <summary>What was accepted, in order.</summary>
    public IReadOnlyList<SmsRequest> Received => [.. received];

    /// <param name="refuse">How many messages it refuses first.</param>
    /// <param name="delay">How long it thinks about each.</param>
    public static async Task<SmsServer> StartAsync(int refuse = 0, TimeSpan delay = default)
    {
        var server = new SmsServer(refuse, delay);
        await server.host.StartAsync();
        return server;
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();
}
