using System.Net;
using System.Text;
using Engine.Data;
using Engine.Data.Databases;
using Engine.SignIn.Protection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Schema;
using Shouldly;
using Testing;

namespace Engine.Tests.SignIn.Protection;

/// <summary>Limits hold over all nodes and tenants, for any stretch of time as long as their window (ASVS 2.4.1, AUT-1).</summary>
public sealed class LimitsTests
{
    private readonly FakeTime clock = new();

    [Fact]
    public async Task Two_nodes_and_two_tenants_at_once_allow_no_more_than_one() => await TogetherAsync(DatabaseProvider.Sqlite);

    [Fact, Trait("Category", "Postgres")]
    public async Task Two_nodes_and_two_tenants_at_once_allow_no_more_than_one_on_PostgreSQL() => await TogetherAsync(DatabaseProvider.Postgres);

    [Fact]
    public async Task In_no_minute_is_more_allowed_wherever_it_begins()
    {
        await using var database = Database();
        var allowed = new List<DateTimeOffset>();
        for (var i = 0; i < 400; i++)
        {
            if (await TakeAsync(database, Budget.SignIn, "192.0.2.7") is null)
            {
                allowed.Add(clock.GetUtcNow());
            }

            clock.Advance(TimeSpan.FromMilliseconds(i % 7 * 150));
        }

        allowed.Max(end => allowed.Count(m => m > end - TimeSpan.FromMinutes(1) && m <= end)).ShouldBe(10);
    }

    [Fact]
    public async Task A_refusal_names_the_moment_from_which_there_is_room()
    {
        await using var database = Database();
        for (var i = 0; i < 10; i++)
        {
            (await TakeAsync(database, Budget.SignIn, "192.0.2.7")).ShouldBeNull();
            clock.Advance(TimeSpan.FromSeconds(1));
        }

        var again = (await TakeAsync(database, Budget.SignIn, "192.0.2.7")).ShouldNotBeNull();
        (again - clock.GetUtcNow()).ShouldBe(TimeSpan.FromSeconds(50));
        clock.Advance(TimeSpan.FromSeconds(50) - TimeSpan.FromMilliseconds(1));
        (await TakeAsync(database, Budget.SignIn, "192.0.2.7")).ShouldNotBeNull();
        clock.Advance(TimeSpan.FromMilliseconds(1));
        (await TakeAsync(database, Budget.SignIn, "192.0.2.7")).ShouldBeNull();
    }

    [Fact]
    public async Task Another_address_and_another_budget_have_their_own()
    {
        await using var database = Database();
        for (var i = 0; i < 11; i++)
        {
            await TakeAsync(database, Budget.SignIn, "192.0.2.7");
        }

        (await TakeAsync(database, Budget.SignIn, "192.0.2.8")).ShouldBeNull();
        (await TakeAsync(database, Budget.Code, "192.0.2.7")).ShouldBeNull();
    }

    [Fact]
    public async Task A_large_budget_is_handed_out_in_portions_and_two_nodes_stay_within_it()
    {
        await using var first = Database();
        await using var second = Node(first);
        var allowed = 0;
        for (var i = 0; i < 200; i++)
        {
            allowed += await TakeAsync(i % 2 == 0 ? first : second, Budget.Search, "iemand") is null ? 1 : 0;
        }

        allowed.ShouldBeInRange(110, 120);
    }

    [Fact]
    public async Task The_table_tells_neither_address_nor_account_and_is_emptied_when_nothing_counts_any_more()
    {
        await using var database = Database();
        await TakeAsync(database, Budget.SignIn, "192.0.2.7");
        var row = await RowsAsync(database, rows => rows.SingleAsync());
        row.Key.Length.ShouldBe(SignInLimit.KeyLength);
        Encoding.UTF8.GetString(row.Key).ShouldNotContain("192");

        await ClearAsync(database);
        (await RowsAsync(database, rows => rows.CountAsync())).ShouldBe(1);
        clock.Advance(TimeSpan.FromSeconds(61));
        await ClearAsync(database);
        (await RowsAsync(database, rows => rows.CountAsync())).ShouldBe(0);
    }

    [Theory]
    [InlineData("192.0.2.7", "192.0.2.7")]
    [InlineData("::ffff:192.0.2.7", "192.0.2.7")]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64")]
    [InlineData("2001:db8:1:2:ffff::9", "2001:db8:1:2::/64")]
    public void An_IPv6_subscriber_is_one_address(string address, string counted) => VisitorAddress.Of(IPAddress.Parse(address)).ShouldBe(counted);

    private async Task TogetherAsync(DatabaseProvider provider)
    {
        await using var first = Database(provider);
        await using var second = Node(first);
        var tries = Enumerable.Range(0, 30).Select(i => Task.Run(() => TakeAsync(
            i % 2 == 0 ? first : second, Budget.SignIn, "192.0.2.7", i % 4 < 2 ? TestTenants.Noord : TestTenants.Zuid)));
        (await Task.WhenAll(tries)).Count(again => again is null).ShouldBe(10);
    }

    private TestDatabase Database(DatabaseProvider? provider = null) => new(services => services.AddSingleton<TimeProvider>(clock), provider);

    private TestDatabase Node(TestDatabase first) => TestDatabase.Node(first, services => services.AddSingleton<TimeProvider>(clock));

    private static Task<DateTimeOffset?> TakeAsync(TestDatabase database, Budget budget, string who, Engine.Tenancy.Tenant? tenant = null) =>
        database.As(tenant ?? TestTenants.Noord, services => services.GetRequiredService<Limits>().TakeAsync(budget, who, default).AsTask());

    private static Task<T> RowsAsync<T>(TestDatabase database, Func<IQueryable<SignInLimit>, Task<T>> read) =>
        database.As(TestTenants.Noord, services => read(services.GetRequiredService<PortalDbContext>().Set<SignInLimit>().AsNoTracking()));

    private Task ClearAsync(TestDatabase database) => database.As(TestTenants.Zuid, services =>
        new ClearLimits(services.GetRequiredService<PortalDatabases>(), clock).ActAsync(Guid.Empty, services.GetRequiredService<PortalDbContext>(), default));
}
