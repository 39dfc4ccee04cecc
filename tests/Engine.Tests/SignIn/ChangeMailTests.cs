using Engine.Access;
using Engine.SignIn;
using Engine.Tests.Access;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace Engine.Tests.SignIn;

public sealed class ChangeMailTests
{
    [Fact]
    public async Task The_rules_for_who_manages_users_hold_wherever_the_account_does_so_000_02()
    {
        await using var place = await Workplace.OpenAsync(mailRules: """{ "freeMail": "refuse", "appliesTo": "mainUser" }""");
        var elsewhere = await place.AddAsync("rik", new RoleScope("lezer", null));
        await place.AddAtAsync(place.There, "rik", new RoleScope("beheerder", null));
        var nowhere = await place.AddAsync("jan", new RoleScope("lezer", null));
        await place.AddAtAsync(place.There, "jan", new RoleScope("lezer", null));
        (await CodeAsync(elsewhere, "rik@gmail.com")).ShouldBe("mail.free");
        (await CodeAsync(nowhere, "jan@gmail.com")).ShouldBe("password.missing", "the address will do, and the password is what is asked next");

        Task<string> CodeAsync(Colleague who, string mail) => place.AsAsync(
            who, async s => (await s.GetRequiredService<ChangeMail>().AskAsync(mail, null, default)).Refusals[0].Code);
    }
}
