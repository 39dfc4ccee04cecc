using System.Net;
using System.Text;
using Engine.Connectors;
using Shouldly;

namespace Engine.Tests.Connectors;

/// <summary>What receivers check, and what an address must be.</summary>
public sealed class RequestSignatureTests
{
    private static readonly DateTimeOffset At = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000);

    [Fact]
    public void The_signature_is_the_one_that_the_readme_computes() =>
        // printf 'v1\nPOST\napi.voorbeeld.nl\n/v1/meldingen?a=1\n1700000000\nnoord:1:2:3\n<sha256>' | openssl dgst -sha256 -hmac geheim
        Of().ShouldBe("v1=de6433e1f96b96d9a8af83dc593b378c06cf7d89794ac7bd9bb89facc8a4acc0");

    [Fact]
    public void Each_part_of_a_request_changes_the_signature()
    {
        string[] all =
        [
            Of(), Of(method: "PUT"), Of(address: "https://api.voorbeeld.nl/v1/meldingen?a=2"), Of(address: "https://ander.voorbeeld.nl/v1/meldingen?a=1"),
            Of(address: "https://api.voorbeeld.nl:8443/v1/meldingen?a=1"), Of(seconds: 1), Of(key: "noord:1:2:4"), Of(body: "{ }"), Of(secret: "ander"),
        ];
        all.Distinct().Count().ShouldBe(all.Length);
    }

    [Theory]
    [InlineData("10.1.2.3", true)]
    [InlineData("127.0.0.1", true)]
    [InlineData("169.254.169.254", true)]
    [InlineData("172.31.0.1", true)]
    [InlineData("192.168.0.1", true)]
    [InlineData("0.0.0.0", true)]
    [InlineData("100.64.0.1", true)]
    [InlineData("::1", true)]
    [InlineData("::", true)]
    [InlineData("fe80::1", true)]
    [InlineData("fd00::1", true)]
    [InlineData("::ffff:10.1.2.3", true)]
    [InlineData("64:ff9b::a01:203", true)]
    [InlineData("8.8.8.8", false)]
    [InlineData("172.32.0.1", false)]
    [InlineData("2a00:1450::1", false)]
    public void Addresses_of_a_network_of_ones_own_are_known(string address, bool isPrivate) => PrivateAddresses.Contains(IPAddress.Parse(address)).ShouldBe(isPrivate);

    [Theory]
    [InlineData("zorgverleners/{agbCode}", true)]
    [InlineData("/a/b?soort={soort}", true)]
    [InlineData("../beheer", false)]
    [InlineData("a/%2e%2e/b", false)]
    [InlineData("https://elders.nl/x", false)]
    [InlineData("//elders.nl/x", false)]
    [InlineData("a/{b", false)]
    [InlineData("a#b", false)]
    public void A_path_stays_below_its_connector(string path, bool below) => OperationPath.IsBelow(path).ShouldBe(below);

    private static string Of(
        string method = "POST", string address = "https://api.voorbeeld.nl/v1/meldingen?a=1", int seconds = 0, string key = "noord:1:2:3", string body = "{}", string secret = "geheim") =>
        RequestSignature.Of(Encoding.UTF8.GetBytes(secret), method, new(address), At.AddSeconds(seconds), key, Encoding.UTF8.GetBytes(body));
}
