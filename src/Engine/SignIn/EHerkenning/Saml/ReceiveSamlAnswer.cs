using System.Xml;
using Microsoft.Extensions.Logging;

namespace Engine.SignIn.EHerkenning.Saml;

/// <summary>
/// Takes an answer of the broker: from the browser itself, or by artifact over our own channel. Signature first, then what it says, then
/// once and for all in the database.
/// </summary>
public sealed partial class ReceiveSamlAnswer
{
    private readonly SamlParties parties;
    private readonly ArtifactResolver resolver;
    private readonly BrokerRequests requests;
    private readonly RefuseBrokerAnswer refuse;
    private readonly TimeProvider time;
    private readonly ILogger log;

    internal ReceiveSamlAnswer(
        SamlParties parties, ArtifactResolver resolver, BrokerRequests requests, RefuseBrokerAnswer refuse, TimeProvider time, ILogger log) =>
        (this.parties, this.resolver, this.requests, this.refuse, this.time, this.log) = (parties, resolver, requests, refuse, time, log);

    /// <param name="Response">Form field SAMLResponse: base64.</param>
    /// <param name="Artifact">Query or form field SAMLart.</param>
    public sealed record Input(string? Response, string? Artifact);

    public async Task<BrokerAnswer> HandleAsync(Input input, CancellationToken cancellation)
    {
        BrokerRequest? request = null;
        try
        {
            var envelope = await OpenAsync(input, cancellation);
            request = SamlDocument.IdOf(envelope.Response.Value("InResponseTo")) is { } id ? await requests.FindAsync(id, cancellation) : null;
            return await AcceptAsync(envelope, request ?? throw new SamlRefusedException("saml.request"), cancellation);
        }
        catch (SamlRefusedException refused)
        {
            if (request is not null && refused.Refusal is BrokerRefusal.Cancelled or BrokerRefusal.LevelTooLow)
            {
                // genuine, and the visitor starts anew
                await requests.TakeAsync(request.Id, cancellation);
            }

            return await refuse.HandleAsync(refused.Refusal, refused.Code, request, cancellation);
        }
        catch (InvalidOperationException fault)
        {
            LogUnfit(fault);
            return await refuse.HandleAsync(BrokerRefusal.Unavailable, "saml.certificate", request, cancellation);
        }
    }

    private async Task<SamlEnvelope> OpenAsync(Input input, CancellationToken cancellation)
    {
        var config = parties.Config;
        if (!requests.IsAwaited)
        {
            throw new SamlRefusedException("saml.request");
        }

        switch (config.Response, input)
        {
            case (ResponseBinding.Post, { Response: { } text, Artifact: null }):
                return SamlEnvelope.OfPost(SamlXml.Parse(Bytes(text)), parties.Check);
            case (ResponseBinding.Artifact, { Response: null, Artifact: { } text }):
                var check = parties.Check;
                var (envelope, question) = await resolver.ResolveAsync(Saml.Artifact.Parse(text, config.BrokerEntityId), cancellation);
                return SamlEnvelope.OfArtifact(SamlXml.Parse(envelope), check, question, config.BrokerEntityId);
            default:
                throw new SamlRefusedException("saml.binding");
        }
    }

    private async Task<BrokerAnswer> AcceptAsync(SamlEnvelope envelope, BrokerRequest request, CancellationToken cancellation)
    {
        var config = parties.Config;
        var expected = new Expectation(
            config.BrokerEntityId, config.EntityId, parties.AnswerAddress, SamlDocument.Id(request.Id), request.CreatedAt, AuthnRequests.Forces(config, request), time.GetUtcNow());
        ResponseRules.Check(envelope.Response, expected, addressed: config.Response == ResponseBinding.Post);
        if (ResponseRules.Failure(envelope) is { } failure)
        {
            throw failure;
        }

        var assertion = envelope.Assertion ?? throw new SamlRefusedException("saml.missing.Assertion");
        AssertionRules.Check(assertion, expected);
        var statement = StatementReader.Read(assertion, new(assertion, parties.Ids), config, parties.Service);
        if (statement.Level < request.Level)
        {
            throw new SamlRefusedException("saml.level") { Refusal = BrokerRefusal.LevelTooLow };
        }

        return await requests.TakeAsync(request, config.BrokerEntityId, statement.Reference, cancellation)
            ? new BrokerAnswer.Accepted(request, statement, SessionOf(assertion, config.BrokerEntityId))
            : throw new SamlRefusedException("saml.replay");
    }

    private static BrokerSessionName? SessionOf(XmlElement assertion, string broker)
    {
        var name = assertion.Child(SamlNames.Assertion, "Subject").ChildOrNone(SamlNames.Assertion, "NameID");
        return name is null ? null : new(
            broker, name.Text(), name.Value("Format"), assertion.Child(SamlNames.Assertion, "AuthnStatement").Value("SessionIndex"));
    }

    private static byte[] Bytes(string text)
    {
        try
        {
            return text.Length <= 2 * SamlXml.MaximumBytes ? Convert.FromBase64String(text) : throw new SamlRefusedException("saml.size");
        }
        catch (FormatException fault)
        {
            throw new SamlRefusedException("saml.base64", fault);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "An answer of the broker cannot be taken: the host lacks what it needs")]
    private partial void LogUnfit(Exception fault);
}
