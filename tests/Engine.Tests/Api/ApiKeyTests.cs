using System.Security.Cryptography;
using Engine.Access;
using Engine.Access.Desk;
using Engine.Api.Keys;
using Engine.Audit;
using Engine.Data;
using Engine.Features;
using Engine.Jobs;
using Engine.Notifications;
using Engine.SignIn;
using Engine.SignIn.Protection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Testing;

namespace Engine.Tests.Api;

/// <summary>What a key may do, for whom it works and when it ends.</summary>
public sealed class ApiKeyTests : IAsyncLifetime
{
    private KeyPlace place = null!;

    public async Task InitializeAsync() => place = await KeyPlace.OpenAsync();

    public async Task DisposeAsync() => await place.DisposeAsync();

    [Fact]
    public async Task Of_a_key_only_its_beginning_and_a_hash_are_kept()
    {
        var made = (await place.MakeAsync()).Value;
        var row = await place.RowsAsync(db => db.Set<ApiKey>().SingleAsync());
        made.Text.ShouldStartWith(row.Prefix + ".");
        var secret = System.Buffers.Text.Base64Url.DecodeFromChars(made.Text.AsSpan(ApiKeySecret.PrefixLength + 1));
        secret.Length.ShouldBe(32);
        row.SecretHash.ShouldBe(SHA256.HashData(secret));
        (await place.MakeAsync("Ander")).Value.Text.ShouldNotBe(made.Text);
    }

    [Fact]
    public async Task A_key_does_what_its_maker_may_and_only_where()
    {
        var who = (await place.WhoAsync((await place.MakeAsync()).Value.Text)).ShouldNotBeNull();
        who.Name.ShouldBe("koppeling Salaris");
        who.Level.ShouldBe(Level.PasswordAndCode);
        var (one, two) = (who.Contract(place.One.Id).ShouldNotBeNull(), who.Contract(place.Two.Id).ShouldNotBeNull());
        place.Has(one.Permissions, "collectiviteit.afmelden").ShouldBeTrue();
        place.Has(two.Permissions, "collectiviteit.inzien").ShouldBeTrue();
        place.Has(two.Permissions, "collectiviteit.afmelden").ShouldBeFalse("its maker deregisters at the first contract only");
        place.Has(who.Permissions, "portal.api-beheren").ShouldBeFalse();
    }

    [Fact]
    public async Task A_key_for_one_contract_reaches_no_other()
    {
        var who = (await place.WhoAsync((await place.MakeAsync(contracts: place.Two.Id)).Value.Text)).ShouldNotBeNull();
        who.Contracts.ShouldHaveSingleItem().Id.ShouldBe(place.Two.Id);
        place.Has(who.Permissions, "collectiviteit.afmelden").ShouldBeFalse();
    }

    [Theory]
    [InlineData("key.scopes", "Salaris", 30, "collectiviteit.aanmelden")]
    [InlineData("key.scopes", "Salaris", 30, "portal.api-beheren")]
    [InlineData("key.scopes", "Salaris", 30, "collectiviteit.koppelen")]
    [InlineData("key.scopes", "Salaris", 30)]
    [InlineData("key.days", "Salaris", 91, "collectiviteit.inzien")]
    [InlineData("key.days", "Salaris", 0, "collectiviteit.inzien")]
    [InlineData("key.name", " ", 30, "collectiviteit.inzien")]
    [InlineData("key.name", "1234567890123456789012345678901234567890123456789012345678901", 30, "collectiviteit.inzien")]
    [InlineData("key.name", "Sala\u0007ris", 30, "collectiviteit.inzien")]
    public async Task A_key_is_refused_that_its_maker_or_the_tenant_does_not_allow(string code, string name, int days, params string[] scopes)
    {
        (await place.MakeAsync(name, days, scopes)).Refusals.ShouldHaveSingleItem().Code.ShouldBe(code);
        (await place.RowsAsync(db => db.Set<ApiKey>().AnyAsync())).ShouldBeFalse();
    }

    [Fact]
    public async Task The_same_form_twice_makes_one_key()
    {
        var both = await Task.WhenAll(place.MakeAsync(), place.MakeAsync());
        both.Count(r => !r.IsRefused).ShouldBe(1);
        both.Single(r => r.IsRefused).Refusals[0].Code.ShouldBe("key.double");
    }

    [Fact]
    public async Task An_organisation_has_twenty_keys_that_work_and_no_more()
    {
        var first = (await place.MakeAsync("Koppeling 1")).Value;
        for (var i = 2; i <= 20; i++)
        {
            (await place.MakeAsync($"Koppeling {i}")).IsRefused.ShouldBeFalse();
        }

        (await place.MakeAsync("Koppeling 21")).Refusals.ShouldHaveSingleItem().Code.ShouldBe("key.many");
        await place.AsMiaAsync(s => s.GetRequiredService<RevokeApiKey>().HandleAsync(first.Key.Id, default));
        (await place.MakeAsync("Koppeling 21")).IsRefused.ShouldBeFalse();
    }

