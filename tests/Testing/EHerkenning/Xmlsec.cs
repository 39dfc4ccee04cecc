using System.Diagnostics;
using System.Security.Cryptography.X509Certificates;

namespace Testing.EHerkenning;

/// <summary>Checks signatures with xmlsec1, which shares no code with the portal or its framework.</summary>
public static class Xmlsec
{
    /// <param name="element">Namespace and name of the element that is signed: <c>urn:…:metadata:EntityDescriptor</c>.</param>
    /// <returns>True when the signature is of that certificate.</returns>
    public static async Task<bool> VerifiesAsync(string xml, string element, X509Certificate2 certificate)
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("message.xml"), xml);
        await File.WriteAllTextAsync(folder.File("key.pem"), certificate.ExportCertificatePem());
        var start = new ProcessStartInfo("xmlsec1")
        {
            ArgumentList = { "--verify", "--enabled-key-data", "rsa,ecdsa", "--pubkey-cert-pem", folder.File("key.pem"), "--id-attr:ID", element, folder.File("message.xml") },
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("xmlsec1 does not start; test.sh installs it.");
        await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return process.ExitCode == 0;
    }
}
