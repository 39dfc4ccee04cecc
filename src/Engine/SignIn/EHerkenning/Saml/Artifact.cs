using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Engine.SignIn.EHerkenning.Saml;

/// <summary>
/// A reference to an answer that waits at the broker (SAML bindings 3.6.4, type 4): 2 bytes type, 2 bytes index of the endpoint, 20 bytes
/// SHA-1 of the issuer's entity id, 20 bytes handle. SHA-1 names the issuer here and protects nothing.
/// </summary>
internal sealed record Artifact(string Text, int EndpointIndex)
{
    private const int Length = 44;
    private const ushort Type = 4;

    /// <exception cref="SamlRefusedException">Not an artifact, or not of this broker (case 40).</exception>
    public static Artifact Parse(string text, string broker)
    {
        Span<byte> bytes = stackalloc byte[Length + 3];
        if (text.Length > 2 * Length || !Convert.TryFromBase64String(text, bytes, out var length)
            || length != Length || BinaryPrimitives.ReadUInt16BigEndian(bytes) != Type)
        {
            throw new SamlRefusedException("saml.artifact");
        }

        return bytes[4..24].SequenceEqual(SHA1.HashData(Encoding.UTF8.GetBytes(broker)))
            ? new(text, BinaryPrimitives.ReadUInt16BigEndian(bytes[2..]))
            : throw new SamlRefusedException("saml.artifact-source");
    }
}
