using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Testing.EHerkenning;

/// <summary>Where the invented broker hands out answers: a real server on loopback over TLS, whose certificate is for <c>localhost</c> only.</summary>
public sealed class FakeBackChannel : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentDictionary<string, Func<string, string>> answers = new(StringComparer.Ordinal);

    private readonly string broker;

    private FakeBackChannel(WebApplication app, X509Certificate2 authority, string broker) => (this.app, Authority, this.broker) = (app, authority, broker);

    /// <summary>Who issued the server's certificate.</summary>
    public X509Certificate2 Authority { get; }

    /// <summary>Questions as they came, newest last.</summary>
    public ConcurrentQueue<(string Body, string ContentType)> Questions { get; } = new();

    public int Port => new Uri(app.Urls.First()).Port;

    /// <param name="broker">Entity id of the broker.</param>
    public static async Task<FakeBackChannel> StartAsync(string broker)
    {
        var (authority, server) = TestCertificates.MakeServer("localhost");
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(k => k.Listen(IPAddress.Loopback, 0, l => l.UseHttps(server)));
        var app = builder.Build();
        var channel = new FakeBackChannel(app, authority, broker);
        app.MapPost("/resolve", channel.AnswerAsync);
        await app.StartAsync();
        return channel;
    }

    /// <summary>Keeps an answer until it is asked for, once.</summary>
    /// <param name="soap">Makes the whole envelope from the id of the question.</param>
    /// <returns>The artifact.</returns>
    public string Offer(string entityId, Func<string, string> soap, ushort index = 0)
    {
        var bytes = new byte[44];
        bytes[1] = 4;
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(2), index);
        SHA1.HashData(Encoding.UTF8.GetBytes(entityId)).CopyTo(bytes, 4);
        RandomNumberGenerator.Fill(bytes.AsSpan(24));
        var artifact = Convert.ToBase64String(bytes);
        answers[artifact] = soap;
        return artifact;
    }

    /// <summary>The envelope around an answer.</summary>
    /// <param name="signing">Null leaves the ArtifactResponse unsigned.</param>
    public static string Envelope(string broker, string questionId, string response, DateTimeOffset now, XmlSigning? signing)
    {
        var answer = $"<samlp:ArtifactResponse xmlns:samlp=\"urn:oasis:names:tc:SAML:2.0:protocol\" xmlns:saml=\"urn:oasis:names:tc:SAML:2.0:assertion\" ID=\"_{Guid.NewGuid():N}\" InResponseTo=\"{questionId}\" IssueInstant=\"{BrokerMessage.At(now)}\" Version=\"2.0\"><saml:Issuer>{broker}</saml:Issuer>{BrokerMessage.StatusOf("Success")}{response}</samlp:ArtifactResponse>";
        return $"<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\"><soap:Body>{signing?.Sign(answer) ?? answer}</soap:Body></soap:Envelope>";
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task AnswerAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        var body = await reader.ReadToEndAsync();
        Questions.Enqueue((body, http.Request.ContentType ?? ""));
        var root = XmlSigning.Root(XmlSigning.Load(body));
        var question = root.GetElementsByTagName("ArtifactResolve", "urn:oasis:names:tc:SAML:2.0:protocol")[0] as System.Xml.XmlElement;
        var artifact = root.GetElementsByTagName("Artifact", "urn:oasis:names:tc:SAML:2.0:protocol")[0]?.InnerText ?? "";
        if (!answers.TryRemove(artifact, out var soap))
        {
            // given away already, or never had: success with nothing in it, as the profile says
            soap = id => Envelope(broker, id, "", DateTimeOffset.UtcNow, null);
        }

        http.Response.ContentType = "text/xml; charset=utf-8";
        await http.Response.WriteAsync(soap(question?.GetAttribute("ID") ?? ""));
    }
}
