using Collectiviteit;
using Collectiviteit.Deelnemers;
using Collectiviteit.Mutaties;
using Engine.Audit;
using Engine.Modules;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Testing.Collectiviteiten;

namespace Tenants.Tests.Collectiviteit.Mutaties;

public sealed class AfmeldenTests
{
    [Fact]
    public async Task Family_in_a_contract_out_of_reach_is_neither_shown_nor_deregistered()
    {
        await using var collectief = await Collectief.MaakAsync();
        var hoofd = await collectief.SchrijfInAsync("Jan Bakker");
        var elders = await collectief.SchrijfInAsync("Kim Bakker", contract: collectief.AnderSalaris, via: hoofd);
        var beperkt = collectief.Gebruiker("Piet", collectief.Salaris);
        (await collectief.Als<Dossiers, Dossier?>(d => d.VindAsync(global::Collectiviteit.Features.Detail, hoofd.Deelname.Id, default), beperkt)).ShouldNotBeNull().Gezin.ShouldBeEmpty();
        var andersom = collectief.Gebruiker("Kees", collectief.AnderSalaris);
        (await collectief.Als<Dossiers, Dossier?>(d => d.VindAsync(global::Collectiviteit.Features.Detail, elders.Deelname.Id, default), andersom)).ShouldNotBeNull().Hoofd.ShouldBeNull();
        (await collectief.Als<Dossiers, Dossier?>(d => d.VindAsync(global::Collectiviteit.Features.Detail, hoofd.Deelname.Id, default))).ShouldNotBeNull().Gezin.Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_enrolment_ends_on_the_last_day_that_counts()
    {
        await using var c = await Collectief.MaakAsync();
        var jan = await c.SchrijfInAsync("Jan van der Poel");
        (await Meld(c, jan, "30-09-2026")).IsRefused.ShouldBeFalse();
        (await Eind(c, jan)).ShouldBeNull("the administration has not done it yet");

        await c.VerwerkAsync();
        (await Eind(c, jan)).ShouldBe(new DateOnly(2026, 9, 30));
        (await c.Lees(db => db.Set<Mutatie>().SingleAsync())).Status.ShouldBe(MutatieStatus.Verwerkt);
    }

    [Theory]
    [InlineData("31-12-2019", "einddatum-voor-ingang")]
    [InlineData("31-02-2026", "einddatum-onleesbaar")]
    [InlineData("morgen", "einddatum-onleesbaar")]
    [InlineData("", "einddatum-onleesbaar")]
    [InlineData("01-09-2025", "einddatum-te-vroeg")]
    [InlineData("01-01-2028", "einddatum-te-laat")]
    [InlineData("31-12-9999", "einddatum-te-laat")]
    public async Task An_end_date_that_cannot_be_is_refused_by_name(string einddatum, string code)
    {
        await using var c = await Collectief.MaakAsync();
        var jan = await c.SchrijfInAsync("Jan Poel");
        var refusal = (await Meld(c, jan, einddatum)).Refusals.ShouldHaveSingleItem();
        (refusal.Code, refusal.Field).ShouldBe((code, Afmeldregels.Einddatum));
        (await c.Lees(db => db.Set<Mutatie>().CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task Who_has_already_left_cannot_leave_later()
    {
        await using var c = await Collectief.MaakAsync();
        var jan = await c.SchrijfInAsync("Jan Poel");
        await Meld(c, jan, "30-09-2026");
        await c.VerwerkAsync();
        foreach (var later in new[] { "30-09-2026", "31-10-2026" })
        {
            (await Meld(c, jan, later)).Refusals.ShouldHaveSingleItem().Code.ShouldBe("al-beeindigd", later);
        }

        (await Meld(c, jan, "29-09-2026")).IsRefused.ShouldBeFalse("an earlier day corrects the first one");
    }

    [Fact]
    public async Task What_is_over_is_no_longer_changed()
    {
        await using var c = await Collectief.MaakAsync();
        var jan = await c.SchrijfInAsync("Jan Poel");
        await Meld(c, jan, "30-06-2026");
        await c.VerwerkAsync();
        foreach (var dag in new[] { "29-06-2026", "30-09-2026" })
        {
            (await Meld(c, jan, dag)).Refusals.ShouldHaveSingleItem().Code.ShouldBe("deelname-voorbij", dag);
        }
    }

    [Theory]
    [InlineData("31-08-2026", "30-09-2026", 1)] // the child has left by then and needs no request
    [InlineData("31-12-2026", "30-09-2026", 2)] // the child's own end date lies further ahead
    public async Task A_child_with_an_end_date_of_its_own_leaves_with_the_employee_when_that_is_earlier(string kindTot, string einddatum, int leden)
    {
        await using var c = await Collectief.MaakAsync();
        var jan = await c.SchrijfInAsync("Jan Poel");
        var kind = await c.SchrijfInAsync("Eva Poel", "05-05-2015", via: jan);
        await Meld(c, kind, kindTot, "eigen-verzoek");
        await c.VerwerkAsync();
        var dossier = await c.Als((Dossiers d) => d.VindAsync(Features.Afmelden, jan.Deelname.Id, default));
        var gezin = await c.Als((Afmelden a) => Task.FromResult(a.Meegaand(dossier.ShouldNotBeNull())));
        gezin.ShouldHaveSingleItem().Deelname.Id.ShouldBe(kind.Deelname.Id);
        (await Meld(c, jan, einddatum, gezin: [.. gezin])).Value.Leden.Count.ShouldBe(leden);
    }

    [Fact]
    public async Task The_family_leaves_with_the_employee_and_only_a_death_lets_it_stay()
    {
        await using var c = await Collectief.MaakAsync();
        var jan = await c.SchrijfInAsync("Jan Poel");
        var kind = await c.SchrijfInAsync("Eva Poel", "05-05-2015", via: jan);
        (await Meld(c, jan, "30-09-2026")).Refusals.ShouldHaveSingleItem().Code.ShouldBe("gezin-blijft-achter");
        (await Meld(c, jan, "15-09-2026", "overleden", bevestigd: false)).IsRefused.ShouldBeFalse();

        (await Meld(c, jan, "30-09-2026", gezin: [kind, kind])).Value.Leden.Count.ShouldBe(2, "named twice, the child still leaves once");
        await c.VerwerkAsync();
        (await Eind(c, kind)).ShouldBe(new DateOnly(2026, 9, 30));
    }

    [Theory]
    [InlineData("eigen-verzoek", 2)]
    [InlineData("overleden", 1)]
    public async Task Who_says_nothing_of_the_family_takes_it_along_except_after_a_death(string reden, int leden)
    {
        await using var c = await Collectief.MaakAsync();
        var jan = await c.SchrijfInAsync("Jan Poel");
        await c.SchrijfInAsync("Eva Poel", "05-05-2015", via: jan);
        var invoer = Invoer(jan, "15-09-2026", reden) with { Gezin = null };
        (await c.Als((Afmelden a) => a.HandleAsync(invoer, default))).Value.Leden.Count.ShouldBe(leden);
    }

    [Fact]
    public async Task A_day_of_death_lies_not_after_today()
    {
        await using var c = await Collectief.MaakAsync();
        var jan = await c.SchrijfInAsync("Jan Poel");
        var refusal = (await Meld(c, jan, "17-09-2026", "overleden")).Refusals.ShouldHaveSingleItem();
        (refusal.Code, refusal.Field).ShouldBe(("overlijden-in-toekomst", Afmeldregels.Einddatum));
        (await Meld(c, jan, "16-09-2026", "overleden")).IsRefused.ShouldBeFalse();
    }

    [Fact]
    public async Task A_family_member_can_leave_alone_but_not_for_the_employees_reason()
    {
        await using var c = await Collectief.MaakAsync();
        var jan = await c.SchrijfInAsync("Jan Poel");
        var kind = await c.SchrijfInAsync("Eva Poel", via: jan);
        (await Meld(c, kind, "30-09-2026")).Refusals.ShouldHaveSingleItem().Code.ShouldBe("reden-van-werknemer");
        (await Meld(c, kind, "30-09-2026", "eigen-verzoek")).Value.Leden.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Somebody_of_another_family_cannot_be_slipped_in()
    {
        await using var c = await Collectief.MaakAsync();
        var jan = await c.SchrijfInAsync("Jan Poel");
        var vreemd = await c.SchrijfInAsync("Piet Vreemd");
        (await Meld(c, jan, "30-09-2026", gezin: [vreemd])).Refusals.ShouldHaveSingleItem().Code.ShouldBe("geen-gezinslid");
    }

    [Fact]
    public async Task A_double_click_makes_one_request_and_answers_the_same_both_times()
    {
        await using var c = await Collectief.MaakAsync();
        var jan = await c.SchrijfInAsync("Jan Poel");
        var anna = c.Gebruiker();
        var invoer = Invoer(jan, "30-09-2026");
        var antwoorden = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => c.Als((Afmelden a) => a.HandleAsync(invoer, default), anna))));
        antwoorden.ShouldAllBe(a => !a.IsRefused);
        (await c.Lees(db => db.Set<Mutatie>().CountAsync())).ShouldBe(1);
        (await c.Lees(db => db.Set<AuditEvent>().CountAsync(e => e.Type == "collectiviteit.afmelden"))).ShouldBe(1);
    }

    [Fact]
    public async Task The_second_of_two_people_hears_who_asked_first_and_when()
    {
        await using var c = await Collectief.MaakAsync();
        var jan = await c.SchrijfInAsync("Jan Poel");
        await Meld(c, jan, "30-09-2026");
        var refusal = (await c.Als((Afmelden a) => a.HandleAsync(Invoer(jan, "30-09-2026"), default), c.Gebruiker("Bram Smit"))).Refusals.ShouldHaveSingleItem();
        refusal.Code.ShouldBe("al-gevraagd");
        refusal.Message.ShouldContain("Anna Bakker");
        refusal.Message.ShouldContain("16-09-2026 12:00");
        (await c.Lees(db => db.Set<Mutatie>().CountAsync())).ShouldBe(1);
    }

    [Fact]
    public async Task Somebody_out_of_scope_is_as_unknown_as_somebody_who_does_not_exist()
    {
        await using var c = await Collectief.MaakAsync();
        var jan = await c.SchrijfInAsync("Jan Poel", contract: c.AnderSalaris);
        var gebruiker = c.Gebruiker("Anna", c.Salaris);
        foreach (var id in new[] { jan.Deelname.Id, Guid.NewGuid() })
        {
            var invoer = new AfmeldInvoer { DeelnameId = id, Einddatum = "30-09-2026", Reden = "uit-dienst", Bevestigd = true };
            (await c.Als((Afmelden a) => a.HandleAsync(invoer, default), gebruiker)).Refusals.ShouldHaveSingleItem().Code.ShouldBe("onbekend");
        }
    }

    private static AfmeldInvoer Invoer(Lid lid, string einddatum, string reden = "uit-dienst", bool bevestigd = true, Lid[]? gezin = null) => new()
    {
        DeelnameId = lid.Deelname.Id,
        Einddatum = einddatum,
        Reden = reden,
        Bevestigd = bevestigd,
        Gezin = [.. (gezin ?? []).Select(l => l.Deelname.Id.ToString())],
    };

    private static Task<Result<Afmelding>> Meld(Collectief c, Lid lid, string einddatum, string reden = "uit-dienst", bool bevestigd = true, Lid[]? gezin = null) =>
        c.Als((Afmelden a) => a.HandleAsync(Invoer(lid, einddatum, reden, bevestigd, gezin), default));

    private static Task<DateOnly?> Eind(Collectief c, Lid lid) =>
        c.Lees(async db => (await db.Set<Deelname>().SingleAsync(d => d.Id == lid.Deelname.Id)).Einddatum);
}
