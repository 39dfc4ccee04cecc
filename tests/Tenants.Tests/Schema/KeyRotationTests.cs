using System.Buffers.Binary;
using Collectiviteit.Deelnemers;
using Engine.Access;
using Engine.Audit;
using Engine.Data;
using Engine.Data.Encryption;
using Engine.Data.Encryption.Rotation;
using Engine.Jobs;
using Engine.Notifications;
using Engine.SignIn;
using Engine.Tenancy;
using Engine.Workflows.Requests;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Schema;
using Shouldly;
using Testing;

namespace Tenants.Tests.Schema;

/// <summary>Two nodes on one database: keys are renewed at one, and the other follows without a restart.</summary>
public sealed class KeyRotationTests
{
    private const int Persons = KeyRotationJob.Batch + 20;
    private static readonly Tenant Tenant = TestTenants.Noord;

    /// <summary>Hashes whose text is kept nowhere, public keys, and forms that live half an hour under a key that stays readable.</summary>
    private static readonly string[] NotRewritten =
    [
        "ApiKey.SecretHash", "AuditSeal.Hash", "AuditSeal.Previous", "DataKey.Wrapped", "Importsleutel.Hash", "KeptAnswer.NameHash", "KeptAnswer.RequestHash", "KeptForm.Content", "Passkey.CredentialId", "Passkey.PublicKey",
        "Registerimport.NaamHash", "RememberedDevice.Hash", "SentCode.Hash", "SignInLimit.Key", "WorkflowVersion.FileHash", "WorkflowVersion.Hash",
    ];

    [Fact]
    public Task Both_nodes_find_every_person_at_every_moment_of_a_rotation() => Run(DatabaseProvider.Sqlite);

    [Fact]
    [Trait("Category", "Postgres")]
    public Task Both_nodes_find_every_person_at_every_moment_of_a_rotation_on_PostgreSQL() => Run(DatabaseProvider.Postgres);

    [Fact]
    public async Task A_rotation_for_one_tenant_leaves_the_keys_of_others_as_they_are()
    {
        var clock = new FakeTime();
        await using var node = Node(clock);
        await node.Services.GetRequiredService<RotateKeys>().HandleAsync(Tenant, default);
        clock.Advance(DataKeys.Lead);
        (await VersionOfNewAsync(node, Tenant)).ShouldBe(2);
        (await VersionOfNewAsync(node, TestTenants.Zuid)).ShouldBe(1);
        await node.Services.GetRequiredService<RotateKeys>().HandleAsync(null, default);
        clock.Advance(DataKeys.Lead);
        (await VersionOfNewAsync(node, Tenant)).ShouldBe(3);
        (await VersionOfNewAsync(node, TestTenants.Zuid)).ShouldBe(3);
    }

    [Fact]
    public async Task The_key_of_an_authenticator_is_taken_along()
    {
        var clock = new FakeTime();
        await using var node = Node(clock);
        var id = Guid.CreateVersion7();
        await node.As(Tenant, async services =>
        {
            var db = services.GetRequiredService<PortalDbContext>();
            var fields = services.GetRequiredService<FieldProtector>();
            db.Add(new Account { Id = id, Mail = "a@b.nl", NormalizedMail = "A@B.NL", Name = "A", AuthenticatorKey = fields.Protect(SecondStepCheck.KeyPurpose, "OUD") });
            await db.SaveChangesAsync();
        });
        await node.Services.GetRequiredService<RotateKeys>().HandleAsync(null, default);
        clock.Advance(DataKeys.Lead);
        await node.Services.GetRequiredService<JobPump>().DrainAsync();
        await node.As(Tenant, async services =>
        {
            var account = await services.GetRequiredService<PortalDbContext>().Set<Account>().SingleAsync(a => a.Id == id);
            FieldProtector.VersionOf(account.AuthenticatorKey.ShouldNotBeNull()).ShouldBe(2);
            services.GetRequiredService<FieldProtector>().Reveal(SecondStepCheck.KeyPurpose, account.AuthenticatorKey).ShouldBe("OUD");
        });
    }

