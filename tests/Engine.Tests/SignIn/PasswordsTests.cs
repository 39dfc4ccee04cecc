using Engine.Access;
using Engine.SignIn;
using Microsoft.AspNetCore.Identity;
using Shouldly;

namespace Engine.Tests.SignIn;

public sealed class PasswordsTests
{
    [Fact]
    public void A_check_for_nobody_costs_as_much_as_one_for_somebody()
    {
        var hasher = new CountingHasher();
        var passwords = new Passwords(hasher);
        var account = new Account { Mail = "a@b.example", NormalizedMail = "", Name = "A" };
        passwords.Set(account, "appel kompas fiets");
        var invited = new Account { Mail = "c@b.example", NormalizedMail = "", Name = "C" };

        passwords.Check(account, "iets anders").ShouldBeFalse();
        passwords.Check(null, "iets anders").ShouldBeFalse();
        passwords.Check(invited, "iets anders").ShouldBeFalse();
        hasher.Checks.ShouldBe(3);
        passwords.Check(account, "appel kompas fiets").ShouldBeTrue();
    }

    [Fact]
    public void A_new_password_ends_the_sessions_that_know_the_old_one()
    {
        var account = new Account { Mail = "a@b.example", NormalizedMail = "", Name = "A" };
        var before = account.SecurityStamp;
        new Passwords(new PasswordHasher<Account>()).Set(account, "appel kompas fiets");
        account.SecurityStamp.ShouldNotBe(before);
    }

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
