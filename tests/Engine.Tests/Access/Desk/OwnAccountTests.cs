using Engine.Access;
using Engine.Access.Desk;
using Engine.Access.Invitations;
using Engine.Access.Links;
using Engine.Modules;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace Engine.Tests.Access.Desk;

/// <summary>Who works at the desk helps others: not the own person, under whatever account or address.</summary>
public sealed class OwnAccountTests : IAsyncLifetime
{
    private Workplace place = null!;
    private Colleague bo = null!;

    public async Task InitializeAsync()
    {
        place = await Workplace.OpenAsync();
        bo = await place.AddAsync("bo", new RoleScope("balie", null));
    }

    public async Task DisposeAsync() => await place.DisposeAsync();

    [Theory]
    [InlineData("bo@delinde.nl")]
    [InlineData("BO+klant@delinde.nl")]
    [InlineData("bo+@delinde.nl")]
    public async Task An_invitation_to_the_own_mailbox_is_refused(string mail)
    {
        (await InviteAsync(mail)).Refusals.ShouldHaveSingleItem().Code.ShouldBe(DeskCase.NotOwn.Code);
        (await place.RowsAsync(db => db.Set<Invitation>().AnyAsync())).ShouldBeFalse();
    }

    [Fact]
    public async Task An_invitation_to_somebody_else_is_sent() => (await InviteAsync("bob@delinde.nl")).IsRefused.ShouldBeFalse();

    [Fact]
    public async Task An_invitation_to_another_account_of_the_same_person_is_refused()
    {
        var twin = await place.AddAsync("anders");
        await SameMobileAsync(twin);
        (await InviteAsync("anders+werk@delinde.nl")).Refusals.ShouldHaveSingleItem().Code.ShouldBe(DeskCase.NotOwn.Code);
    }

    [Fact]
    public async Task Nobody_helps_an_account_of_the_own_mailbox()
    {
        var (twin, other) = ((await place.AddAsync("bo+klant")).Account, (await place.AddAsync("cas")).Account);
        string?[] codes =
        [
            await CodeAsync(s => s.GetRequiredService<EndSessions>().HandleAsync(twin, "Gebeld", default)),
            await CodeAsync(s => s.GetRequiredService<DisableAccount>().HandleAsync(twin, "Gebeld", default)),
            await CodeAsync(s => s.GetRequiredService<ReleaseSecondStep>().HandleAsync(twin, "Gebeld", default)),
            await CodeAsync(s => s.GetRequiredService<ReissueActivation>().HandleAsync(twin, "Gebeld", default)),
        ];
        codes.ShouldAllBe(c => c == DeskCase.NotOwn.Code);
        (await CodeAsync(s => s.GetRequiredService<EndSessions>().HandleAsync(other, "Gebeld", default))).ShouldBeNull();
    }

    [Theory]
    [InlineData("asker")]
    [InlineData("member")]
    [InlineData("mobile")]
    [InlineData("nobody")]
    public async Task Nobody_decides_for_the_insurer_about_a_link_of_the_own_person_or_organisation(string own)
    {
        var asker = await place.AddAtAsync(place.There, own == "asker" ? "bo+klant" : "jan");
        var colleague = await place.AddAtAsync(place.There, own == "member" ? "bo+lid" : "els");
        if (own == "mobile")
        {
            await SameMobileAsync(colleague);
        }

        var link = new ContractLink { OrganisationId = place.There.Id, ContractId = place.One.Id, AskedById = asker.Account, AskedByName = "Jan", AskedAt = place.Clock.GetUtcNow() };
        await place.RowsAsync(db =>
        {
            db.Add(link);
            return db.SaveChangesAsync();
        });
        var refused = own != "nobody";
        (await place.AsAsync(bo, s => s.GetRequiredService<UnmanagedLinks>().ListAsync("collectiviteit.koppelen", default))).Count.ShouldBe(refused ? 0 : 1);
        (await CodeAsync(s => s.GetRequiredService<UnmanagedLinks>().DecideAsync(link.Id, null, "collectiviteit.koppelen", _ => Task.CompletedTask, default)))
            .ShouldBe(refused ? ContractLinks.Unknown.Code : null);
        (await place.RowsAsync(db => db.Set<ContractLink>().Select(l => l.AgreedAt).SingleAsync())).HasValue.ShouldBe(!refused);
    }

    private Task<Result<Invitation>> InviteAsync(string mail) => place.AsAsync(bo, s => s.GetRequiredService<DeskInvitation>().HandleAsync(new(place.There.Id, "Dewi", mail, [new("lezer", null)]), default));

    private async Task<string?> CodeAsync<T>(Func<IServiceProvider, Task<Result<T>>> work) => await place.AsAsync(bo, work) is { IsRefused: true } refused ? refused.Refusals[0].Code : null;

    private Task SameMobileAsync(Colleague twin) => place.Async(async s =>
    {
        var (db, numbers) = (s.GetRequiredService<Engine.Data.PortalDbContext>(), s.GetRequiredService<Engine.SignIn.SecondSteps.MobileNumbers>());
        foreach (var account in await db.Set<Account>().Where(a => a.Id == twin.Account || a.Id == bo.Account).ToListAsync())
        {
            numbers.Put(account, "+31612345678");
        }

        return await db.SaveChangesAsync();
    });
}
