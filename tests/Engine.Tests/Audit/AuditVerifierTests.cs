using Engine.Audit;
using Engine.Data;
using Microsoft.Extensions.DependencyInjection;
using Schema;
using Shouldly;
using Testing;

namespace Engine.Tests.Audit;

public sealed class AuditVerifierTests
{
    private const int Events = 60;

    [Fact]
    public async Task An_untouched_log_has_no_findings()
    {
        await using var chain = await AuditChain.OfAsync(Events);
        var report = await chain.VerifyAsync(TestTenants.Noord, await chain.HeadAsync(TestTenants.Noord));
        report.Links.ShouldBe(Events);
        report.Findings.ShouldBeEmpty();
    }

    [Fact]
    public Task A_hundred_random_tamperings_are_all_found_where_they_are() => TamperAsync(100, seed: 7513);

    [Fact, Trait("Category", "Slow")]
    public Task A_thousand_random_tamperings_are_all_found_where_they_are() => TamperAsync(1000, seed: 2018);

    [Fact]
    public async Task Every_column_of_an_event_is_under_the_seal()
    {
        await using var chain = await AuditChain.OfAsync(3, DatabaseProvider.Sqlite);
        var columns = await chain.Database.As(TestTenants.Noord, services => Task.FromResult(
            services.GetRequiredService<PortalDbContext>().Model.FindEntityType(typeof(AuditEvent))?.GetProperties().ToList() ?? []));
        columns.Count.ShouldBeGreaterThan(20);
        await KeepCopyAsync(chain);
        foreach (var column in columns.Where(c => c.Name is not (nameof(AuditEvent.Id) or TenantModel.Column)))
        {
            var type = Nullable.GetUnderlyingType(column.ClrType) ?? column.ClrType;
            var other = type == typeof(string) ? "'anders'" : type == typeof(Guid) ? $"'{Guid.NewGuid().ToString().ToUpperInvariant()}'" : "ifnull(\"" + column.Name + "\", 0) + 1";
            await chain.TamperAsync($"update \"AuditEvents\" set \"{column.Name}\" = {other} where \"TenantId\" = 'noord' and \"Id\" = (select \"EventId\" from \"AuditSeals\" where \"TenantId\" = 'noord' and \"Sequence\" = 2)");
            var finding = (await chain.VerifyAsync(TestTenants.Noord)).Findings.ShouldHaveSingleItem(column.Name);
            finding.Fault.ShouldBe(AuditFault.Changed);
            finding.Sequence.ShouldBe(2);
            await RestoreAsync(chain);
        }
    }

    [Theory]
    [InlineData("\"At\" = -5")]
    [InlineData("\"AccountId\" = 'geen id'")]
    [InlineData("\"ObjectCount\" = 'veel'")]
    [InlineData("\"Action\" = 77")]
    public async Task A_value_that_cannot_even_be_read_is_a_finding_at_its_place(string change)
    {
        await using var chain = await AuditChain.OfAsync(4, DatabaseProvider.Sqlite);
        await chain.TamperAsync($"update \"AuditEvents\" set {change} where \"Id\" = (select \"EventId\" from \"AuditSeals\" where \"TenantId\" = 'noord' and \"Sequence\" = 3)");
        var report = await chain.VerifyAsync(TestTenants.Noord);
        report.Links.ShouldBe(4);
        report.Findings.ShouldHaveSingleItem().ShouldBe(new("noord", AuditFault.Changed, 3, report.Findings[0].EventId));
    }

    [Fact]
    public async Task An_event_put_in_beside_the_portal_is_found()
    {
        await using var chain = await AuditChain.OfAsync(5, DatabaseProvider.Sqlite);
        await chain.TamperAsync("delete from \"AuditSeals\" where \"TenantId\" = 'noord' and \"Sequence\" = 5");
        var report = await chain.VerifyAsync(TestTenants.Noord);
        report.Findings.ShouldHaveSingleItem().Fault.ShouldBe(AuditFault.Inserted);
    }

    [Fact]
    public async Task An_event_that_waits_longer_than_a_minute_is_found()
    {
        await using var chain = await AuditChain.OfAsync(2, DatabaseProvider.Sqlite);
        await chain.Database.As(TestTenants.Noord, async services =>
        {
            services.GetRequiredService<AuditLog>().Add(new(AuditAction.Read, "proef.bekijken"));
            await services.GetRequiredService<PortalDbContext>().SaveChangesAsync();
        });
        (await chain.VerifyAsync(TestTenants.Noord)).Findings.ShouldBeEmpty();
        await chain.TamperAsync($"update \"AuditEvents\" set \"At\" = {DateTimeOffset.UtcNow.AddMinutes(-2).UtcTicks} where \"Id\" in (select \"EventId\" from \"AuditPending\")");
        (await chain.VerifyAsync(TestTenants.Noord)).Findings.ShouldHaveSingleItem().Fault.ShouldBe(AuditFault.Unsealed);
    }