    [Fact]
    public async Task The_hash_of_a_part_is_taken_along_and_still_finds_it()
    {
        var clock = new FakeTime();
        await using var node = Node(clock);
        var id = Guid.CreateVersion7();
        await node.As(Tenant, async services =>
        {
            var fields = services.GetRequiredService<FieldProtector>();
            services.GetRequiredService<PortalDbContext>().Add(new PortalRequest
            {
                Id = id, Kind = "a", FormKey = id, Title = "A", Status = "a", At = clock.GetUtcNow(), Requester = fields.Protect("request.requester", """{"Name":"Jan","Mail":"jan@a.example"}"""),
                RequesterMailHash = fields.SearchHash("request.requester", "Mail", "jan@a.example"),
            });
            await services.GetRequiredService<PortalDbContext>().SaveChangesAsync();
        });
        await node.Services.GetRequiredService<RotateKeys>().HandleAsync(null, default);
        clock.Advance(DataKeys.Lead);
        await node.Services.GetRequiredService<JobPump>().DrainAsync();
        await node.As(Tenant, async services =>
        {
            var hash = (await services.GetRequiredService<PortalDbContext>().Set<PortalRequest>().SingleAsync(r => r.Id == id)).RequesterMailHash.ShouldNotBeNull();
            BinaryPrimitives.ReadUInt16BigEndian(hash).ShouldBe((ushort)2);
            hash.ShouldBe(services.GetRequiredService<FieldProtector>().SearchHash("request.requester", "Mail", "JAN@a.example"));
        });
    }

    [Fact]
    public async Task A_message_that_waits_is_taken_along_and_can_still_be_sent()
    {
        var clock = new FakeTime();
        await using var node = Node(clock);
        await node.As(Tenant, services =>
        {
            services.GetRequiredService<Outbox>().Mail("jan@example.nl", "Code", "482913");
            return services.GetRequiredService<PortalDbContext>().SaveChangesAsync();
        });
        await node.Services.GetRequiredService<RotateKeys>().HandleAsync(null, default);
        clock.Advance(DataKeys.Lead);
        await node.Services.GetRequiredService<JobPump>().DrainAsync();
        await node.As(Tenant, async services =>
        {
            FieldProtector.VersionOf((await services.GetRequiredService<PortalDbContext>().Set<OutboxMessage>().SingleAsync()).Content).ShouldBe(2);
            var letter = (await services.LettersAsync()).ShouldHaveSingleItem();
            (letter.To, letter.Subject, letter.Body, letter.SentAt).ShouldBe(("jan@example.nl", "Code", "482913", null));
        });
    }

    /// <summary>What a rotation does not write anew: hashes whose text is kept nowhere, and bytes that no data key made.</summary>
    [Fact]
    public async Task Every_column_of_bytes_takes_part_in_a_rotation_or_stands_on_the_list()
    {
        await using var database = new TestDatabase(provider: DatabaseProvider.Sqlite);
        await using var scope = database.Services.CreateAsyncScope();
        var columns = scope.ServiceProvider.GetRequiredService<PortalDbContext>().Model.GetEntityTypes().SelectMany(e => e.GetProperties())
            .Where(p => p.ClrType == typeof(byte[]) && p.GetAnnotations().All(a => a.Name is not ("Portal:Protected" or "Portal:HashOf")))
            .Select(p => $"{p.DeclaringType.ClrType.Name}.{p.Name}");
        columns.Order(StringComparer.Ordinal).ShouldBe(NotRewritten);
    }

