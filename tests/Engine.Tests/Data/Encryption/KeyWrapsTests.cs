using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Engine.Data.Encryption;
using Microsoft.Extensions.Configuration;
using Shouldly;
using Testing;

namespace Engine.Tests.Data.Encryption;

public sealed class KeyWrapsTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public void Outside_Development_the_start_is_refused_without_a_secret() =>
        Should.Throw<InvalidOperationException>(() => From([], development: false)).Message.ShouldContain("Keys:SecretFile");

    [Theory]
    [InlineData(31, false)]
    [InlineData(64, true)]
    public void A_secret_that_is_short_or_not_random_is_refused(int length, bool allTheSame)
    {
        File.WriteAllBytes(folder.File("s"), allTheSame ? new byte[length] : RandomNumberGenerator.GetBytes(length));
        Should.Throw<InvalidOperationException>(() => From([("SecretFile", folder.File("s"))], development: false));
    }

    [Fact]
    public void In_Development_a_secret_is_made_that_only_its_owner_reads()
    {
        var first = From([], development: true);
        From([], development: true).Current.Print.ShouldBe(first.Current.Print);
        var file = Path.Combine(folder.Path, "keys", "secret.key");
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    [Fact]
    public void A_certificate_wraps_and_only_that_certificate_unwraps()
    {
        var settings = Certificate("een");
        var key = RandomNumberGenerator.GetBytes(32);
        var wraps = From(settings, development: false);
        var wrapped = wraps.Current.Wrap(key);
        wraps.Find(wraps.Current.Print).Unwrap(wrapped).ShouldBe(key);
        var other = From(Certificate("twee"), development: false);
        Should.Throw<CryptographicException>(() => other.Find(wraps.Current.Print));
        Should.Throw<CryptographicException>(() => other.Current.Unwrap(wrapped));
    }

    [Fact]
    public void The_previous_secret_still_opens_what_it_wrapped()
    {
        File.WriteAllBytes(folder.File("old"), RandomNumberGenerator.GetBytes(32));
        File.WriteAllBytes(folder.File("new"), RandomNumberGenerator.GetBytes(32));
        var old = From([("SecretFile", folder.File("old"))], development: false).Current;
        var key = RandomNumberGenerator.GetBytes(32);
        var both = From([("SecretFile", folder.File("new")), ("Previous:SecretFile", folder.File("old"))], development: false);
        both.Find(old.Print).Unwrap(old.Wrap(key)).ShouldBe(key);
        both.Current.Print.ShouldNotBe(old.Print);
    }

    public void Dispose() => folder.Dispose();

    private KeyWraps From((string, string)[] keys, bool development) => KeyWraps.From(
        new ConfigurationBuilder().AddInMemoryCollection([
            KeyValuePair.Create<string, string?>("DataDir", folder.Path), .. keys.Select(k => KeyValuePair.Create<string, string?>($"Keys:{k.Item1}", k.Item2))]).Build(),
        development);

    private (string, string)[] Certificate(string name)
    {
        using var rsa = RSA.Create(2048);
        var request = new CertificateRequest($"CN={name}", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, new(2100, 1, 1, 0, 0, 0, TimeSpan.Zero));
        File.WriteAllBytes(folder.File($"{name}.pfx"), certificate.Export(X509ContentType.Pfx, "geheim"));
        File.WriteAllText(folder.File($"{name}.txt"), "geheim\n");
        return [("Certificate", folder.File($"{name}.pfx")), ("CertificatePasswordFile", folder.File($"{name}.txt"))];
    }
}
