using System.Diagnostics.Metrics;
using Engine.Access;
using Engine.SignIn;
using Engine.SignIn.Protection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace Engine.Tests.SignIn;

public sealed class PasswordsTests
{
    [Fact]
    public async Task A_check_for_nobody_costs_as_much_as_one_for_somebody()
    {
        var hasher = new CountingHasher();
        using var gate = Gate();
        var passwords = new Passwords(hasher, gate);
        var account = new Account { Mail = "a@b.example", NormalizedMail = "", Name = "A" };
        await passwords.SetAsync(account, "appel kompas fiets");
        var invited = new Account { Mail = "c@b.example", NormalizedMail = "", Name = "C" };

        using var place = gate.TryEnter(isKnown: false).ShouldNotBeNull();
        (await passwords.CheckAsync(place, account, "iets anders")).ShouldBeFalse();
        (await passwords.CheckAsync(place, null, "iets anders")).ShouldBeFalse();
        (await passwords.CheckAsync(place, invited, "iets anders")).ShouldBeFalse();
        hasher.Checks.ShouldBe(3);
        (await passwords.CheckAsync(place, account, "appel kompas fiets")).ShouldBeTrue();
    }

    [Fact]
    public async Task A_new_password_ends_the_sessions_that_know_the_old_one()
    {
        var account = new Account { Mail = "a@b.example", NormalizedMail = "", Name = "A" };
        var before = account.SecurityStamp;
        using var gate = Gate();
        await new Passwords(new PasswordHasher<Account>(), gate).SetAsync(account, "appel kompas fiets");
        account.SecurityStamp.ShouldNotBe(before);
    }

    private static HashGate Gate() => new(new(new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>()));

    private sealed class CountingHasher : IPasswordHasher<Account>
    {
        private readonly PasswordHasher<Account> inner = new();

        public int Checks { get; private set; }

        public string HashPassword(Account user, string password) => inner.HashPassword(user, password);

        public PasswordVerificationResult VerifyHashedPassword(Account user, string hashedPassword, string providedPassword)
        {
            Checks++;
            return inner.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }
    }
}
