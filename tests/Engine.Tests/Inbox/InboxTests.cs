using Engine.Access;
using Engine.Audit;
using Engine.Data;
using Engine.Features;
using Engine.Inbox;
using Engine.Jobs;
using Engine.Tenancy;
using Engine.Tests.Workflows.Runtime;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Testing;

namespace Engine.Tests.Inbox;

/// <summary>Messages in the portal: who sees which, what is unread, how they are found.</summary>
public sealed class InboxTests : IAsyncLifetime
{
    private static readonly Guid Smit = Guid.CreateVersion7();
    private static readonly Guid Jansen = Guid.CreateVersion7();
    private static readonly Guid First = Guid.CreateVersion7();
    private static readonly Guid Second = Guid.CreateVersion7();
    private static readonly Guid Eva = Guid.CreateVersion7();
    private static readonly Guid Tom = Guid.CreateVersion7();

    private static readonly Actor Person = new()
    {
        AccountId = Eva, Name = "Eva", Mail = "eva@example.nl", OrganisationId = Smit, OrganisationNumber = "1", OrganisationName = "Bakkerij Smit", Level = Level.PasswordAndCode,
        Roles = ["hoofd"], Permissions = PermissionSet.None, Contracts = [new(First, "1", "Een", 0, PermissionSet.None)], Stamp = "1",
    };

    private readonly WorkflowPortal portal = new();
    private int sent;

    [Fact]
    public async Task A_message_to_a_person_is_for_that_person_alone()
    {
        var id = await SendAsync(new(Eva));
        (await SubjectsAsync()).ShouldBe(["Onderwerp 1"]);
        (await SubjectsAsync(Person with { AccountId = Tom })).ShouldBeEmpty();
        (await OpenAsync(id, Person with { AccountId = Tom })).ShouldBeNull();
        (await OpenAsync(id)).ShouldNotBeNull().Body.ShouldBe("Tekst 1");
    }

    [Fact]
    public async Task A_message_to_an_organisation_a_contract_or_a_role_is_for_who_works_there_with_it()
    {
        await SendAsync(new(OrganisationId: Smit));
        await SendAsync(new(OrganisationId: Smit, ContractId: First));
        await SendAsync(new(OrganisationId: Smit, ContractId: Second));
        await SendAsync(new(OrganisationId: Smit, Role: "hoofd"));
        await SendAsync(new(OrganisationId: Smit, Role: "ander"));
        await SendAsync(new(OrganisationId: Jansen));
        await SendAsync(new(Eva, null, Jansen));
        await SendAsync(new());
        (await SubjectsAsync()).ShouldBe(["Onderwerp 4", "Onderwerp 2", "Onderwerp 1"]);
        (await SubjectsAsync(Person with { Branch = "000012345678" })).ShouldBe(["Onderwerp 2"], "a mandate for one branch reaches no more than its contracts");
        (await SubjectsAsync(Person with { OrganisationId = Jansen, Contracts = [] })).ShouldBe(["Onderwerp 7", "Onderwerp 6"]);
        (await SubjectsAsync(Person with { IsStaff = true, OrganisationId = Guid.NewGuid(), Contracts = [] })).ShouldBe(["Onderwerp 8"]);
    }

    [Fact]
    public async Task A_role_on_one_contract_opens_nothing_of_another_nor_of_the_organisation_as_a_whole()
    {
        await SendAsync(new(OrganisationId: Smit, ContractId: First, Role: "hoofd"));
        var other = await SendAsync(new(OrganisationId: Smit, ContractId: Second, Role: "hoofd"));
        await SendAsync(new(OrganisationId: Smit, Role: "hoofd"));
        var partly = Person with { AccountId = Tom, Roles = ["ander", "hoofd"], Contracts = [.. Person.Contracts, new(Second, "2", "Twee", 0, PermissionSet.None)] };
        (await SubjectsAsync(partly)).ShouldBe(["Onderwerp 1"]);
        (await OpenAsync(other, partly)).ShouldBeNull();
    }

