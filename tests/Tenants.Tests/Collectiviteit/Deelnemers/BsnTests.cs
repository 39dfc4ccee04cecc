using Collectiviteit.Deelnemers;
using Shouldly;

namespace Tenants.Tests.Collectiviteit.Deelnemers;

public sealed class BsnTests
{
    [Theory]
    [InlineData("111222333")]
    [InlineData("123456782")]
    [InlineData("999990019")]
    [InlineData("9999.90.482")]
    [InlineData("10000008")]
    public void A_number_that_passes_the_eleven_test_is_read(string tekst) => Bsn.TryParse(tekst, out _).ShouldBeTrue();

    [Theory]
    [InlineData("123456789")]
    [InlineData("012345678")]
    [InlineData("000000000")]
    [InlineData("12345678")]
    [InlineData("1234567820")]
    [InlineData("12345678a")]
    [InlineData("")]
    [InlineData(null)]
    public void Anything_else_is_refused(string? tekst) => Bsn.TryParse(tekst, out _).ShouldBeFalse();

    [Fact]
    public void One_wrong_digit_never_passes()
    {
        var kans = new Random(11);
        for (var i = 0; i < 2_000; i++)
        {
            var cijfers = kans.Next(100_000_000, 999_999_999).ToString(System.Globalization.CultureInfo.InvariantCulture).ToCharArray();
            if (!Bsn.TryParse(new(cijfers), out _))
            {
                continue;
            }

            var plaats = kans.Next(9);
            cijfers[plaats] = (char)('0' + ((cijfers[plaats] - '0' + kans.Next(1, 10)) % 10));
            Bsn.TryParse(new(cijfers), out _).ShouldBeFalse();
        }
    }
}
