using System.Security.Cryptography.X509Certificates;
using System.Xml;
using Engine.SignIn.EHerkenning.Saml;
using Shouldly;
using Testing.EHerkenning;

namespace Engine.Tests.SignIn.EHerkenning;

/// <summary>
/// Identifiers that do not open (dutch-standards 2, case 36): whatever is wrong, the private key is used, something is decrypted, something is
/// read, and the reading is what fails. So no answer is quicker than another because it stopped earlier.
/// </summary>
public sealed class EncryptedIdsTests
{
    private const string Recipient = "urn:etoegang:DV:post:entities:0001";

    private static readonly X509Certificate2 Own = TestCertificates.Make("portaal", DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));

    private static readonly IdEncryption Good = new() { Certificate = Own, Recipient = Recipient };

    public static TheoryData<string, IdEncryption> Faults => new()
    {
        { "another receiver", Good with { Recipient = "urn:other" } },
        { "another key name", Good with { KeyName = "other" } },
        { "another certificate under our name", Good with { Certificate = TestCertificates.Make("ander", DateTimeOffset.UtcNow, DateTimeOffset.UtcNow.AddDays(1)), KeyName = SamlSigner.KeyName(Own) } },
        { "two keys", Good with { Keys = 2 } },
        { "another key transport", Good with { KeyAlgorithm = "http://www.w3.org/2001/04/xmlenc#rsa-1_5" } },
        { "an unknown cipher", Good with { Algorithm = "http://www.w3.org/2001/04/xmlenc#tripledes-cbc" } },
        { "no cipher", Good with { Damage = _ => [] } },
        { "no whole block", Good with { Damage = c => c[..^1] } },
        { "a block too few", Good with { Damage = c => c[..^16] } },
        { "no padding", Good with { Padding = 0 } },
        { "more padding than a block", Good with { Padding = 17 } },
        { "right padding around nonsense", Good with { Damage = c => [.. c[..16], (byte)(c[16] ^ 1), .. c[17..]] } },
        { "a damaged tag", Good with { Algorithm = IdEncryption.Gcm, Damage = c => [.. c[..^1], (byte)(c[^1] ^ 1)] } },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void Each_goes_the_whole_way_and_fails_alike(string fault, IdEncryption encryption)
    {
        var refused = Should.Throw<SamlRefusedException>(() => Open(encryption), fault);
        refused.Code.ShouldBe("saml.identifier");
        refused.InnerException.ShouldBeOfType<SamlRefusedException>("it came to reading").Code.ShouldBe("saml.xml");
    }

    [Fact]
    public void A_good_one_opens() => Open(Good).InnerText.ShouldBe(BrokerMessage.Kvk);

    private static XmlElement Open(IdEncryption encryption)
    {
        var holder = SamlXml.Parse(System.Text.Encoding.UTF8.GetBytes(
            $"<saml:AttributeValue xmlns:saml=\"urn:oasis:names:tc:SAML:2.0:assertion\">{encryption.Encrypt(BrokerMessage.KvkName, BrokerMessage.Kvk)}</saml:AttributeValue>"));
        return new EncryptedIds(Recipient, [Own]).Open((XmlElement)(holder.FirstChild ?? throw new InvalidOperationException("Nothing encrypted.")));
    }
}