    [Fact]
    public async Task A_key_that_could_do_nothing_is_not_made() =>
        (await place.MakeAsync(scopes: ["collectiviteit.afmelden"], contracts: place.Two.Id)).Refusals.ShouldHaveSingleItem().Code.ShouldBe("key.nothing");

    [Fact]
    public async Task A_contract_that_is_not_the_makers_is_refused() =>
        (await place.MakeAsync(contracts: Guid.NewGuid())).Refusals.ShouldHaveSingleItem().Code.ShouldBe("key.contracts");

    [Fact]
    public async Task Who_manages_one_branch_sees_and_ends_only_keys_that_go_no_further()
    {
        var (whole, elsewhere) = ((await place.MakeAsync("Alles", scopes: ["collectiviteit.inzien"])).Value.Key, (await place.MakeAsync("Twee", contracts: place.Two.Id)).Value.Key);
        var (both, here) = ((await place.MakeAsync("Beide", contracts: [place.One.Id, place.Two.Id])).Value.Key, (await place.MakeAsync("Een", contracts: place.One.Id)).Value.Key);
        (await place.AsMiaAsync(s => s.GetRequiredService<ApiKeyOverview>().ListAsync(default))).Count.ShouldBe(4);
        (await place.AsMiaAsync(s => s.GetRequiredService<ApiKeyOverview>().ListAsync(default), place.AtBranch)).ShouldHaveSingleItem().Key.Id.ShouldBe(here.Id);
        foreach (var key in (ApiKey[])[whole, elsewhere, both])
        {
            (await place.AsMiaAsync(s => s.GetRequiredService<ApiKeyOverview>().FindAsync(key.Id, default), place.AtBranch)).ShouldBeNull();
            (await place.AsMiaAsync(s => s.GetRequiredService<RevokeApiKey>().HandleAsync(key.Id, default), place.AtBranch)).Refusals[0].Code.ShouldBe("key.unknown");
        }

        (await place.AsMiaAsync(s => s.GetRequiredService<RevokeApiKey>().HandleAsync(here.Id, default), place.AtBranch)).IsRefused.ShouldBeFalse();
        (await place.RowsAsync(db => db.Set<ApiKey>().CountAsync(k => k.RevokedAt != null))).ShouldBe(1);
    }

    [Fact]
    public async Task Who_manages_for_one_contract_only_sees_and_ends_only_keys_of_that_contract()
    {
        var (whole, here) = ((await place.MakeAsync("Alles", scopes: ["collectiviteit.inzien"])).Value.Key, (await place.MakeAsync("Een", contracts: place.One.Id)).Value.Key);
        await place.RowsAsync(async db =>
        {
            var one = place.One.Id;
            db.Add(new Grant { MembershipId = await db.Set<Membership>().Select(m => m.Id).SingleAsync(), Role = "lezer", ContractId = one });
            await db.SaveChangesAsync();
            return await db.Set<Grant>().Where(g => g.ContractId == null).ExecuteDeleteAsync();
        });
        var who = place.AtBranch with { Branch = null };
        (await place.AsMiaAsync(s => s.GetRequiredService<ApiKeyOverview>().ListAsync(default), who)).ShouldHaveSingleItem().Key.Id.ShouldBe(here.Id);
        (await place.AsMiaAsync(s => s.GetRequiredService<RevokeApiKey>().HandleAsync(whole.Id, default), who)).Refusals[0].Code.ShouldBe("key.unknown");
    }

    [Fact]
    public async Task A_key_ends_when_it_expires()
    {
        var made = (await place.MakeAsync()).Value;
        place.Clock.Set(made.Key.ExpiresAt - TimeSpan.FromSeconds(1));
        (await place.WhoAsync(made.Text)).ShouldNotBeNull();
        place.Clock.Set(made.Key.ExpiresAt);
        (await place.WhoAsync(made.Text)).ShouldBeNull("also while it was seen a moment ago");
    }

    [Fact]
    public async Task A_revoked_key_ends_at_once_here_and_within_seconds_elsewhere()
    {
        var made = (await place.MakeAsync()).Value;
        await using var other = TestDatabase.Node(place.Database, s => s.AddSingleton<TimeProvider>(place.Clock));
        (await place.WhoAsync(made.Text)).ShouldNotBeNull();
        (await place.WhoAsync(made.Text, node: other)).ShouldNotBeNull();

        (await place.AsMiaAsync(s => s.GetRequiredService<RevokeApiKey>().HandleAsync(made.Key.Id, default))).IsRefused.ShouldBeFalse();
        (await place.WhoAsync(made.Text)).ShouldBeNull();
        place.Clock.Advance(ActorLoader.Freshness);
        (await place.WhoAsync(made.Text, node: other)).ShouldBeNull();
        (await place.AsMiaAsync(s => s.GetRequiredService<RevokeApiKey>().HandleAsync(Guid.NewGuid(), default))).Refusals[0].Code.ShouldBe("key.unknown");
    }

