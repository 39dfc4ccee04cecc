using System.Net;
using Engine.Access;
using Engine.Access.Links;
using Engine.Audit;
using Engine.Inbox;
using Engine.SignIn;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Testing.Http;
using Web.Tests.Account;

namespace Web.Tests.Manuals;

/// <summary>Manual 000, "Eén inlog voor alle collectiviteiten". Organisation 100210 has no users; De Wilg, 100300, has a main user.</summary>
public sealed class Handleiding000KoppelenTests : IAsyncLifetime
{
    private const string Hoofdgebruiker = "hoofdgebruiker@zorggroep-voorbeeld.example";
    private const string TweedeHoofdgebruiker = "code@zorggroep-voorbeeld.example";
    private const string EenContract = "medewerker@zorggroep-voorbeeld.example";
    private const string DeWilg = "hoofdgebruiker@thuiszorg-de-wilg.example";

    private const string Servicedesk = "balie@accountbeheer.example";

    private readonly DemoPortal portaal = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await portaal.DisposeAsync();

    [Fact]
    public async Task A_contract_is_linked_by_customer_number_and_collectivity_number_000_39()
    {
        var (bezoeker, start) = await portaal.EnterAsync(Hoofdgebruiker);
        start.Document.QuerySelectorAll(".portal-nav__open a").Select(a => a.TextContent.Trim()).ShouldContain("Koppelen contracten");
        (await bezoeker.GetAsync("verzekerden?contract=300110")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await KoppelAsync(bezoeker, "100210", "300110")).Text.ShouldContain("moet eerst akkoord geven");
        portaal.Clock.Advance(ActorLoader.Freshness);
        (await bezoeker.GetAsync("verzekerden?contract=300110")).Status.ShouldBe(HttpStatusCode.NotFound, "two numbers of an invoice open nothing yet");
        (await BeslisAsync("akkoord", "")).Text.ShouldContain("U hebt akkoord gegeven");
        (await bezoeker.GetAsync("berichten")).Text.ShouldContain("Contract 300110 is gekoppeld");
        portaal.Clock.Advance(ActorLoader.Freshness);
        (await bezoeker.GetAsync("verzekerden?contract=300110&toon=alles")).Status.ShouldBe(HttpStatusCode.OK);
        (await bezoeker.GetAsync("contractdetails")).Text.ShouldContain("300110");
        (await bezoeker.GetAsync("verzekerden?contract=300300")).Status.ShouldBe(HttpStatusCode.NotFound, "another contract stays out of reach");

        (await KoppelAsync(bezoeker, "100210", "300110")).Text.ShouldContain("al gekoppeld");
        (await KoppelAsync(bezoeker, "100200", "300100")).Text.ShouldContain("hoort al bij uw organisatie");
        bezoeker.Dispose();
    }

    [Theory]
    [InlineData("100300", "300110")]
    [InlineData("100210", "300200")]
    [InlineData("999999", "888888")]
    [InlineData("500100", "600100")]
    [InlineData("100210%", "300110")]
    public async Task A_pair_that_is_not_right_is_refused_without_telling_what_exists_000_39(string klant, string nummer)
    {
        var (bezoeker, _) = await portaal.EnterAsync(Hoofdgebruiker);
        var antwoord = await KoppelAsync(bezoeker, klant, nummer);
        antwoord.Document.QuerySelectorAll(".portal-error-summary li").Select(l => l.TextContent.Trim())
            .ShouldBe(["Met deze twee nummers kunnen wij niets koppelen. Neem ze over van uw polis of factuur, of bel Accountbeheer IZZ: 088 131 35 60."]);
        var regel = (await portaal.LogAsync("izz", "portal.contract-koppelen"))[^1];
        regel.Outcome.ShouldBe(AuditOutcome.Refused);
        regel.Detail.ShouldBe("nummers horen niet bij elkaar", "what was typed stands in no log");
        (await portaal.Rows("izz", db => db.Set<ContractLink>().AnyAsync())).ShouldBeFalse();
        bezoeker.Dispose();
    }

