using Collectiviteit.Aanmeldingen;
using Collectiviteit.Deelnemers;
using Collectiviteit.Mutaties;
using Collectiviteit.Uploads;
using Engine.Bulk;
using Engine.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Testing.Collectiviteiten;

namespace Tenants.Tests.Collectiviteit.Uploads;

/// <summary>What a row may ask for, weighed against the register. It is Wednesday 16 September 2026.</summary>
public sealed class AanEnAfmeldingenTests : IAsyncLifetime
{
    private Collectief collectief = null!;

    public async Task InitializeAsync() => collectief = await Collectief.MaakAsync();

    public Task DisposeAsync() => collectief.DisposeAsync().AsTask();

    [Fact]
    public async Task Registrations_and_deregistrations_become_requests_of_the_sender()
    {
        var weg = await collectief.SchrijfInAsync("Daan Visser", nummer: "W-1");
        var rijen = await NeemAsync(Aan("Wiśniewska"), Af("Visser", nummer: "W-1"));
        rijen.ShouldAllBe(r => !r.IsRefused && r.Result != null);
        var mutaties = await MutatiesAsync();
        mutaties.Select(m => (m.Soort, m.DeelnameId, m.DoorNaam)).ShouldBe([(MutatieSoort.Afmelding, weg.Deelname.Id, "Femke"), (MutatieSoort.Aanmelding, null, "Femke")]);
        (await collectief.Lees(db => db.Set<Aanmelding>().SingleAsync())).Herkomst.ShouldBe(Herkomst.Upload);
        await collectief.VerwerkAsync();
        (await MutatiesAsync()).ShouldAllBe(m => m.Status == MutatieStatus.Verwerkt);
    }

    [Fact]
    public async Task A_form_with_the_BSN_is_another_version_than_one_without()
    {
        await using var met = await Collectief.MaakAsync(instellingen: Collectief.Instellingen.Replace("\"collectiviteit\": { \"afmeldredenen\"", "\"collectiviteit\": { \"bsnVerplicht\": true, \"afmeldredenen\"", StringComparison.Ordinal));
        var verplicht = await met.Als<AanEnAfmeldingen, SheetDefinition>(i => i.DefinitionAsync([met.Salaris.Id], default));
        var vrij = await collectief.Als<AanEnAfmeldingen, SheetDefinition>(i => i.DefinitionAsync([collectief.Salaris.Id], default));
        verplicht.Columns.Count.ShouldBe(vrij.Columns.Count + 1);
        verplicht.Version.ShouldNotBe(vrij.Version);
    }

