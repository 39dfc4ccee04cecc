using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.Logging;

namespace Engine.SignIn.EHerkenning.Saml;

/// <summary>
/// Fetches answers from the broker over a channel of our own: SOAP over TLS, our question signed (dutch-standards 1.2). An artifact is
/// asked for once; a failure is not tried again, because the broker has given the answer away by then.
/// </summary>
internal sealed partial class ArtifactResolver(HttpClient client, SamlParties parties, TimeProvider time, ILogger<ArtifactResolver> log)
{
    public const string HttpClientName = "eherkenning";

    /// <returns>The SOAP envelope as it came, and the id of the question that it should answer.</returns>
    /// <exception cref="SamlRefusedException">No such endpoint, or the broker cannot be reached.</exception>
    public async Task<(byte[] Envelope, string QuestionId)> ResolveAsync(Artifact artifact, CancellationToken cancellation)
    {
        if (!parties.Broker.ArtifactResolution.TryGetValue(artifact.EndpointIndex, out var address))
        {
            throw new SamlRefusedException("saml.artifact-endpoint");
        }

        var id = SamlDocument.Id(Guid.NewGuid());
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = Question(id, artifact, address) };
        // some brokers look at it, as SOAP 1.1 asks
        request.Headers.Add("SOAPAction", "\"http://www.oasis-open.org/committees/security\"");
        try
        {
            using var response = await client.SendAsync(request, cancellation);
            response.EnsureSuccessStatusCode();
            return (await response.Content.ReadAsByteArrayAsync(cancellation), id);
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or TimeoutException
            || (fault is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            LogUnreachable(fault, address);
            throw new SamlRefusedException("saml.resolver", fault) { Refusal = BrokerRefusal.Unavailable };
        }
    }

    private ByteArrayContent Question(string id, Artifact artifact, Uri address)
    {
        var message = SamlDocument.Message("ArtifactResolve", id, parties.Config.EntityId, address.ToString(), time.GetUtcNow());
        message.Add(SamlNames.Protocol, "samlp", "Artifact").InnerText = artifact.Text;
        var signed = SamlSigner.Sign(message.OwnerDocument, parties.Signer, message.Child(SamlNames.Assertion, "Issuer"), withCertificate: false);
        return new(Encoding.UTF8.GetBytes($"<soap:Envelope xmlns:soap=\"{SamlNames.Soap}\"><soap:Body>{signed}</soap:Body></soap:Envelope>"))
        {
            Headers = { ContentType = new MediaTypeHeaderValue("text/xml") { CharSet = "utf-8" } },
        };
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The broker does not answer at {Address}")]
    private partial void LogUnreachable(Exception fault, Uri address);
}
