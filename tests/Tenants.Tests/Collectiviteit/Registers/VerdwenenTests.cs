using Collectiviteit.Deelnemers;
using Collectiviteit.Mutaties;
using Collectiviteit.Registers;
using Engine.Access;
using Engine.Data;
using Engine.Data.Encryption;
using Engine.Data.Encryption.Rotation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using static Tenants.Tests.Collectiviteit.Registers.Registerproef;

namespace Tenants.Tests.Collectiviteit.Registers;

/// <summary>What is in the register and not in the file. It is Wednesday 16 September 2026.</summary>
public sealed class VerdwenenTests : IAsyncLifetime
{
    private const string Kop = "relatienummer;contractnummer;ingangsdatum";

    private Registerproef proef = null!;

    public async Task InitializeAsync() => proef = await MaakAsync();

    public Task DisposeAsync() => proef.DisposeAsync().AsTask();

    [Fact]
    public async Task What_is_missing_in_a_part_of_the_register_is_counted_and_never_ended()
    {
        var (blijft, _) = await TweeAsync();
        var import = await proef.VergelijkAsync(Registersoort.Deelnames, Csv(Kop, Regel(blijft)));
        (import.Verdwenen, import.Omvang).ShouldBe((1, 2));
        (await proef.VerschillenAsync(import, Verschilsoort.Verdwenen)).ShouldBeEmpty();
        (await proef.StartAsync(import, beeindigen: true)).Refusals.ShouldHaveSingleItem().Code.ShouldBe("register.eindigt-niet");
    }

    [Fact]
    public async Task What_is_missing_in_a_whole_register_ends_only_when_somebody_confirms_it()
    {
        var (blijft, weg) = await TweeAsync();
        var import = await proef.VergelijkAsync(Registersoort.Deelnames, Csv(Kop, Regel(blijft)), volledig: true);
        (await proef.VerschillenAsync(import, Verschilsoort.Verdwenen)).ShouldHaveSingleItem().Inhoud.Sleutel.ShouldBe($"{weg.Deelnemer.Relatienummer} / 23595 / 2020-01-01");
        (await proef.StartAsync(import)).IsRefused.ShouldBeFalse();
        await proef.StappenAsync(import.Id);
        (await proef.Collectief.Lees(db => db.Set<Deelname>().CountAsync(d => d.Eind != Deelname.OpenEinde))).ShouldBe(0);
    }

    [Fact]
    public async Task Above_the_limit_somebody_has_to_type_how_many_end()
    {
        var (blijft, weg) = await TweeAsync();
        var import = await proef.VergelijkAsync(Registersoort.Deelnames, Csv(Kop, Regel(blijft)), volledig: true);
        (await proef.StartAsync(import, beeindigen: true)).Refusals.ShouldHaveSingleItem().Code.ShouldBe("register.te-veel-verdwenen");
        (await proef.StartAsync(import, beeindigen: true, aantal: 2)).Refusals.ShouldHaveSingleItem().Code.ShouldBe("register.te-veel-verdwenen");
        (await proef.StartAsync(import, beeindigen: true, aantal: 1)).IsRefused.ShouldBeFalse();
        await proef.StappenAsync(import.Id);
        (await proef.ImportAsync(import.Id)).Beeindigd.ShouldBe(1);
        (await proef.Collectief.Lees(db => db.Set<Deelname>().SingleAsync(d => d.Id == weg.Deelname.Id))).Einddatum.ShouldBe(new DateOnly(2026, 9, 15));
    }

    [Fact]
    public async Task Who_disappears_ahead_of_a_retirement_ends_without_its_reason_and_discount()
    {
        var (blijft, weg) = await TweeAsync();
        await proef.Collectief.Lees(db => db.Set<Deelname>().Where(d => d.Id == weg.Deelname.Id).ExecuteUpdateAsync(s => s
            .SetProperty(d => d.Eind, new DateOnly(2026, 12, 31)).SetProperty(d => d.Eindreden, "pensioen").SetProperty(d => d.HoudtKorting, true)));
        await proef.VoerUitAsync(Registersoort.Deelnames, Csv(Kop, Regel(blijft)), volledig: true, beeindigen: true, aantal: 1);
        var deelname = await proef.Collectief.Lees(db => db.Set<Deelname>().SingleAsync(d => d.Id == weg.Deelname.Id));
        (deelname.Einddatum, deelname.Eindreden, deelname.HoudtKorting).ShouldBe((new DateOnly(2026, 9, 15), null, false));
    }

