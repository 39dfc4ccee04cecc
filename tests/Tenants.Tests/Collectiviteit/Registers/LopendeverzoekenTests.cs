using Collectiviteit.Aanmeldingen;
using Collectiviteit.Deelnemers;
using Collectiviteit.Mutaties;
using Collectiviteit.Registers;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using static Tenants.Tests.Collectiviteit.Registers.Registerproef;

namespace Tenants.Tests.Collectiviteit.Registers;

/// <summary>Files about people for whom a user asked something that is not carried out yet.</summary>
public sealed class LopendeverzoekenTests : IAsyncLifetime
{
    private const string Kop = "relatienummer;contractnummer;ingangsdatum;einddatum;eindreden;werknemersnummer";

    private Registerproef proef = null!;

    public async Task InitializeAsync() => proef = await MaakAsync();

    public Task DisposeAsync() => proef.DisposeAsync().AsTask();

    [Fact]
    public async Task A_row_that_wants_something_else_is_a_conflict_and_leaves_both_as_they_are()
    {
        var jan = await AfgemeldAsync();
        var import = await proef.VoerUitAsync(Registersoort.Deelnames, Csv(Kop, $"{jan.Deelnemer.Relatienummer};23595;2020-01-01;2026-12-31;;"));
        (import.Conflicten, import.Gewijzigd).ShouldBe((1, 0));
        var verschil = (await proef.VerschillenAsync(import, Verschilsoort.Conflict)).ShouldHaveSingleItem();
        verschil.Inhoud.Fouten.ShouldHaveSingleItem().Reason.ShouldContain("loopt in het portaal een verzoek (afmelding)");
        (await proef.Collectief.Lees(db => db.Set<Deelname>().SingleAsync())).Einddatum.ShouldBeNull();
        (await MutatieAsync()).IsOpen.ShouldBeTrue();
    }

    [Fact]
    public async Task A_row_that_brings_what_was_asked_carries_the_request_out()
    {
        var jan = await AfgemeldAsync();
        var bestand = Csv(Kop, $"{jan.Deelnemer.Relatienummer};23595;2020-01-01;2026-09-30;uit-dienst;");
        (await proef.VergelijkAsync(Registersoort.Deelnames, bestand)).Gewijzigd.ShouldBe(1);
        (await MutatieAsync()).IsOpen.ShouldBeTrue("a review closes nothing");
        (await proef.VoerUitAsync(Registersoort.Deelnames, Csv(Kop, $"{jan.Deelnemer.Relatienummer};23595;2020-01-01;2026-09-30;uit-dienst;X-1"))).Gewijzigd.ShouldBe(1);
        var mutatie = await MutatieAsync();
        (mutatie.Status, mutatie.IsOpen).ShouldBe((MutatieStatus.Verwerkt, false));
        (await proef.Collectief.Lees(db => db.Set<Deelname>().SingleAsync())).Einddatum.ShouldBe(new DateOnly(2026, 9, 30));
    }

    [Theory]
    [InlineData("", "", "uit-dienst")] // no such column: the reason that was asked
    [InlineData(";eindreden", ";eigen-verzoek", "eigen-verzoek")]
    [InlineData(";eindreden", ";", null)]
    public async Task A_row_that_carries_a_deregistration_out_takes_its_reason_over_unless_it_says_another(string kolom, string cel, string? reden)
    {
        var jan = await AfgemeldAsync();
        await proef.VoerUitAsync(Registersoort.Deelnames, Csv($"relatienummer;contractnummer;ingangsdatum;einddatum{kolom}", $"{jan.Deelnemer.Relatienummer};23595;2020-01-01;2026-09-30{cel}"));
        (await MutatieAsync()).Status.ShouldBe(MutatieStatus.Verwerkt);
        (await proef.Collectief.Lees(db => db.Set<Deelname>().SingleAsync())).Eindreden.ShouldBe(reden);
    }

    [Fact]
    public async Task A_row_that_changes_nothing_is_no_conflict()
    {
        var jan = await AfgemeldAsync();
        Tellingen(await proef.VergelijkAsync(Registersoort.Deelnames, Csv("relatienummer;contractnummer;ingangsdatum", $"{jan.Deelnemer.Relatienummer};23595;2020-01-01"))).ShouldBe((0, 0, 1, 0, 0, 0));
    }

    [Fact]
    public async Task Somebody_who_was_asked_for_is_enrolled_as_that_request()
    {
        await proef.Collectief.Als((Aanmelden a) => a.HandleAsync(new AanmeldFormulier { Contract = "23595", Voorletters = "Ș.", Achternaam = "Ștefănescu", Geboortedatum = "17-03-1985", Ingangsdatum = "16-09-2026" }, default));
        await proef.VoerUitAsync(Registersoort.Personen, Csv("relatienummer;voorletters;voornaam;achternaam;geboortedatum", "R1;Ș;Ștefan;Ștefănescu;1985-03-17"));
        var anders = await proef.VergelijkAsync(Registersoort.Deelnames, Csv("relatienummer;contractnummer;ingangsdatum", "R1;23595;2026-08-01"));
        anders.Conflicten.ShouldBe(1);
        (await proef.VoerUitAsync(Registersoort.Deelnames, Csv("relatienummer;contractnummer;ingangsdatum", "R1;23595;2026-09-16"))).Nieuw.ShouldBe(1);
        var mutatie = await MutatieAsync();
        mutatie.Status.ShouldBe(MutatieStatus.Verwerkt);
        (await proef.Collectief.Lees(db => db.Set<Deelname>().SingleAsync())).Id.ShouldBe(mutatie.AanmeldingId.ShouldNotBeNull());
    }

    private async Task<Lid> AfgemeldAsync()
    {
        var jan = await proef.Collectief.SchrijfInAsync("Jan Poel");
        (await proef.Collectief.Als((Afmelden a) => a.HandleAsync(new() { DeelnameId = jan.Deelname.Id, Einddatum = "30-09-2026", Reden = "uit-dienst", Bevestigd = true }, default))).IsRefused.ShouldBeFalse();
        return jan;
    }

    private Task<Mutatie> MutatieAsync() => proef.Collectief.Lees(db => db.Set<Mutatie>().AsNoTracking().SingleAsync());
}
