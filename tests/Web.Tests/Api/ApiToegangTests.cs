using System.Net;
using Collectiviteit.Deelnemers;
using Shouldly;
using Testing.Http;
using Web.Tests.Manuals;

namespace Web.Tests.Api;

/// <summary>Who gets in: a key of this tenant with the right for what it asks, at its contracts, and nobody else.</summary>
public sealed class ApiToegangTests(Werkgever portaal) : IClassFixture<Werkgever>
{
    public static TheoryData<string, string> Adressen => new()
    {
        { "GET", "deelnemers" },
        { "GET", "deelnemers/{id}" },
        { "GET", "mutaties" },
        { "GET", "mutaties/{id}" },
        { "POST", "mutaties/afmelding" },
        { "POST", "mutaties/werknemersnummer" },
        { "POST", "mutaties/wissel" },
    };

    [Theory]
    [MemberData(nameof(Adressen))]
    public async Task Without_a_key_of_this_tenant_every_address_gives_one_answer(string methode, string pad)
    {
        var lid = await portaal.SchrijfInAsync("Toegang");
        using var zonder = Salarispakket.Met(portaal, null);
        var geen = await VraagAsync(zonder, methode, pad, lid);
        geen.Status.ShouldBe(HttpStatusCode.Unauthorized);
        geen.Code().ShouldBe("niet-aangemeld");

        var vreemd = await Salarispakket.SleutelAsync(portaal, "400100", tenant: "mijnzz");
        using var onbekend = Salarispakket.Met(portaal, Engine.Api.Keys.ApiKeySecret.New().Text);
        using var andere = Salarispakket.Met(portaal, vreemd);
        using var sessie = new Salarispakket(await portaal.AlsAsync());
        foreach (var wie in (Salarispakket[])[onbekend, andere, sessie])
        {
            var antwoord = await VraagAsync(wie, methode, pad, lid);
            (antwoord.Status, antwoord.Body).ShouldBe((geen.Status, geen.Body));
        }

        using var thuis = Salarispakket.Met(portaal, vreemd, "mijnzz.localhost");
        (await thuis.LeesAsync("mutaties")).Status.ShouldBe(HttpStatusCode.OK, "at its own tenant the key opens");
    }

