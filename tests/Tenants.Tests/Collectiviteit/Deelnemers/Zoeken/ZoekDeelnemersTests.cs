using Collectiviteit.Deelnemers;
using Collectiviteit.Deelnemers.Zoeken;
using Engine.Access;
using Engine.Audit;
using Engine.Modules;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Testing;
using Testing.Collectiviteiten;

namespace Tenants.Tests.Collectiviteit.Deelnemers.Zoeken;

public sealed class ZoekDeelnemersTests
{
    [Theory]
    [InlineData("van der Poel")]
    [InlineData("poel")]
    [InlineData("Poel van der")]
    [InlineData("POÉL")]
    [InlineData("poe")]
    [InlineData("jan poel")]
    [InlineData("j poel")]
    public async Task Somebody_is_found_however_the_name_is_typed(string term)
    {
        await using var c = await Collectief.MaakAsync();
        await c.SchrijfInAsync("Jan van der Poel");
        await c.SchrijfInAsync("Piet van der Berg");
        (await Namen(c, Zoek(Filters.Naam, term))).ShouldBe(["J. van der Poel"]);
    }

    [Theory]
    [InlineData("wisniewska", "Łucja Wiśniewska")]
    [InlineData("YILDIZ", "İpek Yıldız")]
    [InlineData("taran", "Ștefan Țăran")]
    [InlineData("jansen vries", "Eva Jansen-Vries")]
    [InlineData("Jansen-Vries", "Eva Jansen-Vries")]
    [InlineData("D'Hondt", "Luc D'Hondt")]
    [InlineData("d\u2019hondt", "Luc D'Hondt")]
    [InlineData("dhondt", "Luc D'Hondt")]
    [InlineData("sahin", "Ayşe Şahin")]
    [InlineData("ŞAHIN", "Ayşe Şahin")]
    [InlineData("Łukasz", "Łukasz Nowak")]
    [InlineData("lukasz", "Łukasz Nowak")]
    [InlineData("nowak%", "Łukasz Nowak")]
    [InlineData("  nowak  ", "Łukasz Nowak")]
    public async Task Accents_hyphens_and_foreign_letters_do_not_matter(string term, string naam)
    {
        await using var c = await Collectief.MaakAsync();
        await c.SchrijfInAsync(naam);
        await c.SchrijfInAsync("Kees Ander");
        (await Namen(c, Zoek(Filters.Naam, term))).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Every_column_filters_and_a_deregistered_person_stays_in_the_list()
    {
        await using var c = await Collectief.MaakAsync();
        var jan = await c.SchrijfInAsync("Jan Poel", "04-05-1971", nummer: "LN-00421", sinds: "01-03-2021");
        await c.SchrijfInAsync("Piet Smit", "05-05-1971", nummer: "LN-00999", sinds: "01-04-2021");
        await c.Lees(db => db.Set<Deelname>().Where(d => d.Id == jan.Deelname.Id).ExecuteUpdateAsync(s => s.SetProperty(d => d.Eind, new DateOnly(2026, 5, 31))));
        foreach (var (filter, waarde) in new (string, string)[]
        {
            (Filters.Relatienummer, jan.Deelname.Relatienummer), (Filters.Geboortedatum, "04-05-1971"), (Filters.Werknemersnummer, "LN-004"),
            (Filters.Ingangsdatum, "01-03-2021"), (Filters.Ingangsdatum, "03-2021"), (Filters.Einddatum, "31-05-2026"), (Filters.Einddatum, "01-05-2026 t/m 30-06-2026"),
            (Filters.Einddatum, "2026"),
        })
        {
            (await Namen(c, Zoek(filter, waarde))).ShouldBe(["J. Poel"], $"{filter} {waarde}");
        }

        (await Namen(c, Zoek(Filters.Einddatum, "-"))).ShouldBe(["P. Smit"]);
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData(null, true)]
    [InlineData("poe", false)]
    [InlineData("poe", true)]
    [InlineData("poek poel", false)]
    [InlineData(null, false, Wie.Huidig)]
    [InlineData(null, true, Wie.Huidig)]
    public async Task Paging_by_key_shows_everybody_once_in_order_and_back_again(string? term, bool aflopend, Wie wie = Wie.Iedereen)
    {
        await using var c = await Collectief.MaakAsync();
        for (var i = 0; i < 23; i++)
        {
            // many share a name, over two contracts: ties must neither repeat nor skip; nor two words of one name that begin alike
            await c.SchrijfInAsync($"Poek Poel{(char)('a' + (i % 3))}", contract: i % 2 == 0 ? c.Salaris : c.AnderSalaris);
        }

        var vraag = (term is null ? new() : Zoek(Filters.Naam, term)) with { Wie = wie, Aantal = 5, Aflopend = aflopend };
        var heen = new List<DeelnemerRegel[]>();
        for (var lijst = await Lijst(c, vraag); ; lijst = await Lijst(c, vraag with { Na = heen[^1][^1].Id }))
        {
            heen.Add([.. lijst.Regels]);
            lijst.Totaal.ShouldBe(23);
            if (!lijst.HeeftVolgende)
            {
                break;
            }
        }

        var alle = heen.SelectMany(p => p).ToList();
        alle.Select(r => r.Id).Distinct().Count().ShouldBe(23);
        alle.Count.ShouldBe(23);
        var namen = alle.Select(r => r.Naam).ToList();
        namen.ShouldBe(aflopend ? namen.OrderDescending(StringComparer.Ordinal) : namen.Order(StringComparer.Ordinal));
        for (var i = heen.Count - 1; i > 0; i--)
        {
            var terug = await Lijst(c, vraag with { Voor = heen[i][0].Id });
            terug.Regels.Select(r => r.Id).ShouldBe(heen[i - 1].Select(r => r.Id));
            terug.HeeftVolgende.ShouldBeTrue();
            terug.HeeftVorige.ShouldBe(i > 1);
        }
    }

    [Fact]
    public async Task Without_salary_withholding_one_person_is_found_but_not_everybody_listed()
    {
        await using var c = await Collectief.MaakAsync();
        await c.SchrijfInAsync("Jan Poel", contract: c.Acceptgiro);
        await c.SchrijfInAsync("Piet Smit");
        var giro = c.Gebruiker("Anna", c.Acceptgiro);
        (await Namen(c, Zoek(Filters.Naam, "poel"), giro)).ShouldBe(["J. Poel"]);
        (await Vraag(c, new(), giro)).Refusals.ShouldHaveSingleItem().Code.ShouldBe("zoek-een-persoon");
        (await Vraag(c, Zoek(Filters.Ingangsdatum, "2020"), giro)).Refusals.ShouldHaveSingleItem().Code.ShouldBe("zoek-een-persoon");
        (await Namen(c, new())).ShouldBe(["P. Smit"], "the overview leaves out the contract that pays by acceptgiro");
    }

    [Fact]
    public async Task A_user_of_one_contract_finds_nobody_of_another()
    {
        await using var c = await Collectief.MaakAsync();
        await c.SchrijfInAsync("Jan Poel", contract: c.AnderSalaris);
        var gebruiker = c.Gebruiker("Anna", c.Salaris);
        (await Namen(c, Zoek(Filters.Naam, "poel"), gebruiker)).ShouldBeEmpty();
        (await Vraag(c, new() { ContractId = c.AnderSalaris.Id }, gebruiker)).IsRefused.ShouldBeTrue();
    }

    [Theory]
    [InlineData(Filters.Naam, "p", "zoekterm-te-kort")]
    [InlineData(Filters.Naam, "?!", "zoekterm-te-kort")]
    [InlineData(Filters.Naam, "%", "zoekterm-te-kort")]
    [InlineData(Filters.Naam, "__", "zoekterm-te-kort")]
    [InlineData(Filters.Geboortedatum, "31-02-1980", "datum-onleesbaar")]
    [InlineData(Filters.Einddatum, "02-2026 t/m 01-2026", "datum-onleesbaar")]
    public async Task What_cannot_be_searched_for_is_refused_at_its_field(string filter, string waarde, string code)
    {
        await using var c = await Collectief.MaakAsync();
        var refusal = (await Vraag(c, Zoek(filter, waarde))).Refusals.ShouldHaveSingleItem();
        (refusal.Code, refusal.Field).ShouldBe((code, filter));
        (await Vraag(c, Zoek(filter, new string('x', 10_000)))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("zoekterm-te-lang");
    }

    [Fact]
    public async Task A_page_begins_only_after_a_row_in_reach_and_what_was_asked_for_one_tenant_holds_nothing_of_it_for_another()
    {
        await using var c = await Collectief.MaakAsync();
        var (hier, elders) = (await c.SchrijfInAsync("Jan Poel"), await c.SchrijfInAsync("Piet Berg", contract: c.AnderSalaris));
        var gebruiker = c.Gebruiker("Anna", c.Salaris);
        foreach (var wie in new[] { Wie.Huidig, Wie.Iedereen })
        {
            (await Vraag(c, new() { Wie = wie, Na = hier.Deelname.Id }, gebruiker)).IsRefused.ShouldBeFalse();
            (await Vraag(c, new() { Wie = wie, Na = elders.Deelname.Id }, gebruiker)).Refusals.ShouldHaveSingleItem().ShouldBe(ZoekDeelnemers.NaOnbekend);
            (await BijZuid(new() { Wie = wie })).Value.Regels.ShouldBeEmpty();
            (await BijZuid(new() { Wie = wie, Na = hier.Deelname.Id })).Refusals.ShouldHaveSingleItem().ShouldBe(ZoekDeelnemers.NaOnbekend);
        }

        // the same account at the same contracts: only the tenant differs
        Task<Result<DeelnemerLijst>> BijZuid(ZoekVraag vraag) => c.Database.As(TestTenants.Make("zuid", Collectief.Instellingen), services =>
        {
            services.GetRequiredService<CurrentActor>().OrNone = gebruiker;
            return services.GetRequiredService<ZoekDeelnemers>().HandleAsync(vraag, default);
        });
    }

    [Fact]
    public async Task Each_page_is_one_read_event_with_the_number_of_persons_and_without_the_term()
    {
        await using var c = await Collectief.MaakAsync();
        await c.SchrijfInAsync("Jan Poel");
        await Lijst(c, Zoek(Filters.Naam, "poel"));
        var gelezen = await c.Lees(db => db.Set<AuditEvent>().SingleAsync());
        (gelezen.Action, gelezen.Type, gelezen.ObjectCount).ShouldBe((AuditAction.Read, "collectiviteit.lijst", 1));
        (gelezen.Detail ?? "").ShouldNotContain("poel");
    }

    private static ZoekVraag Zoek(string filter, string waarde) => new() { Criteria = new Dictionary<string, string> { [filter] = waarde } };

    private static Task<Result<DeelnemerLijst>> Vraag(Collectief c, ZoekVraag vraag, Actor? gebruiker = null) =>
        c.Als((ZoekDeelnemers z) => z.HandleAsync(vraag, default), gebruiker);

    private static async Task<DeelnemerLijst> Lijst(Collectief c, ZoekVraag vraag) => (await Vraag(c, vraag)).Value;

    private static async Task<List<string>> Namen(Collectief c, ZoekVraag vraag, Actor? gebruiker = null) =>
        [.. (await Vraag(c, vraag, gebruiker)).Value.Regels.Select(r => r.Naam)];
}