    [Fact]
    public async Task Until_it_is_agreed_who_asked_sees_the_two_numbers_and_no_name_000_39()
    {
        var (bezoeker, _) = await portaal.EnterAsync(Hoofdgebruiker);
        var wacht = await KoppelAsync(bezoeker, "100300", "300200");
        var cellen = wacht.Document.QuerySelectorAll("#gekoppeld tbody tr").ShouldHaveSingleItem().QuerySelectorAll("td, th").Select(c => c.TextContent.Trim()).ToList();
        cellen.ShouldContain("300200");
        cellen.ShouldContain("Klantnummer 100300");
        cellen.ShouldContain("Wacht op akkoord");
        var verzoek = await portaal.Rows("izz", db => db.Set<ContractLink>().SingleAsync());
        foreach (var pagina in new[] { wacht, await bezoeker.GetAsync($"koppelen-contracten/{verzoek.Id}") })
        {
            pagina.Text.ShouldNotContain("De Wilg");
            pagina.Text.ShouldNotContain("acceptgiro");
        }

        var (eigenaar, _) = await portaal.EnterAsync(DeWilg);
        await (await eigenaar.GetAsync($"koppelen-contracten/{verzoek.Id}")).Form("koppeling").Fill("Besluit", "stop").SubmitAsync();
        var bericht = await (await bezoeker.GetAsync("berichten")).ClickAsync("Het verzoek om contract 300200 te koppelen is geweigerd");
        bericht.Text.ShouldContain("gaf geen akkoord");
        bericht.Text.ShouldNotContain("De Wilg");

        // whoever agreed is known
        await KoppelAsync(bezoeker, "100210", "300110");
        await BeslisAsync("akkoord", "");
        var gekoppeld = (await bezoeker.GetAsync("koppelen-contracten")).Document.QuerySelectorAll("#gekoppeld tbody tr").ShouldHaveSingleItem().TextContent;
        gekoppeld.ShouldNotContain("Klantnummer");
        gekoppeld.ShouldContain("Gekoppeld");
        bezoeker.Dispose();
        eigenaar.Dispose();
    }

    [Fact]
    public async Task Messages_from_before_the_link_stay_with_the_contract_000_40()
    {
        var (bezoeker, _) = await portaal.EnterAsync(Hoofdgebruiker);
        await StuurAsync("Nota van vroeger");
        await KoppelAsync(bezoeker, "100210", "300110");
        portaal.Clock.Advance(TimeSpan.FromMinutes(1));
        await StuurAsync("Nota terwijl het wachtte");
        portaal.Clock.Advance(TimeSpan.FromMinutes(1));
        await BeslisAsync("akkoord", "");
        portaal.Clock.Advance(TimeSpan.FromMinutes(1));
        await StuurAsync("Nota van daarna");
        var berichten = (await bezoeker.GetAsync("berichten")).Text;
        berichten.ShouldContain("Nota van daarna");
        berichten.ShouldNotContain("Nota van vroeger");
        berichten.ShouldNotContain("Nota terwijl het wachtte");
        bezoeker.Dispose();

        Task<int> StuurAsync(string onderwerp) => portaal.As("izz", async diensten =>
        {
            var db = diensten.GetRequiredService<Engine.Data.PortalDbContext>();
            var contract = await db.Set<Contract>().SingleAsync(c => c.Number == "300110");
            await diensten.GetRequiredService<InboxPost>().SendAsync(onderwerp, [new(null, null, contract.OrganisationId, contract.Id)], "Financieel", onderwerp, "Tekst.", [], default);
            return await db.SaveChangesAsync();
        });
    }

    [Fact]
    public async Task Who_sends_the_form_of_a_page_out_of_reach_reads_that_it_is_not_there()
    {
        var (bezoeker, _) = await portaal.EnterAsync(Hoofdgebruiker);
        await KoppelAsync(bezoeker, "100300", "300200");
        var verzoek = await portaal.Rows("izz", db => db.Set<ContractLink>().SingleAsync());
        var formulier = (await bezoeker.GetAsync($"koppelen-contracten/{verzoek.Id}")).Form("koppeling");
        await portaal.Rows("izz", db => db.Set<ContractLink>().ExecuteDeleteAsync());
        var antwoord = await formulier.SubmitAsync("Besluit", "stop");
        antwoord.Status.ShouldBe(HttpStatusCode.NotFound);
        antwoord.Text.ShouldContain("Deze pagina bestaat niet");
        antwoord.Text.ShouldNotContain("Cannot submit");
        bezoeker.Dispose();
    }