    [Theory]
    [MemberData(nameof(Adressen))]
    public async Task A_key_without_the_right_is_refused(string methode, string pad)
    {
        var lid = await portaal.SchrijfInAsync("Rechteloos");
        var recht = pad switch { "mutaties/afmelding" => "collectiviteit.afmelden", "mutaties/werknemersnummer" or "mutaties/wissel" => "collectiviteit.wijzigen", _ => "collectiviteit.inzien" };
        using var pakket = await Salarispakket.MetAsync(portaal, rechten: [.. Salarispakket.Alles.Where(r => r != recht)]);
        var antwoord = await VraagAsync(pakket, methode, pad, lid);
        antwoord.Status.ShouldBe(HttpStatusCode.Forbidden);
        antwoord.Code().ShouldBe("geen-recht");
        (await Salarispakket.MutatiesAsync(portaal, lid.Deelname.Id)).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Adressen))]
    public async Task Out_of_scope_and_not_existing_are_one_answer(string methode, string pad)
    {
        if (!pad.Contains("{id}", StringComparison.Ordinal) && methode == "GET")
        {
            return;
        }

        var buiten = await portaal.SchrijfInAsync("Buiten", "300100");
        var vreemd = await portaal.SchrijfInAsync("Vreemd", "300300");
        using var alles = await Salarispakket.MetAsync(portaal);
        (await alles.StuurAsync("mutaties/afmelding", Salarispakket.Afmelding(buiten.Deelname.Id))).Status.ShouldBe(HttpStatusCode.Accepted);
        var mutatie = (await Salarispakket.MutatiesAsync(portaal, buiten.Deelname.Id)).ShouldHaveSingleItem().Id;

        using var pakket = await Salarispakket.MetAsync(portaal, "300101", alleen: true);
        var nergens = await VraagAsync(pakket, methode, pad, Guid.NewGuid(), Guid.NewGuid());
        nergens.Status.ShouldBe(HttpStatusCode.NotFound);
        foreach (var id in (Guid[])[buiten.Deelname.Id, vreemd.Deelname.Id])
        {
            var antwoord = await VraagAsync(pakket, methode, pad, id, mutatie);
            (antwoord.Status, antwoord.Body).ShouldBe((nergens.Status, nergens.Body));
        }

        (await Salarispakket.MutatiesAsync(portaal, vreemd.Deelname.Id)).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Adressen))]
    public async Task Where_the_tenant_has_no_API_no_address_exists(string methode, string pad)
    {
        using var pakket = Salarispakket.Met(portaal, null, "bedrijfszorg.localhost");
        (await VraagAsync(pakket, methode, pad, Guid.NewGuid(), Guid.NewGuid())).Status.ShouldBe(HttpStatusCode.NotFound);
        (await pakket.LeesAsync("openapi.json")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Where_the_audience_has_no_API_its_key_finds_nothing()
    {
        using var gemeente = Salarispakket.Met(portaal, await Salarispakket.SleutelAsync(portaal, "400200", tenant: "mijnzz"), "mijnzz.localhost");
        (await gemeente.LeesAsync("deelnemers")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_is_off_at_the_contract_is_not_there()
    {
        // details ask for the premium to be withheld from the salary
        var lid = await portaal.SchrijfInAsync("Giro", "300200");
        using var pakket = await Salarispakket.MetAsync(portaal, "300200");
        (await pakket.LeesAsync($"deelnemers/{lid.Deelname.Id}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await pakket.LeesAsync("deelnemers?naam=giro")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_key_opens_no_page()
    {
        using var pakket = await Salarispakket.MetAsync(portaal);
        (await pakket.Visitor.GetAsync("verzekerden")).RedirectsTo.ShouldNotBeNull().AbsolutePath.ShouldBe("/inloggen");
    }

    [Fact]
    public async Task A_key_asks_only_so_often_and_another_key_is_not_held_up()
    {
        await using var krap = new Werkgever(new() { ["Limits:Api"] = "3" });
        (await krap.AlsAsync()).Dispose();
        using var druk = await Salarispakket.MetAsync(krap);
        for (var i = 0; i < 3; i++)
        {
            (await druk.LeesAsync("mutaties")).Status.ShouldBe(HttpStatusCode.OK);
        }

        var teVaak = await druk.LeesAsync("mutaties");
        teVaak.Status.ShouldBe(HttpStatusCode.TooManyRequests);
        teVaak.Code().ShouldBe("te-vaak");
        teVaak.Response.Headers.RetryAfter.ShouldNotBeNull().Delta.ShouldNotBeNull().TotalSeconds.ShouldBeInRange(1, 60);
        using var ander = await Salarispakket.MetAsync(krap);
        (await ander.LeesAsync("mutaties")).Status.ShouldBe(HttpStatusCode.OK);
    }

    private static async Task<VisitedPage> VraagAsync(Salarispakket pakket, string methode, string pad, Lid lid) =>
        await VraagAsync(pakket, methode, pad, lid.Deelname.Id, lid.Deelname.Id);

    private static Task<VisitedPage> VraagAsync(Salarispakket pakket, string methode, string pad, Guid deelname, Guid mutatie) => (methode, pad) switch
    {
        ("GET", _) => pakket.LeesAsync(pad.Replace("{id}", (pad.StartsWith("mutaties", StringComparison.Ordinal) ? mutatie : deelname).ToString(), StringComparison.Ordinal)),
        (_, "mutaties/afmelding") => pakket.StuurAsync(pad, Salarispakket.Afmelding(deelname)),
        (_, "mutaties/werknemersnummer") => pakket.StuurAsync(pad, new { deelnemerId = deelname, nummer = "N-1" }),
        _ => pakket.StuurAsync(pad, new { deelnemerId = deelname, nummer = "300101", datum = Salarispakket.Einde }),
    };
}
