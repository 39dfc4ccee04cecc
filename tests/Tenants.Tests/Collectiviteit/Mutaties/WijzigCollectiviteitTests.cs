using Collectiviteit.Deelnemers;
using Collectiviteit.Mutaties;
using Engine.Modules;
using Shouldly;
using Testing.Collectiviteiten;

namespace Tenants.Tests.Collectiviteit.Mutaties;

public sealed class WijzigCollectiviteitTests
{
    [Theory]
    [InlineData("23597", "01-10-2026", "collectiviteit-onbekend")] // without salary withholding
    [InlineData("23595", "01-10-2026", "collectiviteit-onbekend")] // where the person already is
    [InlineData("99999", "01-10-2026", "collectiviteit-onbekend")]
    [InlineData("23596", "31-09-2026", "datum-onleesbaar")]
    [InlineData("23596", "01-01-2020", "datum-voor-ingang")]
    [InlineData("23596", "01-01-2029", "datum-te-ver")]
    public async Task A_move_that_cannot_be_is_refused_by_name(string nummer, string datum, string code)
    {
        await using var c = await Collectief.MaakAsync();
        var jan = await c.SchrijfInAsync("Jan Poel");
        (await Wissel(c, jan, datum, nummer)).Refusals.ShouldHaveSingleItem().Code.ShouldBe(code);
    }

    [Fact]
    public async Task Nobody_moves_from_a_contract_without_salary_withholding_also_not_for_a_user_of_both_kinds_000_26()
    {
        await using var c = await Collectief.MaakAsync();
        var jan = await c.SchrijfInAsync("Jan Poel", contract: c.Acceptgiro);
        (await Wissel(c, jan, "01-10-2026")).Refusals.ShouldHaveSingleItem().Code.ShouldBe("onbekend");
    }

    [Fact]
    public async Task A_move_before_a_child_took_part_is_refused_and_names_the_child()
    {
        await using var c = await Collectief.MaakAsync();
        var jan = await c.SchrijfInAsync("Jan Poel");
        await c.SchrijfInAsync("Eva Poel", via: jan, sinds: "01-09-2026");
        var refusal = (await Wissel(c, jan, "01-08-2026")).Refusals.ShouldHaveSingleItem();
        refusal.Code.ShouldBe("datum-voor-ingang");
        refusal.Message.ShouldContain("E. Poel");
    }

    [Fact]
    public async Task A_child_does_not_move_without_the_employee()
    {
        await using var c = await Collectief.MaakAsync();
        var jan = await c.SchrijfInAsync("Jan Poel");
        var kind = await c.SchrijfInAsync("Eva Poel", via: jan);
        (await Wissel(c, kind, "01-10-2026")).Refusals.ShouldHaveSingleItem().Code.ShouldBe("alleen-werknemer");
    }

    private static Task<Result<Dossier>> Wissel(Collectief c, Lid lid, string datum, string nummer = "23596") =>
        c.Als((WijzigCollectiviteit w) => w.HandleAsync(new(lid.Deelname.Id, nummer, datum), default));
}