    [Fact]
    public async Task Another_tenant_sees_nothing()
    {
        var id = await SendAsync(new(Eva));
        (await SubjectsAsync(tenant: TestTenants.Zuid)).ShouldBeEmpty();
        (await OpenAsync(id, tenant: TestTenants.Zuid)).ShouldBeNull();
    }

    [Fact]
    public async Task A_message_is_unread_until_this_person_opens_it_and_stays_unread_for_a_colleague()
    {
        var id = await SendAsync(new(OrganisationId: Smit));
        await SendAsync(new(OrganisationId: Smit));
        (await UnreadAsync()).ShouldBe(2);
        await OpenAsync(id);
        await OpenAsync(id);
        (await UnreadAsync()).ShouldBe(1);
        (await UnreadAsync(Person with { AccountId = Tom })).ShouldBe(2);
        (await RowsAsync(new(null, null, true))).ShouldHaveSingleItem().Subject.ShouldBe("Onderwerp 2");
    }

    [Fact]
    public async Task Many_are_marked_at_once_and_only_ones_own()
    {
        var mine = await SendAsync(new(OrganisationId: Smit));
        await SendAsync(new(OrganisationId: Smit));
        var foreign = await SendAsync(new(OrganisationId: Jansen));
        await InboxAsync(i => Done(i.MarkAsync([mine, foreign, Guid.NewGuid()], default)));
        (await UnreadAsync()).ShouldBe(1);
        (await portal.Read(TestTenants.Noord, db => db.Set<InboxMark>().CountAsync())).ShouldBe(1);
        await InboxAsync(i => Done(i.MarkAsync(null, default)));
        (await UnreadAsync()).ShouldBe(0);
        (await portal.Read(TestTenants.Noord, db => db.Set<InboxMark>().CountAsync())).ShouldBe(2);
    }

