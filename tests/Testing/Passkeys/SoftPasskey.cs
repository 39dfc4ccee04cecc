using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Testing.Passkeys;

/// <summary>
/// An authenticator in memory (WebAuthn level 3, ES256, no attestation), which can also do what an honest one never does: answer for another
/// site, go back in its counter, leave out that it verified its user.
/// </summary>
public sealed class SoftPasskey : IDisposable
{
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] id = RandomNumberGenerator.GetBytes(32);
    private string? userHandle;

    public uint Counter { get; set; }

    /// <summary>False for a passkey that travels between devices: its counter stays 0.</summary>
    public bool Counts { get; set; } = true;

    public bool VerifiesUser { get; set; } = true;

    /// <summary>Answer to the options for <c>navigator.credentials.create</c>.</summary>
    public string Create(string options, Uri site)
    {
        var document = JsonNode.Parse(options) ?? throw new JsonException();
        userHandle = (string?)document["user"]?["id"];
        var point = key.ExportParameters(false).Q;
        byte[] cose = [0xA5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20, .. point.X ?? [], 0x22, 0x58, 0x20, .. point.Y ?? []];
        byte[] data = [.. Data(site.Host, attested: true), .. new byte[16], 0x00, (byte)id.Length, .. id, .. cose];
        byte[] attestation = [0xA3, 0x63, .. "fmt"u8, 0x64, .. "none"u8, 0x67, .. "attStmt"u8, 0xA0, 0x68, .. "authData"u8, 0x58, (byte)data.Length, .. data];
        return Answer(new JsonObject
        {
            ["clientDataJSON"] = Text(ClientData("webauthn.create", document, site)),
            ["attestationObject"] = Text(attestation),
            ["transports"] = new JsonArray("internal"),
        });
    }

    /// <summary>Answer to the options for <c>navigator.credentials.get</c>.</summary>
    /// <param name="site">Where the browser says it is.</param>
    /// <param name="rpId">Relying party in the signed data; null for the host of the site.</param>
    public string Get(string options, Uri site, string? rpId = null)
    {
        Counter += Counts ? 1u : 0;
        var client = ClientData("webauthn.get", JsonNode.Parse(options) ?? throw new JsonException(), site);
        var data = Data(rpId ?? site.Host, attested: false);
        var signature = key.SignData([.. data, .. SHA256.HashData(client)], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return Answer(new JsonObject
        {
            ["clientDataJSON"] = Text(client),
            ["authenticatorData"] = Text(data),
            ["signature"] = Text(signature),
            ["userHandle"] = userHandle,
        });
    }

    public void Dispose() => key.Dispose();

    private string Answer(JsonObject response) => new JsonObject
    {
        ["id"] = Text(id),
        ["rawId"] = Text(id),
        ["type"] = "public-key",
        ["authenticatorAttachment"] = "platform",
        ["clientExtensionResults"] = new JsonObject(),
        ["response"] = response,
    }.ToJsonString();

    private byte[] Data(string rpId, bool attested)
    {
        var counter = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(counter, Counter);
        var flags = (byte)(0x01 | (VerifiesUser ? 0x04 : 0) | (attested ? 0x40 : 0));
        return [.. SHA256.HashData(Encoding.UTF8.GetBytes(rpId)), flags, .. counter];
    }

    private static byte[] ClientData(string type, JsonNode options, Uri site) => Encoding.UTF8.GetBytes(new JsonObject
    {
        ["type"] = type,
        ["challenge"] = (string?)options["challenge"],
        ["origin"] = site.GetLeftPart(UriPartial.Authority),
        ["crossOrigin"] = false,
    }.ToJsonString());

    private static string Text(byte[] bytes) => Base64Url.EncodeToString(bytes);
}
