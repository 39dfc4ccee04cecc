using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.DependencyInjection;

namespace Engine.Data.Encryption;

/// <summary>Seals a key of the ring with a key of its own, which the secret or certificate outside the database wraps.</summary>
internal sealed class KeyRingSeal(KeyWraps wraps) : IXmlEncryptor
{
    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var key = RandomNumberGenerator.GetBytes(SealedBox.KeyLength);
        using var cipher = new AesGcm(key, SealedBox.TagLength);
        var box = SealedBox.Seal(cipher, [], Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting)), []);
        return new(
            new XElement("sealed", new XAttribute("by", wraps.Current.Print), new XAttribute("key", Convert.ToBase64String(wraps.Current.Wrap(key))), Convert.ToBase64String(box)),
            typeof(KeyRingOpener));
    }
}

/// <summary>Opens what <see cref="KeyRingSeal"/> sealed; the framework makes it by name.</summary>
public sealed class KeyRingOpener(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement)
    {
        var wrap = services.GetRequiredService<KeyWraps>().Find(encryptedElement.Attribute("by")?.Value ?? "");
        using var cipher = new AesGcm(wrap.Unwrap(Convert.FromBase64String(encryptedElement.Attribute("key")?.Value ?? "")), SealedBox.TagLength);
        return XElement.Parse(Encoding.UTF8.GetString(SealedBox.Open(cipher, Convert.FromBase64String(encryptedElement.Value), 0, [])));
    }
}
