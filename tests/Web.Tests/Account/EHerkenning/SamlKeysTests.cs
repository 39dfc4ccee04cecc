using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Shouldly;
using Testing.EHerkenning;

namespace Web.Tests.Account.EHerkenning;

/// <summary>Keys that change and end while the portal runs (dutch-standards section 2, case 45).</summary>
public sealed class SamlKeysTests(BrokeredPortal portal) : IClassFixture<BrokeredPortal>
{
    [Fact]
    public async Task Old_and_new_certificate_both_work_while_keys_change()
    {
        var successor = TestCertificates.Make("nieuw", portal.Now.AddDays(-1), portal.Now.AddYears(1));
        portal.WriteMetadata("wissel", portal.Signer.Metadata([portal.Signer.Certificate, successor]));
        (await AnswerAsync(portal.Signer.Certificate)).ShouldBeTrue();
        (await AnswerAsync(successor)).ShouldBeTrue();
        portal.WriteMetadata("wissel", portal.Signer.Metadata([successor]));
        (await AnswerAsync(portal.Signer.Certificate)).ShouldBeFalse();
        (await AnswerAsync(successor)).ShouldBeTrue();
    }

    [Theory]
    [InlineData("nistP256", "2001/04/xmldsig-more#ecdsa-sha256", "2001/04/xmlenc#sha256", null)]
    [InlineData("nistP384", "2001/04/xmldsig-more#ecdsa-sha384", "2001/04/xmldsig-more#sha384", null)]
    [InlineData("nistP521", "2001/04/xmldsig-more#ecdsa-sha512", "2001/04/xmlenc#sha512", null)]
    [InlineData("nistP256", "2001/04/xmldsig-more#ecdsa-sha1", "2001/04/xmlenc#sha256", "saml.signature-algorithm")]
    [InlineData("nistP256", "2001/04/xmldsig-more#ecdsa-sha256", "2000/09/xmldsig#sha1", "saml.digest-algorithm")]
    public async Task A_broker_with_a_key_on_a_curve_signs_by_the_same_list_of_algorithms(string curve, string method, string digest, string? refused)
    {
        var certificate = TestCertificates.Make("krom", portal.Now.AddDays(-1), portal.Now.AddYears(1), ECCurve.CreateFromFriendlyName(curve));
        portal.WriteMetadata("wissel", portal.Signer.Metadata([portal.Signer.Certificate, certificate]));
        using var key = certificate.GetECDsaPrivateKey() ?? throw new InvalidOperationException("No key on a curve.");
        var signing = new XmlSigning { Key = key, Method = $"http://www.w3.org/{method}", Digest = $"http://www.w3.org/{digest}" };
        (await CodeAsync(signing)).ShouldBe(refused);
        if (refused is null)
        {
            (await Xmlsec.VerifiesAsync(signing.Sign("<a xmlns=\"urn:a\" ID=\"_1\"><b/></a>"), "urn:a:a", certificate)).ShouldBeTrue("the test signs as others do");
        }
    }

    [Fact]
    public async Task A_key_on_a_curve_counts_when_metadata_name_it_and_for_no_other_algorithm()
    {
        portal.WriteMetadata("wissel", portal.Signer.Metadata());
        using var stranger = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        const string method = "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256";
        (await CodeAsync(new() { Key = stranger, Method = method })).ShouldBe("saml.signature");

        var certificate = TestCertificates.Make("krom", portal.Now.AddDays(-1), portal.Now.AddYears(1), ECCurve.NamedCurves.nistP256);
        portal.WriteMetadata("wissel", portal.Signer.Metadata([certificate]));
        (await CodeAsync(portal.Signer.Signing, text => text.Replace("#rsa-sha256", "#ecdsa-sha256", StringComparison.Ordinal))).ShouldBe("saml.signature");
        using var key = certificate.GetECDsaPrivateKey() ?? throw new InvalidOperationException("No key on a curve.");
        (await CodeAsync(new() { Key = key, Method = method }, text => text.Replace("#ecdsa-sha256", "#rsa-sha256", StringComparison.Ordinal))).ShouldBe("saml.signature");
    }