    [Fact]
    public async Task A_cut_tail_and_a_rewritten_chain_are_found_by_the_heads_kept_elsewhere()
    {
        await using var chain = await AuditChain.OfAsync(8, DatabaseProvider.Sqlite);
        var head = await chain.HeadAsync(TestTenants.Noord);
        await chain.TamperAsync("delete from \"AuditEvents\" where \"TenantId\" = 'noord' and \"Id\" in (select \"EventId\" from \"AuditSeals\" where \"Sequence\" > 6)");
        await chain.TamperAsync("delete from \"AuditSeals\" where \"TenantId\" = 'noord' and \"Sequence\" > 6");
        (await chain.VerifyAsync(TestTenants.Noord)).Findings.ShouldBeEmpty();
        var cut = (await chain.VerifyAsync(TestTenants.Noord, head)).Findings.ShouldHaveSingleItem();
        cut.ShouldBe(new("noord", AuditFault.TailCut, 7, null));

        var rewritten = head with { Sequence = 6 };
        (await chain.VerifyAsync(TestTenants.Noord, rewritten)).Findings.ShouldHaveSingleItem().Fault.ShouldBe(AuditFault.Rewritten);
    }

    private static async Task TamperAsync(int times, int seed)
    {
        await using var chain = await AuditChain.OfAsync(Events, DatabaseProvider.Sqlite);
        await KeepCopyAsync(chain);
        var heads = new[] { await chain.HeadAsync(TestTenants.Noord), await chain.HeadAsync(TestTenants.Zuid) };
        var random = new Random(seed);
        for (var i = 0; i < times; i++)
        {
            var place = random.Next(1, Events + 1);
            var (name, sql) = Tampering(random, place);
            foreach (var statement in sql)
            {
                (await chain.TamperAsync(statement)).ShouldBeGreaterThan(0, name);
            }

            var findings = new List<AuditFinding>();
            for (var t = 0; t < AuditChain.Tenants.Length; t++)
            {
                findings.AddRange((await chain.VerifyAsync(AuditChain.Tenants[t], heads[t])).Findings);
            }

            findings.ShouldContain(f => f.Sequence == place, $"{i}: {name} at {place}, seed {seed}");
            await RestoreAsync(chain);
        }
    }

    private static (string Name, string[] Sql) Tampering(Random random, int place)
    {
        var tenant = random.Next(2) == 0 ? "noord" : "zuid";
        var other = (place % Events) + 1;
        var line = $"(select \"EventId\" from \"AuditSeals\" where \"TenantId\" = '{tenant}' and \"Sequence\" = {place})";
        return random.Next(9) switch
        {
            0 => ("edit", [$"update \"AuditEvents\" set \"Detail\" = \"Detail\" || '.' where \"TenantId\" = '{tenant}' and \"Id\" = {line}"]),
            1 => ("edit of a number", [$"update \"AuditEvents\" set \"ObjectCount\" = \"ObjectCount\" + 1 where \"TenantId\" = '{tenant}' and \"Id\" = {line}"]),
            2 => ("delete event", [$"delete from \"AuditEvents\" where \"TenantId\" = '{tenant}' and \"Id\" = {line}"]),
            3 => ("delete event and link", [
                $"delete from \"AuditEvents\" where \"TenantId\" = '{tenant}' and \"Id\" = {line}",
                $"delete from \"AuditSeals\" where \"TenantId\" = '{tenant}' and \"Sequence\" = {place}"]),
            4 => ("cut the tail", [
                $"delete from \"AuditEvents\" where \"TenantId\" = '{tenant}' and \"Id\" in (select \"EventId\" from \"AuditSeals\" where \"TenantId\" = '{tenant}' and \"Sequence\" >= {place})",
                $"delete from \"AuditSeals\" where \"TenantId\" = '{tenant}' and \"Sequence\" >= {place}"]),
            5 => ("reorder", [
                $"update \"AuditSeals\" set \"Sequence\" = -1 where \"TenantId\" = '{tenant}' and \"Sequence\" = {place}",
                $"update \"AuditSeals\" set \"Sequence\" = {place} where \"TenantId\" = '{tenant}' and \"Sequence\" = {other}",
                $"update \"AuditSeals\" set \"Sequence\" = {other} where \"TenantId\" = '{tenant}' and \"Sequence\" = -1"]),
            6 => ("move to the other tenant", [
                $"update \"AuditEvents\" set \"TenantId\" = '{(tenant == "noord" ? "zuid" : "noord")}' where \"TenantId\" = '{tenant}' and \"Id\" = {line}"]),
            7 => ("change a hash", [$"update \"AuditSeals\" set \"Hash\" = randomblob(32) where \"TenantId\" = '{tenant}' and \"Sequence\" = {place}"]),
            _ => ("change the hash before", [$"update \"AuditSeals\" set \"Previous\" = randomblob(32) where \"TenantId\" = '{tenant}' and \"Sequence\" = {place}"]),
        };
    }

    private static async Task KeepCopyAsync(AuditChain chain)
    {
        foreach (var table in (string[])["AuditEvents", "AuditSeals"])
        {
            await chain.TamperAsync($"create table \"{table}Copy\" as select * from \"{table}\"");
        }
    }

    private static async Task RestoreAsync(AuditChain chain)
    {
        foreach (var table in (string[])["AuditEvents", "AuditSeals"])
        {
            await chain.TamperAsync($"delete from \"{table}\"");
            await chain.TamperAsync($"insert into \"{table}\" select * from \"{table}Copy\"");
        }
    }
}
