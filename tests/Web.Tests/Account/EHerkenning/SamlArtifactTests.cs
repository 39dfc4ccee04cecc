using System.Net;
using System.Security.Cryptography.Xml;
using Shouldly;
using Testing.EHerkenning;
using Testing.Http;

namespace Web.Tests.Account.EHerkenning;

/// <summary>Answers that are fetched over our own channel (dutch-standards section 2, cases 40 and 41), from a real server over TLS.</summary>
public sealed class SamlArtifactTests(BrokeredPortal portal) : IClassFixture<BrokeredPortal>
{
    [Fact]
    public async Task An_artifact_is_asked_for_once_in_a_signed_question()
    {
        var departed = await portal.DepartAsync("artifact");
        portal.Channel.Questions.Clear();
        BrokeredPortal.SignsIn(await portal.FetchAsync(departed, portal.Envelope(portal.Answer(departed)))).ShouldBeTrue();

        var (body, contentType) = portal.Channel.Questions.ShouldHaveSingleItem();
        contentType.ShouldStartWith("text/xml");
        var question = XmlSigning.Root(XmlSigning.Load(body)).GetElementsByTagName("ArtifactResolve", "urn:oasis:names:tc:SAML:2.0:protocol")[0] as System.Xml.XmlElement;
        var signed = new SignedXml(question ?? throw new ShouldAssertException("No question."));
        signed.LoadXml(question.GetElementsByTagName("Signature", SignedXml.XmlDsigNamespaceUrl)[0] as System.Xml.XmlElement ?? throw new ShouldAssertException("Unsigned."));
        signed.CheckSignature(portal.Own, true).ShouldBeTrue();
        question.OuterXml.ShouldContain("<KeyName>");
        question.OuterXml.ShouldNotContain("X509Certificate");
    }

    [Fact]
    public async Task The_artifact_may_come_as_a_form_field()
    {
        var departed = await portal.DepartAsync("artifact");
        var artifact = portal.Channel.Offer(BrokeredPortal.Broker, portal.Envelope(portal.Answer(departed)));
        BrokeredPortal.SignsIn(await BrokeredPortal.PostAsync(departed.Visitor, ("SAMLart", artifact))).ShouldBeTrue();
    }

    [Fact]
    public async Task Case_40_an_artifact_that_was_used_brings_nothing()
    {
        var departed = await portal.DepartAsync("artifact");
        var artifact = portal.Channel.Offer(BrokeredPortal.Broker, portal.Envelope(portal.Answer(departed)));
        var path = $"eherkenning/acs?SAMLart={Uri.EscapeDataString(artifact)}";
        BrokeredPortal.SignsIn(await departed.Visitor.GetAsync(path)).ShouldBeTrue();
        await EndsAsync("saml.request", HttpStatusCode.BadRequest, () => departed.Visitor.GetAsync(path));
        var other = await portal.DepartAsync("artifact");
        await EndsAsync("saml.artifact-empty", HttpStatusCode.BadRequest, () => other.Visitor.GetAsync(path));
    }

    [Fact]
    public async Task Case_40_an_artifact_of_another_broker_is_not_asked_for()
    {
        var departed = await portal.DepartAsync("artifact");
        portal.Channel.Questions.Clear();
        await EndsAsync("saml.artifact-source", HttpStatusCode.BadRequest, () => portal.FetchAsync(departed, _ => "", issuer: "urn:other"));
        await EndsAsync("saml.artifact-endpoint", HttpStatusCode.BadRequest, () => portal.FetchAsync(departed, _ => "", 9));
        await EndsAsync("saml.artifact", HttpStatusCode.BadRequest, () => departed.Visitor.GetAsync("eherkenning/acs?SAMLart=AAQAAA"));
        portal.Channel.Questions.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(1, "the certificate is for another name")]
    [InlineData(2, "nobody listens")]
    [InlineData(3, "nothing is there")]
    public async Task Case_40_a_broker_that_cannot_be_reached_is_a_page_that_says_to_come_back(ushort endpoint, string why)
    {
        var departed = await portal.DepartAsync("artifact");
        portal.Channel.Questions.Clear();
        var page = await EndsAsync(
            "saml.resolver", HttpStatusCode.ServiceUnavailable, () => portal.FetchAsync(departed, portal.Envelope(portal.Answer(departed)), endpoint));
        page.Response.Headers.RetryAfter.ShouldNotBeNull(why);
        page.Text.ShouldContain("eHerkenning is nu niet bereikbaar");
        portal.Channel.Questions.ShouldBeEmpty("nothing was said to whoever it was");

        // the question is still open: when the broker is back, a new artifact signs in
        BrokeredPortal.SignsIn(await portal.FetchAsync(departed, portal.Envelope(portal.Answer(departed)))).ShouldBeTrue();
    }

    [Fact]
    public async Task Case_41_an_answer_to_another_question_is_refused()
    {
        var departed = await portal.DepartAsync("artifact");
        await EndsAsync("saml.artifact-answer", HttpStatusCode.BadRequest, () => portal.FetchAsync(
            departed, _ => FakeBackChannel.Envelope(BrokeredPortal.Broker, "_other", portal.Answer(departed).Text(), portal.Now, portal.Signer.Signing)));
        await EndsAsync("saml.artifact-empty", HttpStatusCode.BadRequest, () => portal.FetchAsync(
            departed, id => FakeBackChannel.Envelope(BrokeredPortal.Broker, id, "", portal.Now, portal.Signer.Signing)));
        await EndsAsync("saml.signature", HttpStatusCode.BadRequest, () => portal.FetchAsync(
            departed, id => FakeBackChannel.Envelope(BrokeredPortal.Broker, id, portal.Answer(departed).Text(), portal.Now, portal.OtherSigner.Signing)));
        await EndsAsync("saml.xml", HttpStatusCode.BadRequest, () => portal.FetchAsync(departed, _ => "<html>"));
    }

    [Fact]
    public async Task An_answer_in_the_browser_is_refused_where_artifacts_were_agreed()
    {
        var departed = await portal.DepartAsync("artifact");
        await EndsAsync("saml.binding", HttpStatusCode.BadRequest, () => BrokeredPortal.PostAsync(departed.Visitor, ("SAMLResponse", portal.Answer(departed).Encoded())));
    }

    private async Task<VisitedPage> EndsAsync(string code, HttpStatusCode status, Func<Task<VisitedPage>> send)
    {
        var before = await portal.TracesAsync("artifact");
        var page = await send();
        page.Status.ShouldBe(status);
        BrokeredPortal.SignsIn(page).ShouldBeFalse();
        var after = await portal.TracesAsync("artifact");
        after.Events.Skip(before.Events.Count).ShouldBe([$"portal.inloggen Refused eHerkenning: {code}"]);
        after.Sessions.ShouldBe(before.Sessions);
        return page;
    }
}