    [Fact]
    public async Task Numbers_are_tried_only_so_often_000_39()
    {
        var (bezoeker, _) = await portaal.EnterAsync(Hoofdgebruiker);
        var formulier = (await bezoeker.GetAsync("koppelen-contracten")).Form("koppelen");
        for (var poging = 0; poging < 10; poging++)
        {
            (await formulier.Fill("Klantnummer", "100210").Fill("Nummer", $"30011{poging + 1}").SubmitAsync()).Status.ShouldBe(HttpStatusCode.OK);
        }

        (await formulier.Fill("Klantnummer", "100210").Fill("Nummer", "300110").SubmitAsync()).Status.ShouldBe(HttpStatusCode.TooManyRequests);
        (await portaal.Rows("izz", db => db.Set<ContractLink>().AnyAsync())).ShouldBeFalse();
        bezoeker.Dispose();
    }

    [Fact]
    public async Task Who_manages_the_other_contract_has_to_agree_first_000_39()
    {
        var (bezoeker, _) = await portaal.EnterAsync(Hoofdgebruiker);
        (await KoppelAsync(bezoeker, "100300", "300200")).Text.ShouldContain("moet eerst akkoord geven");
        portaal.Clock.Advance(ActorLoader.Freshness);
        (await bezoeker.GetAsync("verzekerden?contract=300200")).Status.ShouldBe(HttpStatusCode.NotFound);
        var verzoek = await portaal.Rows("izz", db => db.Set<ContractLink>().SingleAsync());
        (await bezoeker.GetAsync($"koppelen-contracten/{verzoek.Id}")).Document.QuerySelectorAll("[value=akkoord]").ShouldBeEmpty();
        await (await bezoeker.GetAsync($"koppelen-contracten/{verzoek.Id}")).Form("koppeling").Force("Besluit", "akkoord").SubmitAsync();
        (await portaal.Rows("izz", db => db.Set<ContractLink>().SingleAsync())).AgreedAt.ShouldBeNull("nobody agrees to the own request");

        var (eigenaar, _) = await portaal.EnterAsync(DeWilg);
        var bericht = await (await eigenaar.GetAsync("berichten")).ClickAsync("Zorggroep Voorbeeld wil contract 300200 koppelen");
        bericht.Document.QuerySelector($"main a[href$='/koppelen-contracten/{verzoek.Id}']").ShouldNotBeNull("who is asked reaches the answer from the message");
        (await eigenaar.GetAsync("koppelen-contracten")).Text.ShouldContain("Vraagt uw akkoord");
        (await (await eigenaar.GetAsync($"koppelen-contracten/{verzoek.Id}")).Form("koppeling").Force("Besluit", "").SubmitAsync()).Text.ShouldContain("Kies of u akkoord geeft of weigert.");
        (await (await eigenaar.GetAsync($"koppelen-contracten/{verzoek.Id}")).Form("koppeling").Fill("Besluit", "akkoord").SubmitAndFollowAsync()).Text.ShouldContain("U hebt akkoord gegeven");
        portaal.Clock.Advance(ActorLoader.Freshness);
        (await bezoeker.GetAsync("verzekerden?contract=300200")).Status.ShouldBe(HttpStatusCode.OK);

        // its premium goes by acceptgiro, so it has no total overview: the list of all contracts says so
        var overzicht = await bezoeker.GetAsync("verzekerden?toon=alles");
        overzicht.Text.ShouldContain("Contract 300200 Thuiszorg De Wilg, acceptgiro staat niet in dit overzicht");
        overzicht.Text.ShouldContain("alleen als u de premie via het salaris inhoudt");
        overzicht.Document.QuerySelectorAll("#zoek-met a").Length.ShouldBe(1);
        (await bezoeker.GetAsync("verzekerden?contract=300200&filter-naam=a")).Document.QuerySelectorAll("#zoek-met a").ShouldBeEmpty();
        (await bezoeker.GetAsync("verzekerden?filter-naam=bakker")).Text.ShouldNotContain("staat niet in dit overzicht", Case.Insensitive, "one person is looked for in every contract");
        (await (await bezoeker.GetAsync("berichten")).ClickAsync("Contract 300200 is gekoppeld")).Text.ShouldContain("van Thuiszorg De Wilg gaf akkoord");

        // the owner keeps the last word, and the other side hears of it
        var stop = await eigenaar.GetAsync($"koppelen-contracten/{verzoek.Id}");
        stop.Text.ShouldContain("De gebruikers van Zorggroep Voorbeeld zien contract 300200 daarna niet meer.");
        await stop.Form("koppeling").SubmitAsync("Besluit", "stop");
        (await bezoeker.GetAsync("berichten")).Text.ShouldContain("De koppeling van contract 300200 is gestopt");
        portaal.Clock.Advance(ActorLoader.Freshness);
        (await bezoeker.GetAsync("verzekerden?contract=300200")).Status.ShouldBe(HttpStatusCode.NotFound);
        bezoeker.Dispose();
        eigenaar.Dispose();
    }

