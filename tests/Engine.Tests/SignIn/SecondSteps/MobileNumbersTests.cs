using Engine.SignIn.SecondSteps;
using Shouldly;

namespace Engine.Tests.SignIn.SecondSteps;

public sealed class MobileNumbersTests
{
    [Theory]
    [InlineData("0612345678")]
    [InlineData("06-12345678")]
    [InlineData("06 12 34 56 78")]
    [InlineData("+31612345678")]
    [InlineData("+31 6 12345678")]
    [InlineData("0031612345678")]
    [InlineData("+31 (0)6 12345678")]
    [InlineData("00310612345678")]
    public void A_mobile_number_in_every_usual_spelling_is_the_same_number(string typed) =>
        MobileNumbers.Normalize(typed).ShouldBe("+31612345678");

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("061234567")]
    [InlineData("06123456789")]
    [InlineData("0662345678")]
    [InlineData("0672345678")]
    [InlineData("0692345678")]
    [InlineData("0602345678")]
    [InlineData("097012345678")]
    [InlineData("0800 1234")]
    [InlineData("0900 1234")]
    [InlineData("026 555 01 00")]
    [InlineData("+32612345678")]
    [InlineData("06١2345678")]
    public void Anything_else_gets_no_text_message(string? typed) => MobileNumbers.Normalize(typed).ShouldBeNull();

    [Theory]
    [InlineData("0682345678")]
    [InlineData("0652345678")]
    public void Numbers_after_06_are_1_to_5_or_8(string typed) => MobileNumbers.Normalize(typed).ShouldNotBeNull();

    [Fact]
    public void A_shown_number_is_known_to_its_owner_only() => MobileNumbers.Masked("+31612345678").ShouldBe("06-******78");
}
