using Engine.Access;
using Engine.SignIn;
using Engine.Tenancy;
using Shouldly;

namespace Engine.Tests.SignIn.EHerkenning;

public sealed class SignInSchemesTests
{
    [Theory]
    [InlineData("eherkenning", "eherkenning", false, true)]
    [InlineData("eherkenning", "password", false, false)]
    [InlineData("eherkenning", "passkey", false, false)]
    [InlineData("password", "eherkenning", false, false)]
    [InlineData("password", "passkey", false, true)]
    [InlineData("eherkenning", "password", true, true)]
    [InlineData("password", "eherkenning", true, true)]
    public void An_account_opens_by_the_scheme_that_made_it_unless_the_tenant_says_otherwise(string made, string by, bool others, bool opens) =>
        new SignInConfig { Schemes = ["eherkenning", "password"], OtherSchemes = others }
            .Opens(new Account { Mail = "a", NormalizedMail = "A", Name = "A", Scheme = made }, by).ShouldBe(opens);

    [Fact]
    public void A_portal_without_schemes_is_closed_for_staff_too()
    {
        new SignInConfig { Schemes = [] }.Offers("password").ShouldBeFalse();
        new SignInConfig { Schemes = ["eherkenning"] }.Offers("password").ShouldBeTrue();
        new SignInConfig { Schemes = ["eherkenning"], StaffSchemes = ["eherkenning"] }.Offers("password").ShouldBeFalse();
    }
}
