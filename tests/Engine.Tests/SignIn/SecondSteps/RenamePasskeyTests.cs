using Engine.SignIn;
using Engine.SignIn.SecondSteps;
using Engine.SignIn.SecondSteps.Passkeys;
using Engine.Tests.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Schema;
using Shouldly;

namespace Engine.Tests.SignIn.SecondSteps;

public sealed class RenamePasskeyTests
{
    [Fact]
    public async Task Two_passkeys_of_one_person_have_two_names()
    {
        await using var place = await Workplace.OpenAsync();
        var (rik, jan) = (await place.AddAsync("rik"), await place.AddAsync("jan"));
        var laptop = await AddAsync(place, rik, "Laptop");
        await AddAsync(place, rik, "Telefoon");
        await AddAsync(place, jan, "Sleutel");
        (await CodeAsync(place, rik, laptop, "telefoon")).ShouldBe("passkey.name-in-use");
        (await CodeAsync(place, rik, laptop, "LAPTOP")).ShouldBeNull("it is the name of this one");
        (await CodeAsync(place, rik, laptop, "Sleutel")).ShouldBeNull("of somebody else");
    }

    [Fact]
    public async Task A_passkey_that_is_used_at_the_same_moment_keeps_its_name_and_that_is_told()
    {
        await using var place = await Workplace.OpenAsync(DatabaseProvider.Sqlite);
        var rik = await place.AddAsync("rik");
        var laptop = await AddAsync(place, rik, "Laptop");
        // as when a sign-in raised the counter between the look and the save
        await place.RowsAsync(db => db.Database.ExecuteSqlRawAsync("CREATE TRIGGER Used BEFORE UPDATE ON Passkeys BEGIN SELECT RAISE(IGNORE); END"));
        (await CodeAsync(place, rik, laptop, "Telefoon")).ShouldBe(Sessions.Overtaken.Code);
    }

    private static Task<string?> CodeAsync(Workplace place, Colleague who, Guid passkey, string name) => place.AsAsync(who, async s =>
        await s.GetRequiredService<RenamePasskey>().HandleAsync(passkey, name, default) is { IsRefused: true } refused ? refused.Refusals[0].Code : null);

    private static Task<Guid> AddAsync(Workplace place, Colleague who, string name) => place.RowsAsync(async db =>
    {
        var passkey = new Passkey { AccountId = who.Account, Name = name, CredentialId = Guid.NewGuid().ToByteArray(), PublicKey = [1], Transports = [], CreatedAt = place.Clock.GetUtcNow() };
        db.Add(passkey);
        await db.SaveChangesAsync();
        return passkey.Id;
    });
}