    [Fact]
    public async Task Who_waits_withdraws_and_who_refuses_tells_the_other_side_000_39()
    {
        var (bezoeker, _) = await portaal.EnterAsync(Hoofdgebruiker);
        var (eigenaar, _) = await portaal.EnterAsync(DeWilg);
        var wacht = await KoppelAsync(bezoeker, "100300", "300200");
        var actie = wacht.Document.QuerySelector("#gekoppeld tbody a").ShouldNotBeNull();
        actie.TextContent.ShouldStartWith("Intrekken");
        (await (await bezoeker.GetAsync(actie.GetAttribute("href") ?? "")).Form("koppeling").SubmitAndFollowAsync("Besluit", "stop")).Text.ShouldContain("Uw verzoek is ingetrokken.");
        (await eigenaar.GetAsync("koppelen-contracten")).Text.ShouldNotContain("Vraagt uw akkoord");
        (await eigenaar.GetAsync("berichten")).Text.ShouldContain("Het verzoek om contract 300200 te koppelen is ingetrokken");

        await KoppelAsync(bezoeker, "100300", "300200");
        var gevraagd = await eigenaar.GetAsync("koppelen-contracten");
        gevraagd.Document.QuerySelector("main :is(#anderen, form)").ShouldNotBeNull().Id.ShouldBe("anderen", "who is asked something reads that before the form");
        await (await eigenaar.GetAsync(gevraagd.Document.QuerySelector("#anderen tbody a").ShouldNotBeNull().GetAttribute("href") ?? "")).Form("koppeling").Fill("Besluit", "stop").SubmitAsync();
        (await bezoeker.GetAsync("berichten")).Text.ShouldContain("Het verzoek om contract 300200 te koppelen is geweigerd");
        bezoeker.Dispose();
        eigenaar.Dispose();
    }