    [Fact]
    public async Task A_large_register_is_looked_for_in_the_file_a_piece_in_a_transaction_and_no_row_of_the_file_is_opened_again()
    {
        await proef.Collectief.Database.As(proef.Collectief.Tenant, services => services.GetRequiredService<BulkInsert>().WriteAsync(
            Enumerable.Range(0, Importstap.RegisterPerKeer + 2_000).Select(i => new Organisation { Number = $"K{i:D5}", Name = "Klant" }), default));
        var import = (await proef.StuurAsync(Registersoort.Organisaties, Csv(["klantnummer;naam", .. Enumerable.Range(0, 6_000).Select(i => $"K{i * 2:D5};Klant")]), volledig: true)).Value.Id;
        while (await proef.ImportAsync(import) is { } bezig && bezig.Gedaan < bezig.Delen)
        {
            await proef.StapAsync(import);
        }

        // what is compared needs them no more
        await proef.Collectief.Lees(db => db.Set<Importdeel>().ExecuteDeleteAsync());
        await proef.StapAsync(import);
        var halverwege = await proef.ImportAsync(import);
        (halverwege.Stand, halverwege.Omvang).ShouldBe((Importstand.Vergelijken, Importstap.RegisterPerKeer));
        await proef.StappenAsync(import);
        var klaar = await proef.ImportAsync(import);
        (klaar.Stand, klaar.Omvang, klaar.Verdwenen).ShouldBe((Importstand.Vergeleken, Importstap.RegisterPerKeer + 2_001, 6_001));
        var nummers = await proef.Collectief.Lees(db => db.Set<Importverschil>().Where(v => v.Soort == Verschilsoort.Verdwenen).OrderBy(v => v.Nummer).Select(v => v.Nummer).ToListAsync());
        nummers.ShouldBe(Enumerable.Range(6_002, 6_001), "below the lines of the file");
        (await proef.Collectief.Lees(db => db.Set<Importsleutel>().CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task A_key_that_is_renewed_while_a_file_is_compared_makes_nobody_disappear()
    {
        var (blijft, weg) = await TweeAsync();
        var import = (await proef.StuurAsync(Registersoort.Deelnames, Csv(Kop, Regel(blijft), Regel(weg)), volledig: true)).Value.Id;
        await proef.Collectief.Database.Services.GetRequiredService<RotateKeys>().HandleAsync(null, default);
        proef.Collectief.Klok.Advance(DataKeys.Lead);
        await proef.StappenAsync(import);
        (await proef.ImportAsync(import)).Verdwenen.ShouldBe(0);
    }

    [Fact]
    public async Task Who_ended_since_the_comparison_does_not_count_as_ended_by_the_import()
    {
        var (blijft, weg) = await TweeAsync();
        await proef.Collectief.SchrijfInAsync("Bo Ook");
        var import = await proef.VergelijkAsync(Registersoort.Deelnames, Csv(Kop, Regel(blijft)), volledig: true);
        await proef.Collectief.Lees(db => db.Set<Deelname>().Where(d => d.Id == weg.Deelname.Id).ExecuteUpdateAsync(s => s.SetProperty(d => d.Eind, new DateOnly(2026, 9, 1))));
        (await proef.StartAsync(import, beeindigen: true, aantal: 2)).Refusals.ShouldBeEmpty();
        await proef.StappenAsync(import.Id);
        (await proef.ImportAsync(import.Id)).Beeindigd.ShouldBe(1);
    }

    [Fact]
    public async Task A_contract_that_ended_since_the_comparison_does_not_count_either()
    {
        var import = await proef.VergelijkAsync(Registersoort.Contracten, Csv("contractnummer;klantnummer;naam;ingangsdatum", "23595;W1;Collectiviteit 23595;2015-01-01"), volledig: true);
        await proef.Collectief.Lees(db => db.Set<Contract>().Where(c => c.Number == "23596").ExecuteUpdateAsync(s => s.SetProperty(c => c.End, new DateOnly(2026, 9, 1))));
        (await proef.StartAsync(import, beeindigen: true, aantal: 2)).Refusals.ShouldBeEmpty();
        await proef.StappenAsync(import.Id);
        (await proef.ImportAsync(import.Id)).Beeindigd.ShouldBe(1);
    }

    [Fact]
    public async Task While_rows_are_refused_nothing_ends()
    {
        var (blijft, weg) = await TweeAsync();
        var import = await proef.VergelijkAsync(Registersoort.Deelnames, Csv(Kop, Regel(blijft), $"{weg.Deelnemer.Relatienummer};23595;2020-02-30"), volledig: true);
        (await proef.StartAsync(import, beeindigen: true, aantal: import.Verdwenen)).Refusals.ShouldHaveSingleItem().Code.ShouldBe("register.eerst-verbeteren");
        (await proef.StartAsync(import)).IsRefused.ShouldBeFalse();
    }

    [Fact]
    public async Task Who_comes_later_or_left_already_has_not_disappeared()
    {
        var blijft = await proef.Collectief.SchrijfInAsync("Jan Blijft");
        await proef.Collectief.SchrijfInAsync("Eva Later", sinds: "01-10-2026");
        var oud = await proef.Collectief.SchrijfInAsync("Bo Oud");
        await proef.Collectief.Lees(db => db.Set<Deelname>().Where(d => d.Id == oud.Deelname.Id).ExecuteUpdateAsync(s => s.SetProperty(d => d.Eind, new DateOnly(2026, 9, 15))));
        (await proef.VergelijkAsync(Registersoort.Deelnames, Csv(Kop, Regel(blijft)), volledig: true)).Verdwenen.ShouldBe(0);
    }

    [Fact]
    public async Task Family_has_not_disappeared_from_the_file_of_main_persons()
    {
        var hoofd = await proef.Collectief.SchrijfInAsync("Jan Hoofd");
        await proef.Collectief.SchrijfInAsync("Kim Hoofd", via: hoofd, geboren: "01-01-2015");
        (await proef.VergelijkAsync(Registersoort.Deelnames, Csv(Kop, Regel(hoofd)), volledig: true)).Verdwenen.ShouldBe(0);
    }

    [Fact]
    public async Task Who_waits_for_a_request_is_not_ended()
    {
        var (blijft, weg) = await TweeAsync();
        await proef.Collectief.Als((Afmelden a) => a.HandleAsync(new() { DeelnameId = weg.Deelname.Id, Einddatum = "30-09-2026", Reden = "uit-dienst", Bevestigd = true }, default));
        var import = await proef.VoerUitAsync(Registersoort.Deelnames, Csv(Kop, Regel(blijft)), volledig: true, beeindigen: true, aantal: 1);
        (import.Beeindigd, import.Conflicten).ShouldBe((0, 1));
        var conflict = (await proef.VerschillenAsync(import, Verschilsoort.Conflict)).ShouldHaveSingleItem();
        (conflict.Nummer, conflict.Regel).ShouldBe((3, null), "the file ends at line 2");
        (await proef.Collectief.Lees(db => db.Set<Deelname>().SingleAsync(d => d.Id == weg.Deelname.Id))).Einddatum.ShouldBeNull();
    }

    [Fact]
    public async Task Without_review_it_stops_where_too_much_would_end()
    {
        var (blijft, weg) = await TweeAsync();
        (await proef.VergelijkAsync(Registersoort.Deelnames, Csv(Kop, Regel(blijft)), volledig: true, rechtstreeks: true)).Stand.ShouldBe(Importstand.Vergeleken);
        (await proef.VergelijkAsync(Registersoort.Deelnames, Csv(Kop, Regel(blijft), Regel(weg)), volledig: true, rechtstreeks: true)).Stand.ShouldBe(Importstand.Uitgevoerd);
    }

    [Fact]
    public async Task People_and_customers_never_end()
    {
        await proef.Collectief.SchrijfInAsync("Jan Poel");
        var import = await proef.VoerUitAsync(Registersoort.Personen, Csv("relatienummer;voorletters;achternaam;geboortedatum", "R1;A;Een;1985-03-17"), volledig: true, beeindigen: true, aantal: 1);
        (import.Verdwenen, import.Beeindigd).ShouldBe((1, 0));
        (await proef.Collectief.Lees(db => db.Set<Deelnemer>().CountAsync())).ShouldBe(2);
    }

    private async Task<(Lid Blijft, Lid Weg)> TweeAsync() => (await proef.Collectief.SchrijfInAsync("Jan Blijft"), await proef.Collectief.SchrijfInAsync("Eva Weg"));

    private static string Regel(Lid lid) => $"{lid.Deelnemer.Relatienummer};23595;{lid.Deelname.Ingangsdatum:yyyy-MM-dd}";
}
