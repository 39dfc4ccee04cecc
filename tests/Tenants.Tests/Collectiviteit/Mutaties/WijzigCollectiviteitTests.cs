using Collectiviteit.Aanmeldingen;
using Collectiviteit.Deelnemers;
using Collectiviteit.Mutaties;
using Engine.Access;
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

    [Fact]
    public async Task Nobody_is_moved_or_returned_to_a_contract_of_another_organisation_by_who_reaches_both()
    {
        await using var c = await Collectief.MaakAsync();
        var elders = new Organisation { Number = "W2", Name = "Ander" };
        var gekoppeld = new Contract { OrganisationId = elders.Id, Number = "99", Name = "Ander", Start = new(2015, 1, 1), Facts = [.. c.Salaris.Facts] };
        await c.BewaarAsync(elders, gekoppeld);
        var wie = c.Gebruiker("Anna Bakker", c.Salaris, c.AnderSalaris, gekoppeld);
        var (daar, hier) = (await c.SchrijfInAsync("Jan Poel", contract: gekoppeld), await c.SchrijfInAsync("Eva Smit"));
        (await WisselAls(daar, "23596")).ShouldBe(["collectiviteit-onbekend"]);
        (await WisselAls(hier, "99")).ShouldBe(["collectiviteit-onbekend"]);
        (await WisselAls(hier, "23596")).ShouldBeEmpty();
        (await DoelenAsync(daar)).ShouldBe(["99"]);
        (await DoelenAsync(hier)).ShouldBe(["23595", "23596"]);
        (await c.Als((HerAanmelden h) => h.HandleAsync(new(daar.Deelname.Id, "23595", "01-10-2026", null), default), wie)).Refusals.ShouldContain(f => f.Code == "contract-onbekend");

        async Task<string[]> WisselAls(Lid lid, string nummer) =>
            [.. (await c.Als((WijzigCollectiviteit w) => w.HandleAsync(new(lid.Deelname.Id, nummer, "01-10-2026"), default), wie)).Refusals.Select(f => f.Code)];

        Task<string[]> DoelenAsync(Lid lid) => c.Als((HerAanmelden h) => Task.FromResult(h.Doelen(lid.Deelname).Select(d => d.Number).ToArray()), wie);
    }

    private static Task<Result<Dossier>> Wissel(Collectief c, Lid lid, string datum, string nummer = "23596") =>
        c.Als((WijzigCollectiviteit w) => w.HandleAsync(new(lid.Deelname.Id, nummer, datum), default));
}
