using System.Net.Http.Headers;
using System.Text;
using Engine.Tenancy;

namespace Engine.Notifications.Sms;

/// <summary>Hands one text message to the tenant's gateway.</summary>
internal sealed class SmsSender(SmsGateways gateways) : IDisposable
{
    private readonly HttpClient client = new(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5), UseCookies = false })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    public bool IsConnected(Tenant tenant) => gateways.Connected(tenant.Config.SignIn.Sms?.Gateway) is not null;

    /// <exception cref="HttpRequestException">The gateway refused it or cannot be reached.</exception>
    /// <exception cref="TimeoutException">The gateway did not answer in time.</exception>
    public async Task SendAsync(Tenant tenant, Letter message, CancellationToken cancellation)
    {
        var config = tenant.Config.SignIn.Sms;
        if (config is null || gateways.Connected(config.Gateway) is not { Url: { } url } gateway)
        {
            throw new InvalidOperationException("No gateway for text messages is connected.");
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(gateway.Timeout);
        using var request = new HttpRequestMessage(HttpMethod.Post, url)
        {
            Content = new StringContent(SmsTemplate.Fill(config, message.To, message.Body), Encoding.UTF8, new MediaTypeHeaderValue(config.ContentType)),
        };
        // the same for every attempt: a gateway that knows the header sends no second message
        request.Headers.Add("Idempotency-Key", message.Id.ToString("N"));
        var secret = gateway.SecretFile is { } file ? (await File.ReadAllTextAsync(file, cancellation)).TrimEnd('\r', '\n') : gateway.Secret ?? "";
        foreach (var (name, value) in gateway.Headers)
        {
            request.Headers.Add(name, value.Replace("{secret}", secret, StringComparison.Ordinal));
        }

        try
        {
            using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            answer.EnsureSuccessStatusCode();
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new TimeoutException("The gateway did not answer in time.");
        }
    }

    public void Dispose() => client.Dispose();
}