    private static async Task Run(DatabaseProvider provider)
    {
        var clock = new FakeTime();
        await using var first = Node(clock, provider);
        await using var second = TestDatabase.Node(first, services => services.AddSingleton<TimeProvider>(clock));
        second.Services.GetRequiredService<TenantCatalogue>().Publish(new([Tenant, TestTenants.Zuid]));
        await AddAsync(first, Enumerable.Range(0, Persons));
        await FindAsync(second, 0, Persons - 1);

        var rotated = await first.Services.GetRequiredService<RotateKeys>().HandleAsync(null, default);
        rotated.Tenants.ShouldBe(["noord", "zuid"]);
        (await VersionOfNewAsync(first, Tenant)).ShouldBe(1, "other nodes do not search with the new key yet");
        await first.Services.GetRequiredService<JobPump>().DrainAsync();
        (await VersionsAsync(first)).ShouldBe([(1, 1, Persons)]);

        // what the watcher of each node does every twenty seconds
        second.Services.GetRequiredService<DataKeys>().Refresh();
        clock.Advance(DataKeys.Lead);
        await AddAsync(first, [Persons]);
        await FindAsync(second, 0, Persons - 1, Persons);
        await AddAsync(second, [Persons + 1]);
        await FindAsync(first, 0, Persons + 1);

        // one batch at the first node, which then dies; the second goes on where it stopped
        await BatchAsync(first);
        await FindAsync(first, 0, Persons - 1, Persons);
        await FindAsync(second, 0, Persons - 1, Persons);
        (await VersionsAsync(first)).Count.ShouldBe(2, "half of the rows have been written anew");
        await second.Services.GetRequiredService<JobPump>().DrainAsync();
        (await VersionsAsync(second)).ShouldBe([(2, 2, Persons + 2)]);
        await FindAsync(second, 0, Persons - 1, Persons, Persons + 1);
        await second.As(Tenant, async services =>
        {
            var db = services.GetRequiredService<PortalDbContext>();
            var rotation = await db.Set<KeyRotation>().SingleAsync();
            rotation.DoneAt.ShouldNotBeNull();
            rotation.Rewritten.ShouldBe(Persons);
            (await db.Set<AuditEvent>().SingleAsync(e => e.Type == "portal.sleutels-vernieuwd")).ObjectCount.ShouldBe(Persons);
        });
    }

    private static TestDatabase Node(FakeTime clock, DatabaseProvider? provider = null)
    {
        var node = new TestDatabase(services => services.AddSingleton<TimeProvider>(clock), provider);
        node.Services.GetRequiredService<TenantCatalogue>().Publish(new([Tenant, TestTenants.Zuid]));
        return node;
    }

    /// <summary>Works the column of the citizen numbers for one batch.</summary>
    private static async Task BatchAsync(TestDatabase node)
    {
        for (var i = 0; i < 10 && (await VersionsAsync(node)).Count == 2 && (await VersionsAsync(node))[0].Count == Persons; i++)
        {
            var pump = node.Services.GetRequiredService<JobPump>();
            await pump.RunOnceAsync(JobLane.Inside, default, default);
        }
    }

    private static string Number(int person) => $"{100_000_000 + person}";

    private static Task AddAsync(TestDatabase node, IEnumerable<int> persons) => node.As(Tenant, async services =>
    {
        var db = services.GetRequiredService<PortalDbContext>();
        var fields = services.GetRequiredService<FieldProtector>();
        db.AddRange(persons.Select(i => new Deelnemer
        {
            Relatienummer = Number(i), Voorletters = "J.", Voornaam = "Jan", Achternaam = "Jansen", Geboortedatum = new(1980, 1, 1),
            Bsn = fields.Protect(Bsn.Doel, Number(i)), BsnHash = fields.SearchHash(Bsn.Doel, Number(i)),
        }));
        await db.SaveChangesAsync();
    });

    private static Task FindAsync(TestDatabase node, params int[] persons) => node.As(Tenant, async services =>
    {
        var fields = services.GetRequiredService<FieldProtector>();
        foreach (var person in persons)
        {
            var hashes = fields.SearchHashes(Bsn.Doel, Number(person));
            var found = await services.GetRequiredService<PortalDbContext>().Set<Deelnemer>().SingleAsync(d => hashes.Contains(d.BsnHash));
            found.Relatienummer.ShouldBe(Number(person));
            fields.Reveal(Bsn.Doel, found.Bsn.ShouldNotBeNull()).ShouldBe(Number(person));
        }
    });

    private static Task<List<(int Field, int Search, int Count)>> VersionsAsync(TestDatabase node) => node.As(Tenant, async services =>
    {
        var rows = await services.GetRequiredService<PortalDbContext>().Set<Deelnemer>().Select(d => new { d.Bsn, d.BsnHash }).ToListAsync();
        return rows.Select(r => (FieldProtector.VersionOf(r.Bsn ?? []), (int)BinaryPrimitives.ReadUInt16BigEndian(r.BsnHash)))
            .GroupBy(v => v).OrderBy(g => g.Key).Select(g => (g.Key.Item1, g.Key.Item2, g.Count())).ToList();
    });

    private static Task<int> VersionOfNewAsync(TestDatabase node, Tenant tenant) =>
        node.As(tenant, services => Task.FromResult(FieldProtector.VersionOf(services.GetRequiredService<FieldProtector>().Protect("proef", "x"))));
}
