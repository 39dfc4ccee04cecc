using Collectiviteit;
using Collectiviteit.Deelnemers;
using Collectiviteit.Deelnemers.Zoeken;
using Collectiviteit.Mutaties;
using Engine.Access;
using Engine.Data.Encryption;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Testing.Collectiviteiten;

namespace Tenants.Tests.Collectiviteit.Deelnemers.Zoeken;

/// <summary>Who is in which list; today is 16 September 2026.</summary>
public sealed class WieTests
{
    [Theory]
    [InlineData("15-09-2026", false)]
    [InlineData("16-09-2026", true)]
    [InlineData(null, true)]
    public async Task Everybody_is_in_the_current_or_in_the_former_list_and_the_last_day_is_current(string? eind, bool huidig)
    {
        await using var c = await Collectief.MaakAsync();
        var jan = await c.SchrijfInAsync("Jan Poel");
        await EindigAsync(c, jan, eind);
        (await Namen(c, new() { Wie = Wie.Huidig })).Count.ShouldBe(huidig ? 1 : 0);
        (await Namen(c, new() { Wie = Wie.Oud })).Count.ShouldBe(huidig ? 0 : 1);
        (await Namen(c, Zoek("poel", Wie.Huidig))).Count.ShouldBe(huidig ? 1 : 0);
        (await Namen(c, Zoek("poel", Wie.Oud))).Count.ShouldBe(huidig ? 0 : 1);
        (await Namen(c, new())).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Who_starts_later_is_enrolled_already()
    {
        await using var c = await Collectief.MaakAsync();
        await c.SchrijfInAsync("Jan Poel", sinds: "01-10-2026");
        (await Namen(c, new() { Wie = Wie.Huidig })).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_former_participant_stands_there_once_and_not_while_enrolled_elsewhere_in_reach()
    {
        await using var c = await Collectief.MaakAsync();
        var jan = await c.SchrijfInAsync("Jan Poel");
        await EindigAsync(c, jan, "31-12-2021");
        await OpnieuwAsync(c, jan, c.AnderSalaris, "01-01-2023", "31-12-2023");
        (await Contracten(c, new() { Wie = Wie.Oud })).ShouldBe([c.AnderSalaris.Id]);
        (await Contracten(c, Zoek("poel", Wie.Oud))).ShouldBe([c.AnderSalaris.Id]);
        (await Contracten(c, new() { Wie = Wie.Oud }, c.Gebruiker("Anna", c.Salaris))).ShouldBe([c.Salaris.Id], "what lies out of reach says nothing");
        await OpnieuwAsync(c, jan, c.AnderSalaris, "01-01-2026", null);
        (await Contracten(c, new() { Wie = Wie.Oud })).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_day_counts_from_the_first_to_the_last_of_a_period_whatever_the_list()
    {
        await using var c = await Collectief.MaakAsync();
        var jan = await c.SchrijfInAsync("Jan Poel", sinds: "01-03-2021");
        await EindigAsync(c, jan, "31-05-2022");
        foreach (var wie in new[] { Wie.Iedereen, Wie.Huidig })
        {
            foreach (var (dag, aantal) in new[] { ("28-02-2021", 0), ("01-03-2021", 1), ("31-05-2022", 1), ("01-06-2022", 0) })
            {
                var vraag = new ZoekVraag { Wie = wie, Criteria = new Dictionary<string, string> { [Filters.Op] = dag } };
                (await Namen(c, vraag)).Count.ShouldBe(aantal, $"{wie} {dag}");
                (await c.Als((ZoekDeelnemers z) => z.HandleAsync(vraag, default))).Value.Totaal.ShouldBe(aantal, $"{wie} {dag}");
            }
        }
    }

    [Fact]
    public async Task The_former_list_is_always_that_of_today()
    {
        await using var c = await Collectief.MaakAsync();
        var jan = await c.SchrijfInAsync("Jan Poel", sinds: "01-03-2021");
        await EindigAsync(c, jan, "31-05-2022");
        (await Namen(c, new() { Wie = Wie.Oud, Criteria = new Dictionary<string, string> { [Filters.Op] = "01-01-2019" } })).ShouldBe(["J. Poel"]);
    }

    [Fact]
    public async Task What_became_of_a_request_shows_also_of_who_has_left()
    {
        await using var c = await Collectief.MaakAsync();
        var jan = await c.SchrijfInAsync("Jan Poel");
        await c.Als((Afmelden a) => a.HandleAsync(new() { DeelnameId = jan.Deelname.Id, Einddatum = "01-09-2026", Reden = "overleden", Bevestigd = true }, default));
        await EindigAsync(c, jan, "31-12-2021");
        (await Namen(c, new() { Wie = Wie.Huidig, Criteria = new Dictionary<string, string> { [Filters.Stand] = "in-behandeling" } })).ShouldBe(["J. Poel"]);
    }

    [Fact]
    public async Task A_BSN_finds_one_person_however_it_is_typed_and_nobody_out_of_reach()
    {
        await using var c = await Collectief.MaakAsync();
        var jan = await c.SchrijfInAsync("Jan Poel");
        await c.SchrijfInAsync("Piet Smit");
        await c.Database.As(c.Tenant, async services =>
        {
            var velden = services.GetRequiredService<FieldProtector>();
            var (geheim, hash) = (velden.Protect(Bsn.Doel, "123456782"), velden.SearchHash(Bsn.Doel, "123456782"));
            await services.GetRequiredService<Engine.Data.PortalDbContext>().Set<Deelnemer>().Where(d => d.Id == jan.Deelnemer.Id)
                .ExecuteUpdateAsync(s => s.SetProperty(d => d.Bsn, geheim).SetProperty(d => d.BsnHash, hash));
        });
        var vraag = new ZoekVraag { Criteria = new Dictionary<string, string> { [Filters.Bsn] = "1234.56.782" } };
        var gevonden = (await c.Als((ZoekDeelnemers z) => z.HandleAsync(vraag, default))).Value.Regels.ShouldHaveSingleItem();
        (gevonden.Naam, gevonden.Bsn).ShouldBe(("J. Poel", "123456782"));

        (await Namen(c, vraag, c.Gebruiker("Anna", c.AnderSalaris))).ShouldBeEmpty();
    }

    [Fact]
    public void An_audience_has_its_own_settings_over_those_of_the_tenant()
    {
        var settings = new CollectiviteitSettings
        {
            GevolgAfmelden = "van het portaal",
            Groepen = new Dictionary<string, GroepSettings> { ["gemeente"] = new() { Afmeldredenen = [new("weg", "Weg")], Lijst = new() { Wie = Wie.Huidig } } },
        };
        settings.Voor("gemeente").Afmeldredenen.ShouldHaveSingleItem().Id.ShouldBe("weg");
        (settings.Voor("gemeente").Lijst.Wie, settings.Voor("gemeente").GevolgAfmelden).ShouldBe((Wie.Huidig, "van het portaal"));
        settings.Voor("anders").ShouldBe(settings);

        var eigen = new CollectiviteitSettings
        {
            GevolgAanmelden = "van het portaal", Verzekeringen = [new("basis", "Basis", ["Basis"])],
            Groepen = new Dictionary<string, GroepSettings>
            {
                ["gemeente"] = new() { BsnVerplicht = true, GevolgAanmelden = "van de gemeente", Verzekeringen = [new("pakket", "Pakket", ["Gemeentepakket"])], Betaalwijzen = [new("uitkering", "Uitkering")] },
            },
        };
        var gemeente = eigen.Voor("gemeente");
        (gemeente.BsnVerplicht, gemeente.GevolgAanmelden, gemeente.Verzekeringen[0].Id, gemeente.Betaalwijzen[0].Id).ShouldBe((true, "van de gemeente", "pakket", "uitkering"));
        (eigen.Voor("bureau").BsnVerplicht, eigen.Voor("bureau").GevolgAanmelden, eigen.Voor("bureau").Verzekeringen[0].Id).ShouldBe((false, "van het portaal", "basis"));
        eigen.AlleVerzekeringen.Select(v => v.Id).ShouldBe(["pakket", "basis"], "a choice that somebody made is read in the background, for whatever audience");
        settings.Voor(null).Lijst.Wie.ShouldBe(Wie.Iedereen);
        settings.AlleAfmeldredenen.Select(r => r.Id).ShouldBe(["weg", "einde-dienstverband", "einde-collectiviteit", "overleden"]);
    }

    private static Task<int> EindigAsync(Collectief c, Lid lid, string? eind) => c.Lees(db => db.Set<Deelname>().Where(d => d.Id == lid.Deelname.Id)
        .ExecuteUpdateAsync(s => s.SetProperty(d => d.Eind, eind == null ? Deelname.OpenEinde : Collectief.Dag(eind))));

    private static Task OpnieuwAsync(Collectief c, Lid lid, Contract contract, string sinds, string? eind)
    {
        var deelname = new Deelname
        {
            ContractId = contract.Id,
            DeelnemerId = lid.Deelnemer.Id,
            Ingangsdatum = Collectief.Dag(sinds),
            Eind = eind is null ? Deelname.OpenEinde : Collectief.Dag(eind),
            Naamsleutel = lid.Deelname.Naamsleutel,
            Relatienummer = lid.Deelname.Relatienummer,
            Geboortedatum = lid.Deelname.Geboortedatum,
        };
        return c.BewaarAsync([deelname, .. Zoekwoord.Van(deelname, lid.Deelnemer)]);
    }

    private static ZoekVraag Zoek(string naam, Wie wie) => new() { Wie = wie, Criteria = new Dictionary<string, string> { [Filters.Naam] = naam } };

    private static async Task<List<string>> Namen(Collectief c, ZoekVraag vraag, Actor? gebruiker = null) =>
        [.. (await c.Als((ZoekDeelnemers z) => z.HandleAsync(vraag, default), gebruiker)).Value.Regels.Select(r => r.Naam)];

    private static async Task<List<Guid>> Contracten(Collectief c, ZoekVraag vraag, Actor? gebruiker = null) =>
        [.. (await c.Als((ZoekDeelnemers z) => z.HandleAsync(vraag, default), gebruiker)).Value.Regels.Select(r => r.ContractId)];
}
