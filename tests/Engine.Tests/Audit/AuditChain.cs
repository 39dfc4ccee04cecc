using Engine.Audit;
using Engine.Data;
using Engine.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Schema;
using Testing;

namespace Engine.Tests.Audit;

/// <summary>Two tenants with a sealed log, and the ways to damage it that a person with the database in hands has.</summary>
internal sealed class AuditChain : IAsyncDisposable
{
    public static readonly Tenant[] Tenants = [TestTenants.Noord, TestTenants.Zuid];

    private AuditChain(DatabaseProvider? provider) => Database = new(provider: provider);

    public TestDatabase Database { get; }

    /// <param name="provider">Tampering speaks the language of the embedded database, so tests that tamper name that one.</param>
    public static async Task<AuditChain> OfAsync(int events, DatabaseProvider? provider = null)
    {
        var chain = new AuditChain(provider);
        foreach (var tenant in Tenants)
        {
            await chain.Database.As(tenant, async services =>
            {
                var log = services.GetRequiredService<AuditLog>();
                for (var i = 0; i < events; i++)
                {
                    log.Add(new(AuditAction.Read, "proef.bekijken") { ObjectType = "persoon", ObjectId = Guid.NewGuid(), ObjectCount = i + 1, Detail = "regel " + i });
                }

                await services.GetRequiredService<PortalDbContext>().SaveChangesAsync();
            });
            await chain.SealAsync(tenant);
        }

        return chain;
    }

    public Task<int> SealAsync(Tenant tenant) =>
        Database.As(tenant, services => services.GetRequiredService<AuditSealing>().SealAsync(default));

    public Task<AuditHead> HeadAsync(Tenant tenant) =>
        Database.As(tenant, services => services.GetRequiredService<AuditSealing>().HeadAsync(default));

    public Task<AuditReport> VerifyAsync(Tenant tenant, params AuditHead[] kept) =>
        Database.As(tenant, services => services.GetRequiredService<AuditVerifier>().VerifyAsync(kept, default));

    /// <summary>Changes rows past the portal, with the triggers taken away first: the chain has to show it by itself.</summary>
    public Task<int> TamperAsync(string sql) => Database.As(TestTenants.Noord, async services =>
    {
        var db = services.GetRequiredService<PortalDbContext>().Database;
        await db.OpenConnectionAsync();
        await using var command = db.GetDbConnection().CreateCommand();
        command.CommandText = "select 'drop trigger \"' || name || '\";' from sqlite_master where type = 'trigger'";
        var drops = new List<string>();
        await using (var reader = await command.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync())
            {
                drops.Add(reader.GetString(0));
            }
        }

        command.CommandText = string.Concat(drops) + "pragma foreign_keys = off;" + sql;
        return await command.ExecuteNonQueryAsync();
    });

    public ValueTask DisposeAsync() => Database.DisposeAsync();
}
