using System.Net;
using Collectiviteit.Mutaties;
using Engine.Access;
using Engine.Api.Repeating;
using Engine.Audit;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Web.Tests.Manuals;

namespace Web.Tests.Api;

/// <summary>Requests by a program: the rules of the pages, once each, and traceable.</summary>
public sealed class ApiMutatieTests(Werkgever portaal) : IClassFixture<Werkgever>
{
    [Fact]
    public async Task A_request_is_handed_in_carried_out_and_its_outcome_is_read()
    {
        var lid = await portaal.SchrijfInAsync("Pakket");
        var begin = TimeProvider.System.GetUtcNow();
        using var pakket = await Salarispakket.MetAsync(portaal);
        var antwoord = await pakket.StuurAsync("mutaties/afmelding", Salarispakket.Afmelding(lid.Deelname.Id));
        antwoord.Status.ShouldBe(HttpStatusCode.Accepted);
        var id = antwoord.Json().GetProperty("mutaties")[0].GetProperty("id").GetGuid();
        (await pakket.LeesAsync($"mutaties/{id}")).Json().GetProperty("status").GetString().ShouldBe("ingediend");

        await portaal.VerwerkAsync();
        var uitkomst = (await pakket.LeesAsync($"mutaties/{id}")).Json();
        uitkomst.GetProperty("status").GetString().ShouldBe("verwerkt");
        uitkomst.GetProperty("door").GetString().ShouldBe("koppeling Salaris");
        (await pakket.LeesAsync($"deelnemers/{lid.Deelname.Id}")).Json().GetProperty("einddatum").GetString().ShouldBe(Salarispakket.Einde.ToString("yyyy-MM-dd", null));
        var sinds = Uri.EscapeDataString(begin.ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture));
        (await pakket.LeesAsync($"mutaties?status=verwerkt&sinds={sinds}")).Json().GetProperty("mutaties").EnumerateArray().ShouldContain(m => m.GetProperty("id").GetGuid() == id);
        (await pakket.LeesAsync("mutaties?status=mislukt")).Json().GetProperty("mutaties").EnumerateArray().ShouldNotContain(m => m.GetProperty("id").GetGuid() == id);
    }

    [Fact]
    public async Task Since_a_day_begins_on_the_Dutch_clock_and_since_a_moment_where_it_says()
    {
        var lid = await portaal.SchrijfInAsync("Nacht");
        using var pakket = await Salarispakket.MetAsync(portaal);
        var id = (await pakket.StuurAsync("mutaties/afmelding", Salarispakket.Afmelding(lid.Deelname.Id))).Json().GetProperty("mutaties")[0].GetProperty("id").GetGuid();
        var nacht = new DateTimeOffset(2026, 4, 30, 22, 30, 0, TimeSpan.Zero);
        await portaal.InAsync(db => db.Set<Mutatie>().Where(m => m.Id == id).ExecuteUpdateAsync(s => s.SetProperty(m => m.IngediendOp, nacht)));
        foreach (var (sinds, erbij) in ((string, bool)[])
            [("2026-05-01", true), ("2026-05-02", false), ("2026-04-30T22:30Z", true), ("2026-05-01T00:00Z", false), ("2026-05-01T00:30:00+02:00", true), ("2026-05-01T00:30:01.0000000+02:00", false)])
        {
            (await pakket.LeesAsync($"mutaties?aantal=500&sinds={Uri.EscapeDataString(sinds)}")).Json().GetProperty("mutaties").EnumerateArray()
                .Any(m => m.GetProperty("id").GetGuid() == id).ShouldBe(erbij, sinds);
        }
    }

    [Fact]
    public async Task The_log_and_the_request_say_which_key_it_was()
    {
        var lid = await portaal.SchrijfInAsync("Spoor");
        using var pakket = await Salarispakket.MetAsync(portaal);
        (await pakket.StuurAsync("mutaties/werknemersnummer", new { deelnemerId = lid.Deelname.Id, nummer = "S-100" })).Status.ShouldBe(HttpStatusCode.Accepted);
        var mutatie = (await Salarispakket.MutatiesAsync(portaal, lid.Deelname.Id)).ShouldHaveSingleItem();
        mutatie.DoorNaam.ShouldBe("koppeling Salaris");
        (await portaal.InAsync(db => db.Set<Engine.Access.Account>().SingleAsync(a => a.Id == mutatie.DoorAccountId))).State.ShouldBe(AccountState.Disabled);
        var regel = await portaal.InAsync(db => db.Set<AuditEvent>().SingleAsync(e => e.ObjectId == lid.Deelname.Id && e.Type == "collectiviteit.werknemersnummer"));
        (regel.AccountId, regel.AccountName, regel.AccessPointKind).ShouldBe((mutatie.DoorAccountId, "koppeling Salaris", AccessPointKind.Api));
    }

    [Fact]
    public async Task A_move_takes_the_family_along()
    {
        var lid = await portaal.SchrijfInAsync("Wissel");
        var kind = await portaal.SchrijfInAsync("Wissel", via: lid, geboren: new(2015, 1, 1));
        using var pakket = await Salarispakket.MetAsync(portaal);
        var antwoord = await pakket.StuurAsync("mutaties/wissel", new { deelnemerId = lid.Deelname.Id, nummer = "300101", datum = Salarispakket.Einde });
        antwoord.Status.ShouldBe(HttpStatusCode.Accepted);
        antwoord.Json().GetProperty("mutaties").EnumerateArray().Select(m => m.GetProperty("deelnemerId").GetGuid()).ShouldBe([lid.Deelname.Id, kind.Deelname.Id], ignoreOrder: true);
    }

    [Fact]
    public async Task A_new_person_is_enrolled_and_a_double_entry_is_asked_about_first()
    {
        using var pakket = Salarispakket.Met(portaal, await Salarispakket.SleutelAsync(portaal, "400100", rechten: ["collectiviteit.inzien", "collectiviteit.aanmelden"], tenant: "mijnzz"), "mijnzz.localhost");
        var nieuw = new { contract = "400100", voorletters = "A.B.", achternaam = "Programmeurs", geboortedatum = "1990-05-17", ingangsdatum = Werkgever.Vandaag, geslacht = "vrouw", werknemersnummer = "P-1" };
        var antwoord = await pakket.StuurAsync("mutaties/aanmelding", nieuw);
        antwoord.Status.ShouldBe(HttpStatusCode.Accepted, antwoord.Body);
        var id = antwoord.Json().GetProperty("mutaties")[0].GetProperty("id").GetGuid();
        await portaal.VerwerkAsync();
        var uitkomst = (await pakket.LeesAsync($"mutaties/{id}")).Json();
        uitkomst.GetProperty("status").GetString().ShouldBe("verwerkt");
        (await pakket.LeesAsync("deelnemers?naam=programmeurs")).Json().GetProperty("deelnemers").EnumerateArray().Select(d => d.GetProperty("id").GetGuid())
            .ShouldBe([uitkomst.GetProperty("deelnemerId").GetGuid()]);
        (await portaal.InAsync(db => db.Set<Collectiviteit.Aanmeldingen.Aanmelding>().SingleAsync(a => a.Achternaam == "Programmeurs"), "mijnzz")).Herkomst.ShouldBe(Collectiviteit.Aanmeldingen.Herkomst.Api);

        var nogEens = await pakket.StuurAsync("mutaties/aanmelding", nieuw);
        (nogEens.Code(), nogEens.Veld()).ShouldBe(("naamgenoot", "dubbel"));

        var collega = nieuw with { achternaam = "Collega", geboortedatum = "1991-06-18" };
        var bezet = await pakket.StuurAsync("mutaties/aanmelding", collega);
        (bezet.Code(), bezet.Veld()).ShouldBe(("nummer-dubbel", "werknemersnummer"));
        (await pakket.StuurAsync("mutaties/aanmelding", new { collega.contract, collega.voorletters, collega.achternaam, collega.geboortedatum, collega.ingangsdatum, collega.werknemersnummer, nummerOokAlsDubbel = true }))
            .Status.ShouldBe(HttpStatusCode.Accepted);
        var fout = await pakket.StuurAsync("mutaties/aanmelding", new { contract = "400110", voorletters = "A.", achternaam = "Vreemd", geboortedatum = "1990-05-17", ingangsdatum = Werkgever.Vandaag });
        (fout.Code(), fout.Veld()).ShouldBe(("contract-onbekend", "contract"));
    }

    [Fact]
    public async Task Where_enrolling_is_off_its_address_is_not_there()
    {
        using var pakket = await Salarispakket.MetAsync(portaal, rechten: ["collectiviteit.aanmelden"]);
        (await pakket.StuurAsync("mutaties/aanmelding", "{}", "uit")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_the_rules_refuse_is_named_with_its_field()
    {
        var lid = await portaal.SchrijfInAsync("Regel");
        using var pakket = await Salarispakket.MetAsync(portaal);
        var antwoord = await pakket.StuurAsync("mutaties/afmelding", new { deelnemerId = lid.Deelname.Id, einddatum = "2001-01-01", reden = "overleden" });
        antwoord.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        antwoord.Response.Content.Headers.ContentType.ShouldNotBeNull().MediaType.ShouldBe("application/problem+json");
        (antwoord.Code(), antwoord.Veld()).ShouldBe(("einddatum-voor-ingang", "einddatum"));
    }

    [Theory]
    [InlineData("{\"deelnemerId\":\"x\",\"einddatum\":\"2026-01-01\",\"reden\":\"r\"}", "deelnemerId")]
    [InlineData("{\"deelnemerId\":\"0198f0d4-0000-7000-8000-000000000000\",\"einddatum\":\"01-01-2026\",\"reden\":\"r\"}", "einddatum")]
    [InlineData("{\"deelnemerId\":\"0198f0d4-0000-7000-8000-000000000000\",\"reden\":\"r\"}", null)]
    [InlineData("{\"deelnemerId\":\"0198f0d4-0000-7000-8000-000000000000\",\"einddatum\":\"2026-01-01\",\"reden\":\"\\u0000\"}", null)]
    [InlineData("[]", null)]
    [InlineData("", null)]
    public async Task A_message_of_another_form_is_refused(string bericht, string? veld)
    {
        using var pakket = await Salarispakket.MetAsync(portaal);
        var antwoord = await pakket.StuurAsync("mutaties/afmelding", bericht, Guid.NewGuid().ToString());
        antwoord.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (antwoord.Code(), antwoord.Veld()).ShouldBe(("bericht-onleesbaar", veld));
    }

    [Fact]
    public async Task A_message_without_name_or_that_is_too_large_is_refused()
    {
        using var pakket = await Salarispakket.MetAsync(portaal);
        var zonder = await pakket.StuurAsync("mutaties/afmelding", "{}", "");
        (zonder.Status, zonder.Code()).ShouldBe((HttpStatusCode.BadRequest, OnceOnly.NoName.Code));
        (await pakket.StuurAsync("mutaties/afmelding", new string(' ', 70_000), "groot")).Status.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task The_same_message_again_gets_the_same_answer_and_is_done_once()
    {
        var lid = await portaal.SchrijfInAsync("Herhaling");
        using var pakket = await Salarispakket.MetAsync(portaal);
        var eerst = await pakket.StuurAsync("mutaties/werknemersnummer", new { deelnemerId = lid.Deelname.Id, nummer = "H-1" }, "herhaling");
        await portaal.VerwerkAsync();
        var weer = await pakket.StuurAsync("mutaties/werknemersnummer", new { deelnemerId = lid.Deelname.Id, nummer = "H-1" }, "herhaling");
        weer.Status.ShouldBe(HttpStatusCode.Accepted);
        weer.Bytes.ShouldBe(eerst.Bytes, "also after it was carried out");
        (await Salarispakket.MutatiesAsync(portaal, lid.Deelname.Id)).ShouldHaveSingleItem();

        var ander = await pakket.StuurAsync("mutaties/werknemersnummer", new { deelnemerId = lid.Deelname.Id, nummer = "H-2" }, "herhaling");
        (ander.Status, ander.Code()).ShouldBe((HttpStatusCode.UnprocessableEntity, OnceOnly.OtherMessage.Code));
        var elders = await pakket.StuurAsync("mutaties/wissel", new { deelnemerId = lid.Deelname.Id, nummer = "H-1" }, "herhaling");
        elders.Code().ShouldBe(OnceOnly.OtherMessage.Code, "another address is another request");
        using var collega = await Salarispakket.MetAsync(portaal);
        (await collega.StuurAsync("mutaties/werknemersnummer", new { deelnemerId = lid.Deelname.Id, nummer = "H-3" }, "herhaling")).Status.ShouldBe(HttpStatusCode.Accepted, "names are of one key");
    }

    [Fact]
    public async Task A_refusal_is_given_again_byte_for_byte()
    {
        var lid = await portaal.SchrijfInAsync("Weigering", nummer: "W-1");
        using var pakket = await Salarispakket.MetAsync(portaal);
        var bericht = new { deelnemerId = lid.Deelname.Id, nummer = "W-1" };
        var eerst = await pakket.StuurAsync("mutaties/werknemersnummer", bericht, "weigering");
        eerst.Code().ShouldBe("nummer-gelijk");
        (await pakket.StuurAsync("mutaties/werknemersnummer", bericht, "weigering")).Bytes.ShouldBe(eerst.Bytes);
    }

    [Fact]
    public async Task Of_five_at_once_one_is_done_and_all_hear_the_same()
    {
        var lid = await portaal.SchrijfInAsync("Wedloop");
        var sleutel = await Salarispakket.SleutelAsync(portaal);
        var pakketten = Enumerable.Range(0, 5).Select(_ => Salarispakket.Met(portaal, sleutel)).ToList();
        var antwoorden = await Task.WhenAll(pakketten.Select(p => p.StuurAsync("mutaties/afmelding", Salarispakket.Afmelding(lid.Deelname.Id), "wedloop")));
        antwoorden.ShouldAllBe(a => a.Status == HttpStatusCode.Accepted);
        antwoorden.Select(a => a.Body).Distinct().ShouldHaveSingleItem();
        (await Salarispakket.MutatiesAsync(portaal, lid.Deelname.Id)).ShouldHaveSingleItem();
        pakketten.ForEach(p => p.Dispose());
    }
}