    [Fact]
    public async Task Opening_in_many_windows_at_once_makes_one_mark()
    {
        var id = await SendAsync(new(Eva));
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => OpenAsync(id))));
        (await portal.Read(TestTenants.Noord, db => db.Set<InboxMark>().CountAsync())).ShouldBe(1);
    }

    [Fact]
    public async Task Messages_are_found_by_category_and_contract_and_shown_page_by_page()
    {
        for (var i = 0; i < 5; i++)
        {
            await SendAsync(new(OrganisationId: Smit, ContractId: i % 2 == 0 ? First : null), i < 2 ? "Financieel" : "Bevestiging");
        }

        (await InboxAsync(i => i.CategoriesAsync(default))).ShouldBe(["Bevestiging", "Financieel"]);
        (await RowsAsync(new("Financieel", null, false))).Select(r => r.Subject).ShouldBe(["Onderwerp 2", "Onderwerp 1"]);
        (await RowsAsync(new(null, First, false))).Count.ShouldBe(3);
        (await InboxAsync(i => i.ListAsync(new(null, null, false), 2, 2, default))).Select(r => r.Subject).ShouldBe(["Onderwerp 3", "Onderwerp 2", "Onderwerp 1"]);
    }

    [Fact]
    public async Task Each_look_is_in_the_log_and_what_a_message_says_stands_sealed()
    {
        var id = await SendAsync(new(Eva));
        await SubjectsAsync();
        await OpenAsync(id);
        (await portal.Read(TestTenants.Noord, db => db.Set<AuditEvent>().CountAsync(e => e.Type == "portal.berichten-bekijken"))).ShouldBe(2);
        var row = await portal.Read(TestTenants.Noord, db => db.Set<InboxMessage>().AsNoTracking().SingleAsync());
        System.Text.Encoding.UTF8.GetString(row.Content).ShouldNotContain("Onderwerp");
    }

    [Fact]
    public async Task The_same_message_is_sent_once()
    {
        var first = await SendAsync(new(Eva), key: "k");
        (await SendAsync(new(Eva), key: "k")).ShouldBe(first);
        (await SubjectsAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Messages_go_with_their_marks_after_two_years()
    {
        await OpenAsync(await SendAsync(new(Eva)));
        foreach (var (days, left) in new[] { (729, 1), (2, 0) })
        {
            portal.Clock.Advance(TimeSpan.FromDays(days));
            await portal.As(TestTenants.Noord, async services =>
            {
                var db = services.GetRequiredService<PortalDbContext>();
                await services.GetServices<JobHandler>().OfType<RetentionJob>().Single().HandleAsync(Guid.Empty, db, default);
                return await db.SaveChangesAsync();
            });
            (await portal.Read(TestTenants.Noord, db => db.Set<InboxMessage>().CountAsync())).ShouldBe(left);
        }
    }

    public async Task InitializeAsync() => await portal.As(TestTenants.Noord, services =>
    {
        var db = services.GetRequiredService<PortalDbContext>();
        db.AddRange(new Organisation { Id = Smit, Number = "1", Name = "Smit" }, new Organisation { Id = Jansen, Number = "2", Name = "Jansen" });
        db.AddRange(Contract(First, "1"), Contract(Second, "2"));
        db.AddRange(Account(Eva, "eva@example.nl"), Account(Tom, "tom@example.nl"));
        var (eva, tom) = (new Membership { AccountId = Eva, OrganisationId = Smit }, new Membership { AccountId = Tom, OrganisationId = Smit });
        db.AddRange(eva, tom);
        db.AddRange(
            new Grant { MembershipId = eva.Id, Role = "hoofd" }, new Grant { MembershipId = tom.Id, Role = "hoofd", ContractId = First },
            new Grant { MembershipId = tom.Id, Role = "ander", ContractId = Second });
        return db.SaveChangesAsync();
    });

    public async Task DisposeAsync() => await portal.DisposeAsync();

    private static Contract Contract(Guid id, string number) => new() { Id = id, OrganisationId = Smit, Number = number, Name = number, Start = new(2026, 1, 1) };

    private static Account Account(Guid id, string mail) => new() { Id = id, Mail = mail, NormalizedMail = mail.ToUpperInvariant(), Name = mail, State = AccountState.Active };

    private Task<Guid> SendAsync(InboxReader reader, string category = "Bevestiging", string? key = null) => portal.As(TestTenants.Noord, async services =>
    {
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        sent++;
        var ids = await services.GetRequiredService<InboxPost>().SendAsync(key ?? $"k{sent}", [reader], category, $"Onderwerp {sent}", $"Tekst {sent}", [], default);
        await services.GetRequiredService<PortalDbContext>().SaveChangesAsync();
        return ids[0];
    });

    private Task<T> InboxAsync<T>(Func<OwnInbox, Task<T>> work, Actor? actor = null, Tenant? tenant = null) => portal.As(tenant ?? TestTenants.Noord, services =>
    {
        services.GetRequiredService<CurrentActor>().OrNone = actor ?? Person;
        return work(services.GetRequiredService<OwnInbox>());
    });

    private async Task<List<string>> SubjectsAsync(Actor? actor = null, Tenant? tenant = null) =>
        [.. (await InboxAsync(i => i.ListAsync(new(null, null, false), 0, 25, default), actor, tenant)).Select(r => r.Subject)];

    private Task<IReadOnlyList<OwnInbox.Row>> RowsAsync(OwnInbox.Filter filter) => InboxAsync(i => i.ListAsync(filter, 0, 25, default));

    private Task<int> UnreadAsync(Actor? actor = null) => InboxAsync(i => i.UnreadAsync(default), actor);

    private Task<OwnInbox.Message?> OpenAsync(Guid id, Actor? actor = null, Tenant? tenant = null) => InboxAsync(i => i.OpenAsync(id, default), actor, tenant);

    private static async Task<bool> Done(Task work)
    {
        await work;
        return true;
    }
}
