using Engine.SignIn;
using Shouldly;

namespace Engine.Tests.SignIn;

public sealed class TotpTests
{
    // the secret of RFC 6238 appendix B, "12345678901234567890" in base32
    private const string Key = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void Codes_are_those_of_the_standard(long seconds, string code) =>
        Totp.Code(Key, Totp.StepAt(DateTimeOffset.FromUnixTimeSeconds(seconds))).ShouldBe(code);

    [Theory]
    [InlineData(-2, false)]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void A_clock_may_be_one_step_off(int steps, bool accepted)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000);
        Totp.Match(Key, Totp.Code(Key, Totp.StepAt(now) + steps), now, null).HasValue.ShouldBe(accepted);
    }

    [Fact]
    public void A_code_counts_once_and_makes_older_ones_worthless()
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000);
        var step = Totp.StepAt(now);
        Totp.Match(Key, Totp.Code(Key, step), now, step).ShouldBeNull();
        Totp.Match(Key, Totp.Code(Key, step - 1), now, step).ShouldBeNull();
        Totp.Match(Key, Totp.Code(Key, step + 1), now, step).ShouldBe(step + 1);
    }

    [Theory]
    [InlineData("")]
    [InlineData("28708")]
    [InlineData("2870822")]
    [InlineData("²87082")]
    public void What_is_no_code_is_refused(string code) => Totp.Match(Key, code, DateTimeOffset.FromUnixTimeSeconds(59), null).ShouldBeNull();
}
