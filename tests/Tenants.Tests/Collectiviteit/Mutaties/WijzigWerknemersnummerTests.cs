using Collectiviteit.Deelnemers;
using Collectiviteit.Mutaties;
using Engine.Access;
using Engine.Modules;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Testing.Collectiviteiten;

namespace Tenants.Tests.Collectiviteit.Mutaties;

public sealed class WijzigWerknemersnummerTests
{
    [Fact]
    public async Task A_new_number_counts_from_today()
    {
        await using var c = await Collectief.MaakAsync();
        var jan = await c.SchrijfInAsync("Jan Poel");
        (await Wijzig(c, jan, " LN-00421 ")).IsRefused.ShouldBeFalse();
        (await c.Lees(db => db.Set<Mutatie>().SingleAsync())).Datum.ShouldBe(new DateOnly(2026, 9, 16));
        await c.VerwerkAsync();
        (await c.Lees(db => db.Set<Deelname>().SingleAsync())).Werknemersnummer.ShouldBe("LN-00421");
    }

    [Theory]
    [InlineData("1234567890123456", "nummer-te-lang")]
    [InlineData("LN-1", "nummer-gelijk")]
    [InlineData("LN\u0007", "nummer-onleesbaar")]
    [InlineData("LN-2", "nummer-dubbel")]
    public async Task A_number_that_cannot_be_is_refused_by_name(string nummer, string code)
    {
        await using var c = await Collectief.MaakAsync();
        var jan = await c.SchrijfInAsync("Jan Poel", nummer: "LN-1");
        await c.SchrijfInAsync("Piet Smit", nummer: "LN-2");
        var refusal = (await Wijzig(c, jan, nummer)).Refusals.ShouldHaveSingleItem();
        (refusal.Code, refusal.Field).ShouldBe((code, WijzigWerknemersnummer.Veld));
    }

    [Fact]
    public async Task A_colleague_at_another_contract_has_the_number_and_who_has_left_has_it_no_more()
    {
        await using var c = await Collectief.MaakAsync();
        var jan = await c.SchrijfInAsync("Jan Poel");
        await c.SchrijfInAsync("Piet Smit", contract: c.AnderSalaris, nummer: "LN-2");
        var weg = await c.SchrijfInAsync("Kees Weg", nummer: "LN-3");
        await c.Lees(db => db.Set<Deelname>().Where(d => d.Id == weg.Deelname.Id).ExecuteUpdateAsync(s => s.SetProperty(d => d.Eind, new DateOnly(2026, 9, 15))));
        (await Wijzig(c, jan, "LN-2")).Refusals.ShouldHaveSingleItem().Code.ShouldBe("nummer-dubbel");
        (await Wijzig(c, jan, "LN-3")).IsRefused.ShouldBeFalse();
    }

    [Fact]
    public async Task At_a_linked_contract_of_another_employer_the_same_number_is_somebody_elses()
    {
        await using var c = await Collectief.MaakAsync();
        var ander = new Organisation { Number = "W2", Name = "Zorggroep De Wilg" };
        var gekoppeld = new Contract { Number = "30001", Name = "De Wilg", OrganisationId = ander.Id, Start = new(2020, 1, 1) };
        await c.BewaarAsync(ander, gekoppeld);
        var jan = await c.SchrijfInAsync("Jan Poel");
        await c.SchrijfInAsync("Piet Smit", contract: gekoppeld, nummer: "LN-2");
        (await c.Als((WijzigWerknemersnummer w) => w.HandleAsync(new(jan.Deelname.Id, "LN-2", false), default), c.Gebruiker("Anna Bakker", c.Salaris, gekoppeld))).IsRefused.ShouldBeFalse();
    }

    [Fact]
    public async Task Family_has_no_number_of_the_employer_and_an_empty_one_stays_empty()
    {
        await using var c = await Collectief.MaakAsync();
        var jan = await c.SchrijfInAsync("Jan Poel");
        var kind = await c.SchrijfInAsync("Eva Poel", via: jan);
        (await Wijzig(c, kind, "KIND1")).Refusals.ShouldHaveSingleItem().Code.ShouldBe("alleen-werknemer");
        var leeg = (await Wijzig(c, jan, "")).Refusals.ShouldHaveSingleItem();
        (leeg.Code, leeg.Message).ShouldBe(("nummer-gelijk", "Er staat nog geen nummer. Vul een nummer in."));
    }

    [Fact]
    public async Task Who_was_warned_may_use_a_number_twice()
    {
        await using var c = await Collectief.MaakAsync();
        var jan = await c.SchrijfInAsync("Jan Poel");
        await c.SchrijfInAsync("Piet Smit", nummer: "LN-2");
        (await Wijzig(c, jan, "LN-2", ookAlsDubbel: true)).IsRefused.ShouldBeFalse();
    }

    private static Task<Result<Dossier>> Wijzig(Collectief c, Lid lid, string nummer, bool ookAlsDubbel = false) =>
        c.Als((WijzigWerknemersnummer w) => w.HandleAsync(new(lid.Deelname.Id, nummer, ookAlsDubbel), default));
}
