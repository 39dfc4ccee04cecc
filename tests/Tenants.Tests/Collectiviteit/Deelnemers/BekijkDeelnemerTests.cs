using Collectiviteit.Deelnemers;
using Shouldly;
using Testing.Collectiviteiten;

namespace Tenants.Tests.Collectiviteit.Deelnemers;

public sealed class BekijkDeelnemerTests
{
    [Fact]
    public async Task Details_stay_closed_at_a_contract_without_salary_withholding_also_for_a_user_of_both_kinds_000_20()
    {
        await using var c = await Collectief.MaakAsync();
        var salaris = await c.SchrijfInAsync("Jan Poel");
        var giro = await c.SchrijfInAsync("Piet Smit", contract: c.Acceptgiro);
        (await c.Als((BekijkDeelnemer b) => b.HandleAsync(salaris.Deelname.Id, default))).ShouldNotBeNull().Bsn.ShouldBeNull();
        (await c.Als((BekijkDeelnemer b) => b.HandleAsync(giro.Deelname.Id, default))).ShouldBeNull();
    }
}
