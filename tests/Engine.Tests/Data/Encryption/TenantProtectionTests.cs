using System.Security.Cryptography;
using Engine.Tenancy;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Testing;

namespace Engine.Tests.Data.Encryption;

public sealed class TenantProtectionTests : IAsyncLifetime
{
    private readonly TestDatabase database = new();

    [Fact]
    public void What_one_tenant_protected_is_worthless_at_another()
    {
        var protector = Protector(database);
        var noord = In(database, TestTenants.Noord, () => protector.Protect("sessie"));
        In(database, TestTenants.Noord, () => protector.Unprotect(noord)).ShouldBe("sessie");
        Should.Throw<CryptographicException>(() => In(database, TestTenants.Zuid, () => protector.Unprotect(noord)));
        Should.Throw<CryptographicException>(() => protector.Unprotect(noord));
    }

    [Fact]
    public void A_token_with_an_end_time_is_bound_to_its_tenant_too()
    {
        var protector = database.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("herstel").ToTimeLimitedDataProtector();
        var noord = In(database, TestTenants.Noord, () => protector.Protect("token", TimeSpan.FromHours(1)));
        In(database, TestTenants.Noord, () => protector.Unprotect(noord)).ShouldBe("token");
        Should.Throw<CryptographicException>(() => In(database, TestTenants.Zuid, () => protector.Unprotect(noord)));
    }

    [Fact]
    public async Task Two_hosts_on_one_database_open_each_others_cookies_and_no_other_tenants()
    {
        var cookie = In(database, TestTenants.Noord, () => Protector(database).Protect("sessie"));
        await using var other = TestDatabase.Node(database);
        In(other, TestTenants.Noord, () => Protector(other).Unprotect(cookie)).ShouldBe("sessie");
        Should.Throw<CryptographicException>(() => In(other, TestTenants.Zuid, () => Protector(other).Unprotect(cookie)));
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => database.DisposeAsync().AsTask();

    private static IDataProtector Protector(TestDatabase database) =>
        database.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("Microsoft.AspNetCore.Authentication.Cookies", "portal", "v2");

    private static string In(TestDatabase database, Tenant tenant, Func<string> work)
    {
        using var scope = database.Services.GetRequiredService<CurrentTenant>().Enter(tenant);
        return work();
    }
}
