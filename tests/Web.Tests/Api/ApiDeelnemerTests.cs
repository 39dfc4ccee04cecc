using System.Net;
using Shouldly;
using Web.Tests.Manuals;

namespace Web.Tests.Api;

/// <summary>Participants as a program reads them.</summary>
public sealed class ApiDeelnemerTests(Werkgever portaal) : IClassFixture<Werkgever>
{
    [Fact]
    public async Task Next_leads_through_the_whole_list_once()
    {
        for (var i = 0; i < 5; i++)
        {
            await portaal.SchrijfInAsync("Bladerman");
        }

        using var pakket = await Salarispakket.MetAsync(portaal);
        var gezien = new List<Guid>();
        var next = (string?)"deelnemers?naam=bladerman&aantal=2";
        while (next is not null)
        {
            var pagina = (await pakket.LeesAsync(next)).Json();
            pagina.GetProperty("totaal").GetInt32().ShouldBe(5);
            gezien.AddRange(pagina.GetProperty("deelnemers").EnumerateArray().Select(d => d.GetProperty("id").GetGuid()));
            next = pagina.GetProperty("next").GetString();
        }

        gezien.Count.ShouldBe(5);
        gezien.ShouldBeUnique();
    }

    [Fact]
    public async Task Filters_are_those_of_the_list_with_ISO_dates()
    {
        var lid = await portaal.SchrijfInAsync("Isodatum", geboren: new(1971, 2, 3), nummer: "ISO-1");
        using var pakket = await Salarispakket.MetAsync(portaal);
        foreach (var filter in (string[])["geboortedatum=1971-02-03", "geboortedatum=1971-02-01/1971-02-28&naam=isodatum", "werknemersnummer=ISO-1", $"relatienummer={lid.Deelname.Relatienummer}"])
        {
            (await pakket.LeesAsync("deelnemers?" + filter)).Json().GetProperty("deelnemers").EnumerateArray().Select(d => d.GetProperty("id").GetGuid()).ShouldBe([lid.Deelname.Id], filter);
        }
    }

    [Theory]
    [InlineData("deelnemers?geboortedatum=03-02-1971", "geboortedatum")]
    [InlineData("deelnemers?nam=jan", "nam")]
    [InlineData("deelnemers?wie=niemand", "wie")]
    [InlineData("deelnemers?aantal=0", "aantal")]
    [InlineData("deelnemers?aantal=201", "aantal")]
    [InlineData("deelnemers?contract=300300", "contract")]
    [InlineData("deelnemers?naam=a&naam=b", "naam")]
    [InlineData("deelnemers?na=x", "na")]
    [InlineData("deelnemers?na=0198f0d4-0000-7000-8000-000000000001", "na")]
    [InlineData("deelnemers?bsn=111222333", "bsn")]
    [InlineData("mutaties?na=0198f0d4-0000-7000-8000-000000000001", "na")]
    [InlineData("mutaties?sinds=gisteren", "sinds")]
    [InlineData("mutaties?sinds=01-05-2026", "sinds")]
    [InlineData("mutaties?sinds=08:00", "sinds")]
    [InlineData("mutaties?status=weg", "status")]
    public async Task A_parameter_that_cannot_be_read_is_refused_by_name(string pad, string veld)
    {
        using var pakket = await Salarispakket.MetAsync(portaal);
        var antwoord = await pakket.LeesAsync(pad);
        antwoord.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        antwoord.Veld().ShouldBe(veld);
    }

    [Fact]
    public async Task No_BSN_goes_out_where_the_tenant_shows_none()
    {
        var lid = await portaal.SchrijfInAsync("Geheim", bsn: "111222333");
        using var pakket = await Salarispakket.MetAsync(portaal);
        foreach (var pad in (string[])["deelnemers?naam=geheim", $"deelnemers/{lid.Deelname.Id}"])
        {
            var antwoord = await pakket.LeesAsync(pad);
            antwoord.Status.ShouldBe(HttpStatusCode.OK);
            antwoord.Body.ShouldNotContain("111222333");
        }
    }

    [Fact]
    public async Task What_a_program_read_is_in_the_log()
    {
        var lid = await portaal.SchrijfInAsync("Gelezen");
        using var pakket = await Salarispakket.MetAsync(portaal);
        var eerder = await portaal.LeesregelsAsync();
        await pakket.LeesAsync("deelnemers?naam=gelezen");
        await pakket.LeesAsync($"deelnemers/{lid.Deelname.Id}");
        await pakket.LeesAsync("mutaties");
        (await portaal.LeesregelsAsync()).ShouldBe(eerder + 3);
    }
}