    [Fact]
    public async Task An_expired_certificate_signs_nothing()
    {
        var old = TestCertificates.Make("oud", portal.Now.AddYears(-2), portal.Now);
        var early = TestCertificates.Make("later", portal.Now.AddSeconds(1), portal.Now.AddYears(2));
        portal.WriteMetadata("wissel", portal.Signer.Metadata([portal.Signer.Certificate, old, early]));
        (await AnswerAsync(old)).ShouldBeFalse();
        (await AnswerAsync(early)).ShouldBeFalse();
        (await AnswerAsync(portal.Signer.Certificate)).ShouldBeTrue();
    }

    [Fact]
    public async Task Expired_metadata_are_not_used()
    {
        portal.WriteMetadata("wissel", portal.Signer.Metadata());
        var departed = await portal.DepartAsync("wissel");
        portal.WriteMetadata("wissel", portal.Signer.Metadata(attributes: $" validUntil=\"{BrokerMessage.At(portal.Now)}\""));
        var before = await portal.TracesAsync("wissel");
        var page = await BrokeredPortal.PostAsync(departed.Visitor, ("SAMLResponse", portal.Answer(departed).Encoded()));
        page.Status.ShouldBe(HttpStatusCode.BadRequest);
        (await portal.TracesAsync("wissel")).Events.Skip(before.Events.Count).ShouldBe(["portal.inloggen Refused eHerkenning: saml.metadata.expired"]);
        var start = await portal.Factory.Visit("wissel.localhost").GetAsync("inloggen/eherkenning");
        start.RedirectsTo.ShouldNotBeNull().PathAndQuery.ShouldBe("/inloggen?melding=eherkenning-onbereikbaar");
    }

    [Fact]
    public async Task What_ends_within_a_month_is_told_on_the_health_page()
    {
        portal.WriteMetadata("wissel", portal.Signer.Metadata());
        (await HealthAsync()).ShouldBe(HealthStatus.Healthy);
        portal.WriteMetadata("wissel", portal.Signer.Metadata([portal.Signer.Certificate, TestCertificates.Make("kort", portal.Now.AddYears(-1), portal.Now.AddDays(29))]));
        (await HealthAsync()).ShouldBe(HealthStatus.Degraded);
        portal.WriteMetadata("wissel", portal.Signer.Metadata(attributes: $" validUntil=\"{BrokerMessage.At(portal.Now.AddDays(3))}\""));
        (await HealthAsync()).ShouldBe(HealthStatus.Degraded);
        portal.WriteMetadata("wissel", "<broken");
        (await HealthAsync()).ShouldBe(HealthStatus.Degraded);
        portal.WriteMetadata("wissel", portal.Signer.Metadata());
        (await HealthAsync()).ShouldBe(HealthStatus.Healthy);
    }

    private async Task<HealthStatus> HealthAsync()
    {
        var report = await portal.Factory.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(c => c.Name == "eherkenning");
        var entry = report.Entries["eherkenning"];
        (entry.Description is null || entry.Description.Contains("wissel", StringComparison.Ordinal)).ShouldBeTrue(entry.Description);
        return entry.Status;
    }

    /// <returns>Why an answer that is signed like this is refused; null when it signs in.</returns>
    private async Task<string?> CodeAsync(XmlSigning signing, Func<string, string>? after = null)
    {
        var departed = await portal.DepartAsync("wissel");
        var before = await portal.TracesAsync("wissel");
        var answer = portal.Answer(departed);
        (answer.AssertionSigning, answer.After) = (signing, after ?? answer.After);
        var page = await BrokeredPortal.PostAsync(departed.Visitor, ("SAMLResponse", answer.Encoded()));
        return BrokeredPortal.SignsIn(page) ? null : (await portal.TracesAsync("wissel")).Events.Skip(before.Events.Count).ShouldHaveSingleItem().Split(' ')[^1];
    }

    private async Task<bool> AnswerAsync(X509Certificate2 certificate)
    {
        var departed = await portal.DepartAsync("wissel");
        var answer = portal.Answer(departed);
        answer.AssertionSigning = new() { Key = certificate.GetRSAPrivateKey() ?? throw new InvalidOperationException("No RSA key.") };
        return BrokeredPortal.SignsIn(await BrokeredPortal.PostAsync(departed.Visitor, ("SAMLResponse", answer.Encoded())));
    }
}
