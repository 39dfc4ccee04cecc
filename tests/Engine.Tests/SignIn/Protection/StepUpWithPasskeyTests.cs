using Engine.Access;
using Engine.Features;
using Engine.SignIn;
using Engine.SignIn.Protection.StepUp;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Testing;

namespace Engine.Tests.SignIn.Protection;

public sealed class StepUpWithPasskeyTests
{
    [Theory]
    [InlineData(SignInSchemes.Password, 1, true)]
    [InlineData(SignInSchemes.Passkey, 1, true)]
    [InlineData(SignInSchemes.Password, 0, false)]
    [InlineData(SignInSchemes.EHerkenning, 1, false)]
    [InlineData(null, 1, false)]
    public async Task It_is_open_to_who_has_a_passkey_and_never_loses_the_bounds_of_a_mandate(string? scheme, int passkeys, bool open)
    {
        await using var database = new TestDatabase();
        var tenant = TestTenants.Make("noord", """{ "signIn": { "schemes": ["password", "passkey", "eherkenning"], "otherSchemes": true, "eHerkenning": {} } }""");
        await database.As(tenant, services =>
        {
            services.GetRequiredService<CurrentSession>().OrNone = scheme is null ? null : new(
                Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), "1", Level.Password, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, scheme);
            var account = new Account { Mail = "a@b.nl", NormalizedMail = "A@B.NL", Name = "A", Passkeys = passkeys };
            services.GetRequiredService<StepUpWithPasskey>().IsOpenTo(account).ShouldBe(open);
            return Task.CompletedTask;
        });
    }
}
