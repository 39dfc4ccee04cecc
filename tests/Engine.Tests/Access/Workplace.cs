using Engine.Access;
using Engine.Access.Invitations;
using Engine.Audit;
using Engine.Data;
using Engine.Features;
using Engine.Notifications;
using Engine.Tenancy;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Schema;
using Testing;

namespace Engine.Tests.Access;

/// <summary>A colleague at the workplace.</summary>
internal sealed record Colleague(Guid Account, Guid Membership, string Mail, Guid Organisation);

/// <summary>A tenant with two organisations of which one has two contracts, and roles that hand out some others.</summary>
internal sealed class Workplace : IAsyncDisposable
{
    private const string MailRules = """{ "freeMail": "refuse" }""";

    private const string Settings = """
        {
          "roles": {
            "beheerder": { "name": "Beheerder", "permissions": ["portal.gebruikers-beheren"], "mayGrant": ["beheerder", "lezer", "balie"] },
            "lezer": { "name": "Lezer", "permissions": [] },
            "chef": { "name": "Chef", "permissions": [] },
            "balie": { "name": "Balie", "permissions": ["portal.accounts-helpen"], "staff": true }
          },
          "signIn": { "schemes": ["password"], "activationHours": 48, "mailRules": { "freeMail": "refuse" } }
        }
        """;

    private Workplace(DatabaseProvider? provider, string mailRules)
    {
        Tenant = TestTenants.Make("noord", Settings.Replace(MailRules, mailRules, StringComparison.Ordinal));
        Database = new(
            services =>
            {
                services.AddSingleton<TimeProvider>(Clock);
                services.Configure<PasswordHasherOptions>(o => o.IterationCount = 1_000);
            },
            provider);
        One = new() { OrganisationId = Here.Id, Number = "11", Name = "Een", Start = new(2020, 1, 1) };
        Two = new() { OrganisationId = Here.Id, Number = "12", Name = "Twee", Start = new(2020, 1, 1) };
        OfOthers = new() { OrganisationId = There.Id, Number = "21", Name = "Van anderen", Start = new(2020, 1, 1) };
    }

    public FakeTime Clock { get; } = new();

    public TestDatabase Database { get; }

    public Tenant Tenant { get; }

    public Organisation Here { get; } = new() { Number = "1", Name = "Zorggroep De Linde" };

    public Organisation There { get; } = new() { Number = "2", Name = "Thuiszorg De Wilg" };

    public Contract One { get; }

    public Contract Two { get; }

    public Contract OfOthers { get; }

    /// <param name="mailRules">Other rules for addresses than that free mail is refused to everybody.</param>
    public static async Task<Workplace> OpenAsync(DatabaseProvider? provider = null, string mailRules = MailRules)
    {
        var place = new Workplace(provider, mailRules);
        await place.RowsAsync(async db =>
        {
            db.AddRange(place.Here, place.There, place.One, place.Two, place.OfOthers);
            return await db.SaveChangesAsync();
        });
        return place;
    }

    /// <summary>Somebody with an account here.</summary>
    public Task<Colleague> AddAsync(string name, params RoleScope[] access) => AddAtAsync(Here, name, access);

    public Task<Colleague> AddAtAsync(Organisation organisation, string name, params RoleScope[] access) => RowsAsync(async db =>
    {
        var mail = $"{name}@delinde.nl";
        var account = await db.Set<Account>().FirstOrDefaultAsync(a => a.Mail == mail)
            ?? new Account { Mail = mail, NormalizedMail = Account.Normalize(mail), Name = name, State = AccountState.Active, PasswordHash = "x" };
        if (db.Entry(account).State == EntityState.Detached)
        {
            db.Add(account);
        }

        var membership = new Membership { AccountId = account.Id, OrganisationId = organisation.Id };
        db.Add(membership);
        db.AddRange(access.Select(a => new Grant { MembershipId = membership.Id, Role = a.Role, ContractId = a.ContractId }));
        await db.SaveChangesAsync();
        return new Colleague(account.Id, membership.Id, mail, organisation.Id);
    });

    /// <summary>Does something as a signed-in colleague, in a request of its own.</summary>
    /// <param name="branch">Contract of the branch to which the session is limited; null for all.</param>
    public Task<T> AsAsync<T>(Colleague who, Func<IServiceProvider, Task<T>> work, Contract? branch = null) => Database.As(Tenant, services =>
    {
        services.GetRequiredService<CurrentActor>().OrNone = new()
        {
            Branch = branch is null ? null : "000012345678",
            AccountId = who.Account, Name = who.Mail, Mail = who.Mail, OrganisationId = who.Organisation, OrganisationNumber = "1", OrganisationName = "Zorggroep De Linde",
            Level = Level.Password, Roles = [], Permissions = PermissionSet.None, Stamp = "1",
            Contracts = branch is null ? [] : [new(branch.Id, branch.Number, branch.Name, 0, PermissionSet.None)],
        };
        return work(services);
    });

    /// <summary>Does something as a stranger.</summary>
    public Task<T> Async<T>(Func<IServiceProvider, Task<T>> work) => Database.As(Tenant, work);

    public Task<T> RowsAsync<T>(Func<PortalDbContext, Task<T>> work) => Async(s => work(s.GetRequiredService<PortalDbContext>()));

    public Task<List<RoleScope>> AccessAsync(Colleague of) =>
        RowsAsync(db => db.Set<Grant>().Where(g => g.MembershipId == of.Membership).OrderBy(g => g.Role).ThenBy(g => g.ContractId).Select(g => new RoleScope(g.Role, g.ContractId)).ToListAsync());

    public Task<Account> AccountAsync(Guid id) => RowsAsync(db => db.Set<Account>().FirstAsync(a => a.Id == id));

    public Task<List<Letter>> MailsAsync(string to) => Async<List<Letter>>(async s => [.. (await s.LettersAsync()).Where(m => m.To == to)]);

    public Task<List<AuditEvent>> LogAsync(string type) => RowsAsync(db => db.Set<AuditEvent>().Where(e => e.Type == type).OrderBy(e => e.Id).ToListAsync());

    /// <summary>The token in the newest mail to somebody.</summary>
    public async Task<string> TokenAsync(string mail)
    {
        var body = (await MailsAsync(mail))[^1].Body;
        var start = body.IndexOf("?code=", StringComparison.Ordinal) + 6;
        return body[start..body.IndexOfAny(['\n', '\r', ' '], start)];
    }

    public async Task<Invitation> InvitationAsync(string mail) => await RowsAsync(db => db.Set<Invitation>().OrderByDescending(i => i.Id).FirstAsync(i => i.Mail == mail));

    public ValueTask DisposeAsync() => Database.DisposeAsync();
}
