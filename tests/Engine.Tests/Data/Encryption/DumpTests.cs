using System.Text;
using Engine.Access;
using Engine.Data;
using Engine.Data.Encryption;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Testing;

namespace Engine.Tests.Data.Encryption;

public sealed class DumpTests
{
    [Fact]
    public async Task A_copy_of_the_database_holds_neither_the_BSN_nor_a_key_that_opens_anything()
    {
        const string bsn = "999990019";
        await using var database = new TestDatabase(provider: Schema.DatabaseProvider.Sqlite);
        List<byte[]> secrets = [Encoding.UTF8.GetBytes(bsn), Encoding.Unicode.GetBytes(bsn)];
        await database.As(TestTenants.Noord, async services =>
        {
            var db = services.GetRequiredService<PortalDbContext>();
            var cipher = services.GetRequiredService<FieldProtector>().Protect("bsn", bsn);
            db.Add(new Account { Mail = "a@example.nl", NormalizedMail = "A@EXAMPLE.NL", Name = "A", AuthenticatorKey = cipher });
            await db.SaveChangesAsync();
            services.GetRequiredService<IDataProtectionProvider>().CreateProtector("cookie").Protect([1]);

            var wraps = services.GetRequiredService<KeyWraps>();
            foreach (var key in await db.Set<DataKey>().ToListAsync())
            {
                secrets.Add(wraps.Find(key.WrappedBy).Unwrap(key.Wrapped));
            }

            var ring = await db.Set<KeyRingElement>().Select(e => e.Xml).ToListAsync();
            ring.ShouldNotBeEmpty();
            ring.ShouldAllBe(xml => xml.Contains("<sealed ") && !xml.Contains("<masterKey"));
            await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)");
        });

        secrets.Count.ShouldBe(4);
        var dump = await File.ReadAllBytesAsync(database.Name);
        foreach (var secret in secrets)
        {
            dump.AsSpan().IndexOf(secret).ShouldBe(-1);
            dump.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Convert.ToBase64String(secret))).ShouldBe(-1);
            dump.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Convert.ToHexString(secret))).ShouldBe(-1);
        }
    }
}
