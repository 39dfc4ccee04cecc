using System.Text;
using Engine.Access;
using Engine.Data;
using Engine.Data.Encryption;
using Engine.Notifications;
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
        await HoldsNoneOfAsync(database, secrets);
    }

    [Fact]
    public async Task A_copy_of_the_database_holds_no_code_or_link_that_waits_to_be_sent_nor_for_whom_it_is()
    {
        string[] said = ["+31612345678", "jan@example.nl", "482913", "code=7f3a9c", "Nieuw wachtwoord"];
        await using var database = new TestDatabase(provider: Schema.DatabaseProvider.Sqlite);
        await database.As(TestTenants.Noord, async services =>
        {
            var db = services.GetRequiredService<PortalDbContext>();
            services.GetRequiredService<Outbox>().Sms(said[0], $"{said[2]} is uw code.");
            services.GetRequiredService<Outbox>().Mail(said[1], said[4], $"Volg https://noord.localhost/wachtwoord-instellen?{said[3]}.");
            await db.SaveChangesAsync();
            await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)");
        });

        await HoldsNoneOfAsync(database, said.SelectMany(t => (byte[][])[Encoding.UTF8.GetBytes(t), Encoding.Unicode.GetBytes(t)]));
        var letters = await database.As(TestTenants.Noord, services => services.LettersAsync());
        letters.Select(l => l.To).ShouldBe(said[..2]);
        letters[0].Body.ShouldContain(said[2]);
        letters[1].Body.ShouldContain(said[3]);
    }

    private static async Task HoldsNoneOfAsync(TestDatabase database, IEnumerable<byte[]> secrets)
    {
        var dump = await File.ReadAllBytesAsync(database.Name);
        foreach (var secret in secrets)
        {
            dump.AsSpan().IndexOf(secret).ShouldBe(-1);
            dump.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Convert.ToBase64String(secret))).ShouldBe(-1);
            dump.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Convert.ToHexString(secret))).ShouldBe(-1);
        }
    }
}