    [Fact]
    public async Task Where_nobody_manages_the_other_contract_the_insurer_decides_and_may_refuse_000_39()
    {
        var (bezoeker, _) = await portaal.EnterAsync(Hoofdgebruiker);
        await KoppelAsync(bezoeker, "100210", "300110");
        var (eigenaar, _) = await portaal.EnterAsync(DeWilg);
        await KoppelAsync(eigenaar, "100200", "300100");
        var (desk, _) = await portaal.EnterAsync(Servicedesk);
        (await desk.GetAsync("berichten")).Text.ShouldContain("Zorggroep Voorbeeld wil contract 300110 koppelen");
        foreach (var pagina in (string[])["", "werklijst"])
        {
            (await desk.GetAsync(pagina)).Text.ShouldContain("1 koppelverzoek wacht op een besluit", Case.Insensitive, "what others decide is not counted");
            (await bezoeker.GetAsync(pagina)).Text.ShouldContain("1 koppelverzoek wacht op een besluit");
            (await eigenaar.GetAsync(pagina)).Text.ShouldNotContain("wacht op een besluit", Case.Insensitive, "who asks waits for others");
        }

        var lijst = await desk.GetAsync("beheer/koppelverzoeken");
        lijst.Document.QuerySelectorAll("main tbody tr").ShouldHaveSingleItem().TextContent.ShouldContain("Marieke Hofstra", customMessage: "contract 300100 has people who decide themselves");
        var beheerd = await portaal.Rows("izz", db => db.Set<ContractLink>().Where(l => db.Set<Contract>().Any(c => c.Id == l.ContractId && c.Number == "300100")).Select(l => l.Id).SingleAsync());
        (await desk.GetAsync($"beheer/koppelverzoeken/{beheerd}")).Status.ShouldBe(HttpStatusCode.NotFound);

        (await BeslisAsync("", "")).Text.ShouldContain("Kies of u akkoord geeft of weigert.");
        (await BeslisAsync("weigeren", " ")).Text.ShouldContain("Schrijf waarom u weigert");
        (await portaal.Rows("izz", db => db.Set<ContractLink>().CountAsync())).ShouldBe(2);
        (await BeslisAsync("weigeren", "Deze organisaties horen niet bij elkaar.")).Text.ShouldContain("U hebt het verzoek geweigerd");
        (await desk.GetAsync("werklijst")).Text.ShouldNotContain("wacht op een besluit");
        (await (await bezoeker.GetAsync("berichten")).ClickAsync("Contract 300110 is niet gekoppeld")).Text.ShouldContain("Deze organisaties horen niet bij elkaar.");
        (await portaal.Rows("izz", db => db.Set<ContractLink>().SingleAsync())).Id.ShouldBe(beheerd);
        (await portaal.LogAsync("izz", "portal.contract-ontkoppelen")).ShouldHaveSingleItem().Detail.ShouldBe("geweigerd door de verzekeraar");
        bezoeker.Dispose();
        eigenaar.Dispose();
        desk.Dispose();
    }

    [Fact]
    public async Task Who_manages_both_contracts_needs_nobody_000_39()
    {
        await portaal.Rows("izz", async db =>
        {
            var place = new Membership
            {
                AccountId = await db.Set<Engine.Access.Account>().Where(a => a.Mail == Hoofdgebruiker).Select(a => a.Id).SingleAsync(),
                OrganisationId = await db.Set<Organisation>().Where(o => o.Number == "100210").Select(o => o.Id).SingleAsync(),
            };
            db.AddRange(place, new Grant { MembershipId = place.Id, Role = "hoofdgebruiker" });
            return await db.SaveChangesAsync();
        });
        var (bezoeker, _) = await portaal.EnterAsync(Hoofdgebruiker);
        var thuis = await portaal.Rows("izz", db => db.Set<Organisation>().Where(o => o.Number == "100200").Select(o => o.Id).SingleAsync());
        await (await bezoeker.GetAsync("organisatie")).Form("organisatie").SubmitAsync("organisatie", thuis.ToString());
        (await KoppelAsync(bezoeker, "100210", "300110")).Text.ShouldContain("Het contract is gekoppeld");
        bezoeker.Dispose();
    }

    [Fact]
    public async Task A_linked_contract_is_visible_to_the_other_users_of_the_collectivity_000_40()
    {
        var (bezoeker, _) = await portaal.EnterAsync(Hoofdgebruiker);
        await KoppelAsync(bezoeker, "100210", "300110");
        await BeslisAsync("akkoord", "");
        var collega = portaal.SignIn(TweedeHoofdgebruiker);
        using var ander = portaal.Visit(collega.Url.Host);
        await (await ander.EnterAsync(collega)).Form("code").Fill("Code", portaal.Code(collega.TotpSecret ?? "")).SubmitAsync();
        (await ander.GetAsync("verzekerden?contract=300110")).Status.ShouldBe(HttpStatusCode.OK);
        (await ander.GetAsync("koppelen-contracten")).Text.ShouldContain("Marieke Hofstra");

        // a colleague who works for one contract keeps to that one, and links nothing
        var (deels, _) = await portaal.EnterAsync(EenContract);
        (await deels.GetAsync("verzekerden?contract=300110")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await deels.GetAsync("koppelen-contracten")).Status.ShouldBe(HttpStatusCode.Forbidden);

        // what is sent about the contract reaches who is linked, and nobody of a third organisation
        await portaal.As("izz", async diensten =>
        {
            var db = diensten.GetRequiredService<Engine.Data.PortalDbContext>();
            var contract = await db.Set<Contract>().SingleAsync(c => c.Number == "300110");
            await diensten.GetRequiredService<InboxPost>().SendAsync("proef", [new(null, null, contract.OrganisationId, contract.Id)], "Financieel", "Nota van 300110", "Tekst.", [], default);
            return await db.SaveChangesAsync();
        });
        (await ander.GetAsync("berichten")).Text.ShouldContain("Nota van 300110");
        var (derde, _) = await portaal.EnterAsync(DeWilg);
        (await derde.GetAsync("berichten")).Text.ShouldNotContain("Nota van 300110");
        bezoeker.Dispose();
        deels.Dispose();
        derde.Dispose();
    }

