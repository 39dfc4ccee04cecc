using System.Diagnostics;
using System.Globalization;
using Engine.SignIn;
using Shouldly;

namespace Engine.Tests.SignIn;

/// <summary>RFC 6238 against an implementation that nobody here wrote: oathtool of Debian, which test.sh installs.</summary>
public sealed class OathtoolTests
{
    [Fact]
    public void Codes_of_an_independent_implementation_are_accepted_000_09()
    {
        var moment = new DateTimeOffset(2026, 9, 16, 10, 0, 0, TimeSpan.Zero);
        for (var i = 0; i < 20; i++, moment = moment.AddSeconds(40_000_017))
        {
            var key = Totp.NewKey();
            Totp.Match(key, Code(key, moment), moment, null).ShouldBe(Totp.StepAt(moment), $"{key} {moment:O}");
        }
    }

    private static string Code(string key, DateTimeOffset moment)
    {
        var now = moment.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
        using var process = Process.Start(new ProcessStartInfo("oathtool", ["--totp", "--base32", $"--now={now}", key]) { RedirectStandardOutput = true })
            ?? throw new InvalidOperationException("oathtool does not start.");
        var code = process.StandardOutput.ReadToEnd().Trim();
        process.WaitForExit();
        return code;
    }
}
