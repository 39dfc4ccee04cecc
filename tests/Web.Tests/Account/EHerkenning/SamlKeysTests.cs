using System.Net;
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
        start.RedirectsTo?.PathAndQuery.ShouldBe("/inloggen?melding=eherkenning-onbereikbaar");
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

    private async Task<bool> AnswerAsync(X509Certificate2 certificate)
    {
        var departed = await portal.DepartAsync("wissel");
        var answer = portal.Answer(departed);
        answer.AssertionSigning = new() { Key = certificate.GetRSAPrivateKey() ?? throw new InvalidOperationException("No RSA key.") };
        return BrokeredPortal.SignsIn(await BrokeredPortal.PostAsync(departed.Visitor, ("SAMLResponse", answer.Encoded())));
    }
}
