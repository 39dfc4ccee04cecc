using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Testing.Outside;

/// <param name="Target">Path and query as they came.</param>
public sealed record OutsideCall(string Method, string Target, IReadOnlyDictionary<string, string> Headers, byte[] Body);

/// <summary>A system outside, on the loopback address: keeps what it is asked, and answers as the test says.</summary>
public sealed class OutsideServer : IAsyncDisposable
{
    private readonly WebApplication host;
    private readonly ConcurrentQueue<OutsideCall> calls = new();

    private OutsideServer(Func<OutsideCall, HttpContext, Task> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        host = builder.Build();
        host.Run(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
            var call = new OutsideCall(
                context.Request.Method, target, context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase), body.ToArray());
            calls.Enqueue(call);
            await answer(call, context);
        });
    }

    public Uri Url => new(host.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First());

    /// <summary>What it was asked, in order.</summary>
    public IReadOnlyList<OutsideCall> Calls => [.. calls];

    public static async Task<OutsideServer> StartAsync(Func<OutsideCall, HttpContext, Task> answer)
    {
        var server = new OutsideServer(answer);
        await server.host.StartAsync();
        return server;
    }

    /// <summary>Answers everything with one status and JSON.</summary>
    public static Task<OutsideServer> StartAsync(string json, int status = 200) => StartAsync((_, context) =>
    {
        (context.Response.StatusCode, context.Response.ContentType) = (status, "application/json");
        return context.Response.WriteAsync(json);
    });

    public ValueTask DisposeAsync() => host.DisposeAsync();
}
