using Engine.Access;
using Engine.SignIn;
using Engine.SignIn.Protection;
using Shouldly;
using Testing;

namespace Engine.Tests.SignIn;

public sealed class PasswordRulesTests
{
    private static readonly PasswordRules Rules = new(new BreachedPasswords(null));

    private static readonly Account Marieke = new() { Mail = "marieke.hofstra@voorbeeld.example", NormalizedMail = "", Name = "Marieke Hofstra" };

    [Theory]
    [InlineData("appel kompas fiets")]
    [InlineData("zeventienletters")]
    [InlineData("een zin van meer dan vierenzestig tekens, met spaties en een é, blijft toegestaan")]
    public void A_long_password_of_any_characters_will_do(string password) => Check(password).ShouldBeNull();

    [Theory]
    [InlineData("elf-tekens!", "password.short")]
    [InlineData(null, "password.short")]
    [InlineData("Wachtwoord1234", "password.common")]
    [InlineData("Marieke Hofstra", "password.common")]
    [InlineData("marieke.hofstra", "password.common")]
    [InlineData("MARIEKE.HOFSTRA@voorbeeld.example", "password.common")]
    [InlineData("Verzekeraar noord", "password.common")]
    [InlineData("aaaaaaaaaaaaaaaa", "password.common")]
    public void A_short_or_guessable_password_is_refused(string? password, string code) => Check(password).ShouldNotBeNull().Code.ShouldBe(code);

    [Fact]
    public void A_password_that_is_too_long_to_hash_is_refused() => Check(new string('a', 100) + new string('b', 200)).ShouldNotBeNull().Code.ShouldBe("password.long");

    [Fact]
    public void The_tenant_sets_the_minimum() => Rules.Check(
        "dertien-tekens",
        Marieke,
        TestTenants.Make("noord", """{ "signIn": { "schemes": ["password"], "minimumPasswordLength": 15 } }"""),
        "New").ShouldNotBeNull().Message.ShouldContain("15 tekens");

    private static Engine.Modules.Refusal? Check(string? password) => Rules.Check(password, Marieke, TestTenants.Noord, "New");
}