    [Theory]
    [InlineData("relatienummer")]
    [InlineData("nummer")]
    [InlineData("naam")]
    public async Task A_person_is_found_by_relation_number_own_number_or_name(string waarmee)
    {
        var lid = await collectief.SchrijfInAsync("Jan van der Poel", nummer: "W-7");
        var rij = Af("Poel", tussen: "van der", relatie: waarmee == "relatienummer" ? lid.Deelnemer.Relatienummer : "", nummer: waarmee == "nummer" ? "W-7" : "", letters: waarmee == "naam" ? "J." : "");
        (await NeemAsync(rij)).ShouldHaveSingleItem().IsRefused.ShouldBeFalse();
        (await MutatiesAsync()).ShouldHaveSingleItem().DeelnameId.ShouldBe(lid.Deelname.Id);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_number_alone_says_who_leaves_and_without_one_the_name_is_asked(bool relatie)
    {
        var lid = await collectief.SchrijfInAsync("Jan van der Poel", nummer: "W-7");
        await NeemAsync(Af("", relatie: relatie ? lid.Deelnemer.Relatienummer : "", nummer: relatie ? "" : "W-7", geboren: ""));
        (await MutatiesAsync()).ShouldHaveSingleItem().DeelnameId.ShouldBe(lid.Deelname.Id);
        Fouten(await NeemAsync(Af("", geboren: ""))).ShouldBe(["Voorletters: De voorletters ontbreken.", "Achternaam: De achternaam ontbreekt.", "Geboortedatum: De geboortedatum ontbreekt."]);
        Fouten(await NeemAsync(Aan("", geboren: ""))).ShouldContain(f => f.StartsWith("Achternaam: ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Two_rows_with_only_a_number_are_two_rows()
    {
        (await RijAsync([collectief.Salaris.Id], Af("", nummer: "W-1", geboren: ""))).Identity.ShouldNotBe((await RijAsync([collectief.Salaris.Id], Af("", nummer: "W-2", geboren: ""))).Identity);
    }

    [Fact]
    public async Task A_number_that_two_people_have_deregisters_neither()
    {
        await collectief.SchrijfInAsync("Daan Visser", nummer: "W-1");
        await collectief.SchrijfInAsync("Anna Bakker", nummer: "W-1", geboren: "02-02-1982");
        Fouten(await NeemAsync(Af("", nummer: "W-1", geboren: ""))).ShouldBe(["Werknemersnummer: Er zijn meer personen met deze gegevens in dit contract."]);
        (await NeemAsync(Af("", nummer: "W-1", geboren: "02-02-1982"))).ShouldHaveSingleItem().IsRefused.ShouldBeFalse();
    }

    [Fact]
    public async Task A_number_of_somebody_else_deregisters_nobody()
    {
        await collectief.SchrijfInAsync("Daan Visser", nummer: "W-1");
        var rijen = await NeemAsync(Af("Bakker", nummer: "W-1"), Af("Visser", nummer: "W-1", geboren: "02-01-1980"), Af("Visser", nummer: "W-9"));
        Fouten(rijen).ShouldBe([
            "Achternaam: De achternaam hoort niet bij deze persoon.", "Geboortedatum: De geboortedatum hoort niet bij deze persoon.", "Werknemersnummer: Deze persoon is niet gevonden in dit contract."]);
        (await MutatiesAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_person_of_another_contract_is_not_found()
    {
        await collectief.SchrijfInAsync("Daan Visser", nummer: "W-1", contract: collectief.AnderSalaris);
        Fouten(await NeemAsync(Af("Visser", nummer: "W-1"))).ShouldBe(["Werknemersnummer: Deze persoon is niet gevonden in dit contract."]);
    }

    [Fact]
    public async Task A_row_is_about_who_is_known_at_a_contract_of_the_sender_and_nobody_beyond()
    {
        var binnen = await collectief.SchrijfInAsync("Piet van der Meer", contract: collectief.AnderSalaris);
        var buiten = await collectief.SchrijfInAsync("Pawel Kowalski", contract: collectief.Acceptgiro);
        await NeemAsync(
            Aan("Meer", letters: "P.", geboren: "01-01-1980", relatie: binnen.Deelnemer.Relatienummer), Aan("Kowalski", letters: "X.", geboren: "01-01-1980", relatie: buiten.Deelnemer.Relatienummer),
            Aan("Kowalski", letters: "P.", geboren: "01-01-1980"), Aan("Nergens", relatie: "1234567890"));
        await collectief.VerwerkAsync();
        var nieuw = await collectief.Lees(db => db.Set<Deelname>().Where(d => d.ContractId == collectief.Salaris.Id).ToListAsync());
        nieuw.Count.ShouldBe(2);
        nieuw.ShouldContain(d => d.DeelnemerId == binnen.Deelnemer.Id);
        nieuw.ShouldNotContain(d => d.DeelnemerId == buiten.Deelnemer.Id, "who is found shows what the register knows");
        var fouten = (await MutatiesAsync()).Where(m => m.Status == MutatieStatus.Mislukt).Select(m => m.Fout).ToList();
        fouten.ShouldBe(["Dit relatienummer hoort niet bij deze persoon.", "Dit relatienummer hoort niet bij deze persoon."], "a number out of reach and one that does not exist are one answer");
    }

    [Fact]
    public async Task A_contract_that_the_sender_does_not_reach_cannot_be_chosen()
    {
        var rij = await RijAsync([collectief.Salaris.Id], Aan("Visser", contract: collectief.AnderSalaris.Number));
        rij.Faults.ShouldHaveSingleItem().Column.ShouldBe("Contract");
    }

    [Fact]
    public async Task The_family_of_an_employee_goes_along_and_stays_after_a_death()
    {
        var hoofd = await collectief.SchrijfInAsync("Daan Visser", nummer: "W-1");
        await collectief.SchrijfInAsync("Kim Visser", via: hoofd, geboren: "01-01-2015");
        var ander = await collectief.SchrijfInAsync("Anna Bakker", nummer: "W-2");
        await collectief.SchrijfInAsync("Bo Bakker", via: ander, geboren: "01-01-2015");
        await NeemAsync(Af("Visser", nummer: "W-1"), Af("Bakker", nummer: "W-2", reden: "Overleden"));
        (await MutatiesAsync()).Count(m => m.Reden == "eigen-verzoek").ShouldBe(2);
        (await MutatiesAsync()).Count(m => m.Reden == "overleden").ShouldBe(1);
    }

    [Fact]
    public async Task A_day_of_death_after_today_is_refused_at_its_column()
    {
        await collectief.SchrijfInAsync("Daan Visser", nummer: "W-1");
        var fout = (await NeemAsync(Af("Visser", nummer: "W-1", datum: "17-09-2026", reden: "Overleden"))).ShouldHaveSingleItem().Faults.ShouldHaveSingleItem();
        fout.Column.ShouldBe("Datum");
        fout.Reason.ShouldContain("ligt niet in de toekomst");
    }

    [Fact]
    public async Task Rules_of_the_form_hold_for_a_row_too()
    {
        await collectief.SchrijfInAsync("Oude Werknemer", geboren: "01-01-1960", nummer: "W-1");
        var rijen = await NeemAsync(
            Aan("Jong", geboren: "01-01-2015"), Aan("Vroeg", datum: "01-01-2020"), Aan("Letters", letters: ""), Aan("Straat", straat: "Kerkstraat"), Aan("Reden", reden: "Overleden"),
            Af("Werknemer", nummer: "W-1", geboren: "01-01-1960", reden: "Einde dienstverband"), Af("Werknemer", nummer: "W-1", geboren: "01-01-1960", datum: "01-01-2019"), Af("Werknemer", nummer: "W-1", geboren: "01-01-1960", reden: ""));
        rijen.Select(r => r.Faults[0].Column).ShouldBe(["Geboortedatum", "Datum", "Voorletters", "Land", "Reden", "Reden", "Datum", "Reden"]);
        rijen.ShouldAllBe(r => r.Faults.All(f => f.Reason.EndsWith('.') && f.Remedy.EndsWith('.')));
    }

    [Fact]
    public async Task Who_takes_part_already_or_has_an_open_request_is_refused()
    {
        await collectief.SchrijfInAsync("Daan Visser", nummer: "W-1");
        (await NeemAsync(Aan("Visser", letters: "D.", geboren: "01-01-1980"))).ShouldHaveSingleItem().Faults[0].Reason.ShouldContain("al ingeschreven");
        (await NeemAsync(Aan("Nieuw"), Af("Visser", nummer: "W-1"))).ShouldAllBe(r => !r.IsRefused);
        Fouten(await NeemAsync(Aan("Nieuw", datum: "17-09-2026"), Af("Visser", nummer: "W-1", datum: "17-09-2026")))
            .ShouldBe([": Voor J. Nieuw loopt al een verzoek.", ": Voor D. Visser loopt al een verzoek."]);
    }

    [Fact]
    public async Task A_number_that_somebody_else_has_is_refused_at_its_column_001_31()
    {
        await collectief.SchrijfInAsync("Daan Visser", nummer: "W-1");
        await collectief.SchrijfInAsync("Anna Bakker", nummer: "W-2", contract: collectief.AnderSalaris);
        var weg = await collectief.SchrijfInAsync("Kees Weg", nummer: "W-3");
        await collectief.Lees(db => db.Set<Deelname>().Where(d => d.Id == weg.Deelname.Id).ExecuteUpdateAsync(s => s.SetProperty(d => d.Eind, new DateOnly(2026, 9, 15))));
        var rijen = await NeemAsync(
            Aan("Nieuw", nummer: "W-1"), Aan("Bakker", letters: "A.", geboren: "01-01-1980", nummer: "W-2"), Aan("Opvolger", nummer: "W-3"), Aan("Eerste", nummer: "W-4"), Aan("Tweede", nummer: "W-4"),
            Aan("Eerste", nummer: "W-4", contract: collectief.AnderSalaris.Number));
        rijen.Select(r => r.IsRefused).ShouldBe([true, false, false, false, true, false], "somebody's own number, and that of who left, are free");
        Fouten(rijen).Distinct().ShouldBe(["Werknemersnummer: Iemand anders bij uw organisatie heeft dit nummer al."]);
        (await MutatiesAsync()).Count.ShouldBe(4);
    }

    [Fact]
    public async Task Two_rows_about_one_person_become_one_request()
    {
        var rijen = await NeemAsync(Aan("Tweeling"), Aan("Tweeling", datum: "17-09-2026"), Aan("Tweeling", letters: "K."));
        rijen.Select(r => r.IsRefused).ShouldBe([false, true, false]);
    }

    private static string[] Fouten(IEnumerable<CheckedRow> rijen) => [.. rijen.SelectMany(r => r.Faults).Select(f => $"{f.Column}: {f.Reason}")];

    private Dictionary<string, string> Aan(
        string achternaam, string datum = "16-09-2026", string geboren = "17-03-1985", string letters = "J.", string straat = "", string reden = "", string? contract = null,
        string relatie = "", string nummer = "") => new()
    {
        ["Soort"] = "Aanmelding", ["Contract"] = contract ?? collectief.Salaris.Number, ["Datum"] = datum, ["Voorletters"] = letters, ["Achternaam"] = achternaam,
        ["Geboortedatum"] = geboren, ["Straat"] = straat, ["Reden"] = reden, ["Relatienummer"] = relatie, ["Werknemersnummer"] = nummer,
    };

    private Dictionary<string, string> Af(
        string achternaam, string nummer = "", string datum = "16-09-2026", string geboren = "01-01-1980", string relatie = "", string letters = "", string tussen = "", string reden = "Op eigen verzoek") => new()
    {
        ["Soort"] = "Afmelding", ["Contract"] = collectief.Salaris.Number, ["Datum"] = datum, ["Relatienummer"] = relatie, ["Voorletters"] = letters, ["Tussenvoegsel"] = tussen,
        ["Achternaam"] = achternaam, ["Geboortedatum"] = geboren, ["Werknemersnummer"] = nummer, ["Reden"] = reden,
    };

    private async Task<CheckedRow> RijAsync(IReadOnlyCollection<Guid> contracten, Dictionary<string, string> waarden)
    {
        var formulier = await collectief.Als<AanEnAfmeldingen, SheetDefinition>(i => i.DefinitionAsync(contracten, default));
        return RowCheck.Check(formulier, new(2, [.. formulier.Columns.Select(c => waarden.GetValueOrDefault(c.Id, ""))]));
    }

    private async Task<IReadOnlyList<CheckedRow>> NeemAsync(params Dictionary<string, string>[] waarden)
    {
        Guid[] contracten = [collectief.Salaris.Id, collectief.AnderSalaris.Id];
        var rijen = new List<CheckedRow>();
        foreach (var rij in waarden)
        {
            rijen.Add(await RijAsync(contracten, rij));
        }

        rijen.ShouldAllBe(r => !r.IsRefused, "the columns themselves are right");
        await collectief.Database.As(collectief.Tenant, async services =>
        {
            var db = services.GetRequiredService<PortalDbContext>();
            await using var transaction = await db.Database.BeginTransactionAsync();
            await services.GetRequiredService<AanEnAfmeldingen>().AcceptAsync(new(Guid.CreateVersion7(), Guid.CreateVersion7(), "Femke", contracten), rijen, default);
            await db.SaveChangesAsync();
            await transaction.CommitAsync();
        });
        return rijen;
    }

    private Task<List<Mutatie>> MutatiesAsync() => collectief.Lees(db => db.Set<Mutatie>().OrderBy(m => m.Soort).ToListAsync());
}
