using System.Text;
using Engine.Access;
using Engine.Bulk;
using Engine.Bulk.Uploads;
using Engine.Data;
using Engine.Features;
using Engine.Jobs;
using Engine.Modules;
using Engine.Notifications;
using Engine.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Schema;
using Shouldly;
using Testing;

namespace Engine.Tests.Bulk.Uploads;

/// <summary>A node with a form whose accepted rows have one effect each, without any check that would hide a second one.</summary>
internal sealed class BulkPortal : IAsyncDisposable
{
    public static readonly Guid Contract = Guid.CreateVersion7();
    public static readonly Guid OtherContract = Guid.CreateVersion7();
    private static readonly Organisation Own = new() { Number = "1", Name = "Uitzendbureau Voorbeeld" };

    private readonly Strike strike = new();

    public BulkPortal(DatabaseProvider? provider = null, int batch = 10)
    {
        Database = new(Add, provider, new Dictionary<string, string?> { ["Bulk:Batch"] = $"{batch}" });
        Publish();
    }

    private BulkPortal(BulkPortal first)
    {
        Clock = first.Clock;
        Database = TestDatabase.Node(first.Database, services =>
        {
            Add(services);
            services.AddSingleton(first.Database.Services.GetRequiredService<BulkOptions>());
        });
        Publish();
    }

    public FakeTime Clock { get; } = new();

    /// <summary>The form as it is now.</summary>
    public SheetDefinition Form { get; set; } = TestForm.Definition with { MaximumRows = 20_000 };

    public TestDatabase Database { get; }

    /// <summary>A second node on the same database.</summary>
    public BulkPortal Node() => new(this);

    public async Task<BulkPortal> WithOrganisationAsync()
    {
        foreach (var tenant in new[] { TestTenants.Noord, TestTenants.Zuid })
        {
            await Database.As(tenant, async services =>
            {
                var db = services.GetRequiredService<PortalDbContext>();
                db.Add(new Organisation { Id = Own.Id, Number = Own.Number, Name = Own.Name });
                await db.SaveChangesAsync();
            });
        }

        return this;
    }

    /// <summary>From the n-th statement or commit on nothing reaches the database any more, as when the machine lost its power.</summary>
    public void DieAt(int point) => strike.At(point);

    public int Points => strike.Points;

    public Task DrainAsync() => Database.Services.GetRequiredService<JobPump>().DrainAsync();

    public static Actor Person(Guid? organisation = null) => new()
    {
        AccountId = Guid.CreateVersion7(), Name = "Femke de Boer", Mail = "femke@example.nl", OrganisationId = organisation ?? Own.Id, OrganisationNumber = "1",
        OrganisationName = Own.Name, Level = Level.Password, Roles = ["medewerker"], Permissions = PermissionSet.None, Contracts = [], Stamp = "1",
    };

    /// <summary>A filled form of this tenant.</summary>
    public Task<byte[]> FillAsync(IEnumerable<string[]> rows, Tenant? tenant = null, SheetStamp? stamp = null) => Database.As(tenant ?? TestTenants.Noord, services =>
    {
        var hidden = services.GetRequiredService<SheetStamps>().Write(stamp ?? Stamp());
        return Task.FromResult(TestForm.WithStamp(TestForm.Heading + string.Concat(rows.Select((r, i) => TestForm.Row(i + 2, r))), hidden));
    });

    public SheetStamp Stamp() => new(TestImport.Form, 1, Own.Id, [Contract], Clock.GetUtcNow());

    public static IEnumerable<string[]> Rows(string prefix, int count, int from = 0) => Enumerable.Range(from, count).Select(i => new[] { "Aanmelding", $"{prefix}{i}", "01-02-1990", $"{i}" });

    public Task<T> As<TService, T>(Func<TService, Task<T>> work, Actor? who = null, Tenant? tenant = null) where TService : notnull => Database.As(tenant ?? TestTenants.Noord, services =>
    {
        services.GetRequiredService<CurrentActor>().OrNone = who ?? Person();
        return work(services.GetRequiredService<TService>());
    });

    public Task<Result<ReceivedUpload>> SendAsync(byte[] file, Actor? who = null, params Guid[] reach) =>
        As<ReceiveUpload, Result<ReceivedUpload>>(r => r.HandleAsync(TestImport.Form, reach.Length > 0 ? reach : [Contract], "rijen.xlsx", file, default), who);

    public Task<T> Read<T>(Func<PortalDbContext, Task<T>> query, Tenant? tenant = null) => Database.As(tenant ?? TestTenants.Noord, s => query(s.GetRequiredService<PortalDbContext>()));

    public Task<BulkUpload> UploadAsync(Guid id) => Read(db => db.Set<BulkUpload>().SingleAsync(u => u.Id == id));

    public async Task<List<string>> EffectsAsync() => [.. (await Read(db => db.Set<OutboxMessage>().Select(m => m.Content).ToListAsync())).Select(Encoding.UTF8.GetString).Order(StringComparer.Ordinal)];

    public ValueTask DisposeAsync() => Database.DisposeAsync();

    private void Publish() => Database.Services.GetRequiredService<TenantCatalogue>().Publish(new([TestTenants.Noord, TestTenants.Zuid]));

    private void Add(IServiceCollection services)
    {
        services.AddSingleton<TimeProvider>(Clock);
        services.AddSingleton<IInterceptor>(strike);
        services.AddSingleton(this);
        services.AddScoped<BulkImport, TestImport>();
    }
}

/// <summary>Accepts rows by one effect each; names with an X are refused by the register, and of somebody called Enig there can be one.</summary>
internal sealed class TestImport(PortalDbContext db, BulkInsert bulk, BulkPortal portal, TimeProvider time) : BulkImport
{
    public const string Form = "test.form";

    private static readonly Guid Only = Guid.CreateVersion7();

    public override string Kind => Form;

    public override Task<SheetDefinition> DefinitionAsync(IReadOnlyCollection<Guid> contracts, CancellationToken cancellation) => Task.FromResult(portal.Form);

    public override async Task AcceptAsync(BulkSender sender, IReadOnlyList<CheckedRow> rows, CancellationToken cancellation)
    {
        foreach (var row in rows)
        {
            if (row["naam"].Contains('X', StringComparison.Ordinal))
            {
                row.Refuse("naam", "Deze persoon is niet gevonden.", "Controleer de naam.");
            }
            else
            {
                row.Accept(row["naam"] == "Enig" ? Only : Guid.CreateVersion7());
            }
        }

        await bulk.WriteAsync(rows.Where(r => !r.IsRefused).Select(r => new OutboxMessage
        {
            Id = r.Result.ShouldNotBeNull(), Channel = Channel.Mail, Content = Encoding.UTF8.GetBytes(r["naam"]), CreatedAt = time.GetUtcNow(),
        }), cancellation);
    }

    // a message of somebody called Mislukt came to nothing
    public override async Task<IReadOnlySet<Guid>> FailedAsync(IReadOnlyCollection<Guid> results, CancellationToken cancellation) =>
        (await db.Set<OutboxMessage>().Where(m => results.Contains(m.Id)).ToListAsync(cancellation)).Where(m => Encoding.UTF8.GetString(m.Content).StartsWith("Mislukt", StringComparison.Ordinal)).Select(m => m.Id).ToHashSet();
}