    [Fact]
    public async Task A_key_opens_no_other_tenant_and_another_secret_opens_nothing()
    {
        var made = (await place.MakeAsync()).Value;
        (await place.WhoAsync(made.Text)).ShouldNotBeNull();
        (await place.WhoAsync(made.Text, TestTenants.Zuid)).ShouldBeNull();
        var other = (await place.MakeAsync("Ander")).Value;
        (await place.WhoAsync(made.Key.Prefix + other.Text[ApiKeySecret.PrefixLength..])).ShouldBeNull();
    }

    [Fact]
    public async Task Wrong_keys_are_refused_before_the_database_is_asked_and_a_good_one_goes_on()
    {
        var made = (await place.MakeAsync()).Value;
        (await place.WhoAsync(made.Text)).ShouldNotBeNull();
        for (var i = 0; i < 20; i++)
        {
            (await place.WhoAsync(ApiKeySecret.New().Text)).ShouldBeNull();
        }

        await Should.ThrowAsync<TooOftenException>(() => place.WhoAsync(ApiKeySecret.New().Text));
        (await place.WhoAsync(made.Text)).ShouldNotBeNull("it was right a moment ago");
        place.Clock.Advance(ActorLoader.Freshness);
        await Should.ThrowAsync<TooOftenException>(() => place.WhoAsync(made.Text));
        (await place.WhoAsync(made.Text, address: "192.0.2.9")).ShouldNotBeNull();
    }

    [Fact]
    public async Task Its_use_is_noted_once_a_minute()
    {
        var made = (await place.MakeAsync()).Value;
        await place.WhoAsync(made.Text);
        var first = place.Clock.GetUtcNow();
        place.Clock.Advance(TimeSpan.FromSeconds(30));
        await place.WhoAsync(made.Text);
        (await LastUsedAsync()).ShouldBe(first);
        place.Clock.Advance(TimeSpan.FromSeconds(30));
        await place.WhoAsync(made.Text);
        (await LastUsedAsync()).ShouldBe(place.Clock.GetUtcNow());

        Task<DateTimeOffset?> LastUsedAsync() => place.RowsAsync(db => db.Set<ApiKey>().Select(k => k.LastUsedAt).SingleAsync());
    }

    [Fact]
    public async Task Behind_a_key_stands_an_account_that_nobody_can_sign_in_with()
    {
        var made = (await place.MakeAsync()).Value;
        var account = await place.RowsAsync(db => db.Set<Account>().SingleAsync(a => a.Id == made.Key.AccountId));
        account.State.ShouldBe(AccountState.Disabled);
        account.PasswordHash.ShouldBeNull();
        (await place.RowsAsync(db => db.Set<Membership>().AnyAsync(m => m.AccountId == account.Id))).ShouldBeFalse();
        (await place.AsMiaAsync(s => s.GetRequiredService<FindAccounts>().HandleAsync("koppeling", 0, 10, default))).ShouldBeEmpty();
    }

    [Fact]
    public async Task Managers_hear_of_a_new_key_and_once_that_it_expires_within_a_fortnight()
    {
        var made = (await place.MakeAsync()).Value;
        (await LettersAsync()).ShouldHaveSingleItem().Subject.ShouldBe("Er is een koppeling gemaakt");
        await WarnAsync();
        (await LettersAsync()).Count.ShouldBe(1, "a month is far away");
        place.Clock.Set(made.Key.ExpiresAt - TimeSpan.FromDays(14));
        await WarnAsync();
        await WarnAsync();
        var letters = await LettersAsync();
        letters.Count.ShouldBe(2);
        letters[1].Body.ShouldContain("Salaris");
        letters.ShouldAllBe(l => !l.Body.Contains(made.Text));

        Task<List<Letter>> LettersAsync() => place.AsMiaAsync(async s => (await s.LettersAsync()).Where(l => l.To == "mia@delinde.example").ToList());
        Task<bool> WarnAsync() => place.Database.As(place.Tenant, async s =>
        {
            await s.GetServices<JobHandler>().Single(h => h.Kind == "portal.koppelingen-verlopen").HandleAsync(Guid.Empty, s.GetRequiredService<PortalDbContext>(), default);
            return true;
        });
    }

    [Fact]
    public async Task Making_and_revoking_are_logged_without_the_secret()
    {
        var made = (await place.MakeAsync()).Value;
        await place.AsMiaAsync(s => s.GetRequiredService<RevokeApiKey>().HandleAsync(made.Key.Id, default));
        var log = await place.RowsAsync(db => db.Set<AuditEvent>().OrderBy(e => e.Id).ToListAsync());
        log.Select(e => e.Type).ShouldBe(["portal.koppeling-maken", "portal.koppeling-intrekken"]);
        log.ShouldAllBe(e => e.AccountName == "Mia" && e.ObjectId == made.Key.Id && e.Detail != null && !e.Detail.Contains(made.Text));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Basic abc")]
    [InlineData("Bearer pk_0123456789ab")]
    [InlineData("Bearer pk_0123456789ab.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    [InlineData("Bearer pk_0123456789é.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void What_has_not_the_shape_of_a_key_costs_nothing(string? header) => ApiKeySecret.Read(header).ShouldBeNull();
}
