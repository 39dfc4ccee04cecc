using Collectiviteit.Deelnemers.Zoeken;
using Shouldly;
using Testing;

namespace Tenants.Tests.Collectiviteit.Deelnemers.Zoeken;

public sealed class TellingenTests
{
    private static readonly Guid Contract = Guid.NewGuid();
    private static readonly Guid Ander = Guid.NewGuid();

    private readonly FakeTime time = new();
    private int geteld;

    [Theory]
    [InlineData(1_000)]
    [InlineData(null)]
    public async Task A_large_selection_is_counted_once_in_ten_seconds(int? aantal)
    {
        using var tellingen = new Tellingen(time);
        (await TelAsync(tellingen, aantal)).ShouldBe(aantal);
        time.Advance(TimeSpan.FromSeconds(9));
        (await TelAsync(tellingen, 5_000)).ShouldBe(aantal);
        geteld.ShouldBe(1);

        time.Advance(TimeSpan.FromSeconds(2));
        (await TelAsync(tellingen, 5_000)).ShouldBe(5_000);
    }

    [Fact]
    public async Task A_small_selection_is_counted_every_time()
    {
        using var tellingen = new Tellingen(time);
        await TelAsync(tellingen, 999);
        (await TelAsync(tellingen, 998)).ShouldBe(998);
    }

    [Fact]
    public async Task What_was_counted_for_one_selection_says_nothing_of_another()
    {
        using var tellingen = new Tellingen(time);
        await TelAsync(tellingen, "noord", Contract, "a");
        foreach (var (tenant, contract, naam) in new[] { ("zuid", Contract, "a"), ("noord", Ander, "a"), ("noord", Contract, "b") })
        {
            geteld = 0;
            await TelAsync(tellingen, tenant, contract, naam);
            geteld.ShouldBe(1, $"{tenant} {contract} {naam}");
        }
    }

    private ValueTask<int?> TelAsync(Tellingen tellingen, int? aantal) => TelAsync(tellingen, "noord", Contract, "a", aantal);

    private ValueTask<int?> TelAsync(Tellingen tellingen, string tenant, Guid contract, string naam, int? aantal = 1_000) =>
        tellingen.TelAsync(tenant, [contract], Wie.Iedereen, new Dictionary<string, string> { [Filters.Naam] = naam }, () =>
        {
            geteld++;
            return Task.FromResult(aantal);
        });
}
