using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;

namespace Engine.Connectors;

/// <summary>
/// Sends requests to systems outside and takes in their answers, within limits. It follows no redirects, keeps no cookies, and connects to
/// private addresses only where the tenant lists them: that is weighed at the moment of connecting, so a name that changes its address gains nothing.
/// </summary>
public sealed class OutsideClient(ConnectorSecrets secrets, TimeProvider time) : IDisposable
{
    /// <summary>Bytes of an answer.</summary>
    public const int LargestAnswer = 1024 * 1024;

    // these say how the request travels, or are ours
    private static readonly HashSet<string> Own = new(StringComparer.OrdinalIgnoreCase)
    {
        "Host", "Connection", "Keep-Alive", "Proxy-Authorization", "Proxy-Connection", "TE", "Trailer", "Transfer-Encoding", "Upgrade", "Content-Length", "Expect",
        "Content-Type", RequestSignature.Header, RequestSignature.TimestampHeader, RequestSignature.IdempotencyHeader,
    };

    // a connection that one tenant may have is never lent to another that may not
    private readonly ConcurrentDictionary<string, HttpClient> clients = new(StringComparer.Ordinal);

    /// <returns>Whatever came of it: only what the tenant may not do, or the portal cannot, is an exception.</returns>
    /// <exception cref="OutsideForbiddenException">The host leads to a private address that the tenant does not list, the secret is missing, or a header holds a control character.</exception>
    public async Task<OutsideAnswer> SendAsync(OutsideRequest request, OutsideConfig config, CancellationToken cancellation)
    {
        using var message = await MessageAsync(request, cancellation);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(request.Timeout);
        try
        {
            using var answer = await ClientOf(config).SendAsync(message, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            return request.StatusOnly ? new(null, (int)answer.StatusCode, null, new Dictionary<string, string>(), []) : await ReadAsync(answer, limit.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return OutsideAnswer.Failed(OutsideFailure.Timeout);
        }
        catch (HttpRequestException fault) when (fault.InnerException is OutsideForbiddenException forbidden)
        {
            throw forbidden;
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException)
        {
            return OutsideAnswer.Failed(OutsideFailure.Connect);
        }
    }

    public void Dispose()
    {
        foreach (var client in clients.Values)
        {
            client.Dispose();
        }
    }

    // the platform sends a line break in a value as it is: what stands behind it would be a header by itself
    private static void Check(OutsideRequest request)
    {
        foreach (var (name, value) in request.Headers.Append(new("Content-Type", request.ContentType ?? "")))
        {
            if (name.Any(char.IsControl) || value.Any(char.IsControl))
            {
                throw new OutsideForbiddenException($"In de header \"{new string([.. name.Where(c => !char.IsControl(c))])}\" staat een regeleinde of ander stuurteken");
            }
        }
    }

    private async Task<HttpRequestMessage> MessageAsync(OutsideRequest request, CancellationToken cancellation)
    {
        Check(request);
        var message = new HttpRequestMessage(new(request.Method), request.Address);
        if (request.Body.Length > 0 || request.ContentType is not null)
        {
            message.Content = new ByteArrayContent(request.Body);
            message.Content.Headers.ContentType = MediaTypeHeaderValue.TryParse(request.ContentType, out var type) ? type : null;
        }

        foreach (var (name, value) in request.Headers.Where(h => !Own.Contains(h.Key)))
        {
            if (!message.Headers.TryAddWithoutValidation(name, value))
            {
                message.Content?.Headers.TryAddWithoutValidation(name, value);
            }
        }

        message.Headers.Add(RequestSignature.IdempotencyHeader, request.IdempotencyKey);
        if (request.Secret is { } secretName)
        {
            var secret = await secrets.ReadAsync(secretName, cancellation) ?? throw new OutsideForbiddenException($"Het geheim \"{secretName}\" van de koppeling is er niet op deze server");
            var now = time.GetUtcNow();
            message.Headers.Add(RequestSignature.TimestampHeader, RequestSignature.Seconds(now));
            message.Headers.Add(RequestSignature.Header, RequestSignature.Of(secret, request.Method, request.Address, now, request.IdempotencyKey, request.Body));
        }

        return message;
    }

    private static async Task<OutsideAnswer> ReadAsync(HttpResponseMessage answer, CancellationToken cancellation)
    {
        await using var stream = await answer.Content.ReadAsStreamAsync(cancellation);
        using var body = new MemoryStream();
        var part = new byte[16 * 1024];
        for (int read; (read = await stream.ReadAsync(part, cancellation)) > 0;)
        {
            body.Write(part, 0, read);
            if (body.Length > LargestAnswer)
            {
                return OutsideAnswer.Failed(OutsideFailure.TooLarge);
            }
        }

        var headers = answer.Headers.Concat(answer.Content.Headers).ToDictionary(h => h.Key, h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase);
        return new(null, (int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType, headers, body.ToArray());
    }

    private HttpClient ClientOf(OutsideConfig config) => clients.GetOrAdd(string.Join('\n', config.PrivateNetworks.Order(StringComparer.Ordinal)), _ =>
    {
        var networks = config.PrivateNetworks.Select(n => IPNetwork.Parse(n)).ToArray();
        return new(new SocketsHttpHandler
        {
            AllowAutoRedirect = false, UseCookies = false, UseProxy = false, MaxResponseHeadersLength = 64, PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            AutomaticDecompression = DecompressionMethods.All, ConnectCallback = (context, cancellation) => ConnectAsync(context.DnsEndPoint, networks, cancellation),
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
    });

    private static async ValueTask<Stream> ConnectAsync(DnsEndPoint host, IPNetwork[] networks, CancellationToken cancellation)
    {
        var addresses = await Dns.GetHostAddressesAsync(host.Host, cancellation);
        var open = addresses.Select(PrivateAddresses.Plain).Where(a => !PrivateAddresses.Contains(a) || networks.Any(n => n.Contains(a))).ToArray();
        if (addresses.Length > 0 && open.Length == 0)
        {
            throw new OutsideForbiddenException($"\"{host.Host}\" is een adres binnen een eigen netwerk. Zet dat netwerk in het bestand van de tenant bij outside, privateNetworks");
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(open, host.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