    [Fact]
    public async Task The_contracts_that_you_linked_stand_at_the_bottom_and_can_be_unlinked_000_41()
    {
        var (bezoeker, _) = await portaal.EnterAsync(Hoofdgebruiker);
        (await bezoeker.GetAsync("koppelen-contracten")).Text.ShouldContain("U hebt nog geen contracten gekoppeld.");
        await KoppelAsync(bezoeker, "100210", "300110");
        await BeslisAsync("akkoord", "");
        var pagina = await bezoeker.GetAsync("koppelen-contracten");
        pagina.Document.QuerySelectorAll("form ~ .portal-table-scroll #gekoppeld tbody tr").ShouldHaveSingleItem().TextContent.ShouldContain("300110");
        var adres = pagina.Document.QuerySelector("#gekoppeld tbody a").ShouldNotBeNull().GetAttribute("href") ?? "";

        // not by another customer
        var (vreemd, _) = await portaal.EnterAsync(DeWilg);
        (await vreemd.GetAsync(adres)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await portaal.Rows("izz", db => db.Set<ContractLink>().CountAsync())).ShouldBe(1);

        (await (await bezoeker.GetAsync(adres)).Form("koppeling").SubmitAndFollowAsync("Besluit", "stop")).Text.ShouldContain("De koppeling is gestopt");
        portaal.Clock.Advance(ActorLoader.Freshness);
        (await bezoeker.GetAsync("verzekerden?contract=300110")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await portaal.LogAsync("izz", "portal.contract-ontkoppelen")).ShouldHaveSingleItem().AccountName.ShouldBe("Marieke Hofstra");
        bezoeker.Dispose();
        vreemd.Dispose();
    }

    [Fact]
    public async Task Asked_twice_at_once_there_is_one_link_000_40()
    {
        var (bezoeker, _) = await portaal.EnterAsync(Hoofdgebruiker);
        var formulier = (await bezoeker.GetAsync("koppelen-contracten")).Form("koppelen").Fill("Klantnummer", "100210").Fill("Nummer", "300110");
        var antwoorden = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => formulier.SubmitAsync()));
        antwoorden.Count(a => a.Status == HttpStatusCode.Found).ShouldBe(1);
        (await portaal.Rows("izz", db => db.Set<ContractLink>().CountAsync())).ShouldBe(1);
        bezoeker.Dispose();
    }

    private static async Task<VisitedPage> KoppelAsync(Visitor bezoeker, string klant, string nummer) =>
        await (await bezoeker.GetAsync("koppelen-contracten")).Form("koppelen").Fill("Klantnummer", klant).Fill("Nummer", nummer).SubmitAndFollowAsync();

    private async Task<VisitedPage> BeslisAsync(string besluit, string reden)
    {
        var (desk, _) = await portaal.EnterAsync(Servicedesk);
        var verzoek = (await desk.GetAsync("beheer/koppelverzoeken")).Document.QuerySelector("main tbody a").ShouldNotBeNull().GetAttribute("href") ?? "";
        var formulier = (await desk.GetAsync(verzoek)).Form("besluit");
        var antwoord = await (besluit.Length == 0 ? formulier : formulier.Fill("Besluit", besluit)).Fill("Reden", reden).SubmitAndFollowAsync();
        desk.Dispose();
        return antwoord;
    }
}
