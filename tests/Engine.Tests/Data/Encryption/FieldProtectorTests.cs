using System.Security.Cryptography;
using Engine.Data.Encryption;
using Engine.Tenancy;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Testing;

namespace Engine.Tests.Data.Encryption;

public sealed class FieldProtectorTests : IAsyncLifetime
{
    private const string Bsn = "999990019";
    private readonly TestDatabase database = new();

    [Fact]
    public async Task A_BSN_comes_back_and_is_written_differently_each_time()
    {
        await With(TestTenants.Noord, fields =>
        {
            var first = fields.Protect("bsn", Bsn);
            var second = fields.Protect("bsn", Bsn);
            first.ShouldNotBe(second);
            fields.Reveal("bsn", first).ShouldBe(Bsn);
            fields.Reveal("bsn", second).ShouldBe(Bsn);
            first.Length.ShouldBe(Bsn.Length + 31);
        });
    }

    [Fact]
    public async Task A_BSN_cannot_be_read_by_another_tenant_or_for_another_purpose()
    {
        byte[] cipher = [];
        await With(TestTenants.Noord, fields =>
        {
            cipher = fields.Protect("bsn", Bsn);
            Should.Throw<CryptographicException>(() => fields.Reveal("iban", cipher));
        });
        await With(TestTenants.Zuid, fields => Should.Throw<CryptographicException>(() => fields.Reveal("bsn", cipher)));
    }

    [Fact]
    public async Task Any_changed_byte_is_noticed()
    {
        await With(TestTenants.Noord, fields =>
        {
            var cipher = fields.Protect("bsn", Bsn);
            for (var i = 0; i < cipher.Length; i++)
            {
                var changed = (byte[])cipher.Clone();
                changed[i] ^= 1;
                Should.Throw<CryptographicException>(() => fields.Reveal("bsn", changed), $"byte {i}");
            }

            Should.Throw<CryptographicException>(() => fields.Reveal("bsn", []));
            Should.Throw<CryptographicException>(() => fields.Reveal("bsn", cipher[..20]));
        });
    }

    [Fact]
    public async Task A_search_hash_is_stable_and_differs_per_tenant_and_purpose()
    {
        byte[] noord = [], zuid = [];
        await With(TestTenants.Noord, fields =>
        {
            noord = fields.SearchHash("bsn", Bsn);
            fields.SearchHash("bsn", Bsn).ShouldBe(noord);
            fields.SearchHash("iban", Bsn).ShouldNotBe(noord);
        });
        await With(TestTenants.Zuid, fields => zuid = fields.SearchHash("bsn", Bsn));
        zuid.ShouldNotBe(noord);
    }

    [Fact]
    public async Task After_rotation_old_values_stay_readable_and_new_ones_have_the_new_key()
    {
        byte[] old = [], oldHash = [];
        await With(TestTenants.Noord, fields => (old, oldHash) = (fields.Protect("bsn", Bsn), fields.SearchHash("bsn", Bsn)));
        var keys = database.Services.GetRequiredService<DataKeys>();
        (await keys.RotateAsync(DataKeyKind.Field, null, DateTimeOffset.MinValue, default)).ShouldBe(2);
        (await keys.RotateAsync(DataKeyKind.Search, null, DateTimeOffset.MinValue, default)).ShouldBe(2);
        await With(TestTenants.Noord, fields =>
        {
            fields.Reveal("bsn", old).ShouldBe(Bsn);
            var renewed = fields.Protect("bsn", Bsn);
            (old[2], renewed[2]).ShouldBe(((byte)1, (byte)2));
            fields.Reveal("bsn", renewed).ShouldBe(Bsn);
            fields.SearchHash("bsn", Bsn).ShouldNotBe(oldHash);
            fields.SearchHashes("bsn", Bsn)[1].ShouldBe(oldHash);
        });
    }

    [Fact]
    public async Task Another_node_reads_what_was_written_after_a_rotation_elsewhere()
    {
        await With(TestTenants.Noord, fields => fields.Protect("bsn", Bsn));
        await using var other = TestDatabase.Node(database);
        await other.Services.GetRequiredService<DataKeys>().RotateAsync(DataKeyKind.Field, null, DateTimeOffset.MinValue, default);
        byte[] cipher = [];
        await other.As(TestTenants.Noord, services =>
        {
            cipher = services.GetRequiredService<FieldProtector>().Protect("bsn", Bsn);
            return Task.CompletedTask;
        });
        await With(TestTenants.Noord, fields => fields.Reveal("bsn", cipher).ShouldBe(Bsn));
    }

    [Fact]
    public void Work_without_a_tenant_cannot_encrypt()
    {
        using var scope = database.Services.CreateScope();
        Should.Throw<InvalidOperationException>(() => scope.ServiceProvider.GetRequiredService<FieldProtector>().Protect("bsn", Bsn));
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => database.DisposeAsync().AsTask();

    private Task With(Tenant tenant, Action<FieldProtector> work) => database.As(tenant, services =>
    {
        work(services.GetRequiredService<FieldProtector>());
        return Task.CompletedTask;
    });
}
