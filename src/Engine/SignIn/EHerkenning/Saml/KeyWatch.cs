using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using Engine.Tenancy;

namespace Engine.SignIn.EHerkenning.Saml;

/// <summary>Looks ahead at everything of a SAML broker that ends on a day: metadata and certificates of both sides (case 45).</summary>
internal sealed class KeyWatch(BrokerMetadataStore metadata, HostCertificates certificates, TimeProvider time)
{
    /// <summary>Long enough to get and announce a new certificate of PKIoverheid.</summary>
    public static readonly TimeSpan Ahead = TimeSpan.FromDays(30);

    /// <returns>What needs a person, in words; none when all is well or the tenant has no such broker.</returns>
    public IReadOnlyList<string> Findings(Tenant tenant)
    {
        if (tenant.Config.SignIn.EHerkenning?.Broker is not { Kind: BrokerKind.Saml, Saml: { } broker })
        {
            return [];
        }

        return [.. BrokerFindings(tenant, broker), .. broker.Signing.Concat(broker.Encryption).Distinct().SelectMany(OwnFindings)];
    }

    private List<string> BrokerFindings(Tenant tenant, SamlBrokerConfig broker)
    {
        try
        {
            var found = metadata.Find(tenant, broker);
            var findings = found.Signing.SelectMany(c => Weigh($"broker certificate {c.SerialNumber}", c)).ToList();
            if (found.ValidUntil is { } until && until - time.GetUtcNow() < Ahead)
            {
                findings.Add(Text("broker metadata", until));
            }

            return findings;
        }
        catch (SamlRefusedException fault)
        {
            return [$"broker metadata cannot be used ({fault.Code})"];
        }
    }

    private IEnumerable<string> OwnFindings(string name)
    {
        try
        {
            return Weigh($"certificate {name}", certificates.Find(name));
        }
        catch (InvalidOperationException fault)
        {
            return [fault.Message];
        }
    }

    private IEnumerable<string> Weigh(string what, X509Certificate2 certificate) =>
        certificate.NotAfter.ToUniversalTime() - time.GetUtcNow() < Ahead ? [Text(what, certificate.NotAfter.ToUniversalTime())] : [];

    private string Text(string what, DateTimeOffset end) =>
        $"{what} {(end <= time.GetUtcNow() ? "expired" : "expires")} on {end.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}";
}
