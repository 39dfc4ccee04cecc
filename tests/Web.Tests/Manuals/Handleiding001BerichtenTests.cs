using System.Net;
using System.Text;
using Engine.Access;
using Engine.Data;
using Engine.Documents;
using Engine.Inbox;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Testing.Http;

namespace Web.Tests.Manuals;

/// <summary>Manuals 001 and 002, "Berichten".</summary>
public sealed class Handleiding001BerichtenTests : IAsyncLifetime
{
    private readonly Zakelijk portaal = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await portaal.DisposeAsync();

    [Fact]
    public async Task Messages_are_chosen_by_seven_categories_and_by_contract_001_54()
    {
        await StuurAsync("S1", "Het S1-formulier staat klaar", "400100");
        await StuurAsync("Financieel", "De nota staat klaar", "400101");
        using var bezoeker = await portaal.AlsAsync(Zakelijk.Uitzendbureau);
        var pagina = await bezoeker.GetAsync("berichten");
        pagina.Document.QuerySelectorAll("select[name=filter-categorie] option").Select(o => o.TextContent.Trim()).Skip(1)
            .ShouldBe(["Beëindigingsbrief", "Bevestiging", "S1", "Financieel", "In- en uitstroom", "Verwerkingsverslag", "Verzekeringsverklaring"]);
        Onderwerpen(await bezoeker.GetAsync("berichten?filter-categorie=S1")).ShouldBe(["Het S1-formulier staat klaar"]);
        var contract = pagina.Document.QuerySelectorAll("select[name=filter-contract] option").Single(o => o.TextContent.StartsWith("400101", StringComparison.Ordinal)).GetAttribute("value");
        Onderwerpen(await bezoeker.GetAsync($"berichten?filter-contract={contract}")).ShouldBe(["De nota staat klaar"]);

        using var deels = await portaal.AlsAsync(Zakelijk.Financieel);
        Onderwerpen(await deels.GetAsync("berichten")).ShouldBe(["Het S1-formulier staat klaar"], "the other contract is out of reach");
        using var ander = await portaal.AlsAsync(Zakelijk.Gemeente);
        Onderwerpen(await ander.GetAsync("berichten")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Messages_are_marked_as_read_and_as_unread_together_001_54()
    {
        await StuurAsync("Financieel", "Een", "400100");
        await StuurAsync("Financieel", "Twee", "400100");
        using var bezoeker = await portaal.AlsAsync(Zakelijk.Uitzendbureau);
        (await bezoeker.GetAsync("")).Text.ShouldContain("2 ongelezen berichten");
        var gelezen = await (await bezoeker.GetAsync("berichten")).Form("lezen").SubmitAndFollowAsync("Welke", "alle");
        gelezen.Document.QuerySelectorAll("input[name=Gelezen]").ShouldBeEmpty();
        var id = gelezen.Document.QuerySelectorAll("input[name=Ongelezen]")[0].GetAttribute("value") ?? "";
        var weer = await gelezen.Form("lezen").Force("Ongelezen", id).SubmitAndFollowAsync("Welke", "ongelezen");
        weer.Document.QuerySelectorAll("input[name=Gelezen]").Select(b => b.GetAttribute("value")).ShouldBe([id]);
        (await bezoeker.GetAsync("")).Text.ShouldContain("1 ongelezen bericht");

        // a colleague keeps the own marks
        using var collega = await portaal.AlsAsync(Zakelijk.Financieel);
        (await collega.GetAsync("berichten")).Document.QuerySelectorAll("input[name=Gelezen]").Length.ShouldBe(2);
    }

    [Fact]
    public async Task What_comes_with_a_message_is_downloaded_from_it_001_54()
    {
        await portaal.MetAsync(async diensten =>
        {
            var db = diensten.GetRequiredService<PortalDbContext>();
            var contract = await db.Set<Contract>().SingleAsync(c => c.Number == "400100");
            var document = await diensten.GetRequiredService<DocumentStore>().AddAsync(
                new("proef", StoredDocument.OfContract, contract.Id.ToString(), "lijst.csv", "text/csv", Encoding.UTF8.GetBytes("a;b"), ["administratief"], null), default);
            await diensten.GetRequiredService<InboxPost>().SendAsync("proef", [new(null, null, contract.OrganisationId, contract.Id)], "In- en uitstroom", "De lijst staat klaar", "Tekst.", [document.Id], default);
            return await db.SaveChangesAsync();
        });
        using var bezoeker = await portaal.AlsAsync(Zakelijk.Uitzendbureau);
        var bestand = await (await (await bezoeker.GetAsync("berichten")).ClickAsync("De lijst staat klaar")).ClickAsync("lijst.csv");
        bestand.Status.ShouldBe(HttpStatusCode.OK);
        bestand.Body.ShouldBe("a;b");
    }

    [Fact]
    public async Task A_municipality_gets_a_confirmation_of_each_request_002_23()
    {
        using var bezoeker = await portaal.AlsAsync(Zakelijk.Gemeente);
        var lid = await portaal.SchrijfInAsync("Groot", "400200", geslacht: Collectiviteit.Deelnemers.Geslacht.Man);
        var scherm = (await bezoeker.GetAsync($"verzekerden/{lid.Deelname.Id}/afmelden")).Form("afmelden").Fill("Invoer.Einddatum", "30-09-2026").Fill("Invoer.Reden", "einde-collectiviteit");
        await (await scherm.SubmitAsync("Invoer.Stap", "controleren")).Form("afmelden").SubmitAsync("Invoer.Stap", "bevestigen");
        var lijst = await bezoeker.GetAsync("berichten?filter-categorie=Bevestiging");
        Onderwerpen(lijst).ShouldBe(["Afmelding de heer J. Groot voor contract 400200 ontvangen"]);
        (await lijst.ClickAsync("Afmelding de heer J. Groot voor contract 400200 ontvangen")).Text.ShouldContain("tot en met 30-09-2026");

        // a name in a message is sealed, and only for who may see people
        var rij = await portaal.InAsync(db => db.Set<InboxMessage>().SingleAsync());
        Encoding.UTF8.GetString(rij.Content).ShouldNotContain("Groot");
        using var inkoop = await portaal.AlsAsync("inkoop@waterdorp.example");
        Onderwerpen(await inkoop.GetAsync("berichten")).ShouldBeEmpty();

        // the same form sent twice is one request and one message
        await (await scherm.SubmitAsync("Invoer.Stap", "controleren")).Form("afmelden").SubmitAsync("Invoer.Stap", "bevestigen");
        (await portaal.InAsync(db => db.Set<InboxMessage>().CountAsync())).ShouldBe(1);
    }

    private Task<int> StuurAsync(string categorie, string onderwerp, string nummer) => portaal.MetAsync(async diensten =>
    {
        var db = diensten.GetRequiredService<PortalDbContext>();
        var contract = await db.Set<Contract>().SingleAsync(c => c.Number == nummer);
        await diensten.GetRequiredService<InboxPost>().SendAsync(onderwerp, [new(null, null, contract.OrganisationId, contract.Id)], categorie, onderwerp, "Tekst.", [], default);
        return await db.SaveChangesAsync();
    });

    private static List<string> Onderwerpen(VisitedPage pagina) => [.. pagina.Document.QuerySelectorAll("#tabel tbody a").Select(a => a.TextContent.Trim())];
}
