using Collectiviteit.Deelnemers;
using Collectiviteit.Mutaties;
using Engine.Access;
using Engine.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Testing.Collectiviteiten;
using Testing.Databases;

namespace Tenants.Tests.Collectiviteit.Mutaties;

public sealed class IngebouwdeAdministratieTests
{
    [Fact]
    public async Task A_request_that_the_register_has_overtaken_fails_with_reason_and_remedy()
    {
        await using var c = await Collectief.MaakAsync();
        var jan = await c.SchrijfInAsync("Jan Poel");
        await c.Als((Afmelden a) => a.HandleAsync(new() { DeelnameId = jan.Deelname.Id, Einddatum = "30-09-2026", Reden = "uit-dienst", Bevestigd = true }, default));
        await c.Lees(db => db.Set<Deelname>().ExecuteUpdateAsync(s => s.SetProperty(d => d.Eind, new DateOnly(2026, 6, 30))));
        await c.VerwerkAsync();
        var mutatie = await c.Lees(db => db.Set<Mutatie>().SingleAsync());
        (mutatie.Status, mutatie.IsOpen).ShouldBe((MutatieStatus.Mislukt, false));
        mutatie.Fout.ShouldNotBeNull().ShouldContain("30-06-2026");
        mutatie.Oplossing.ShouldNotBeNullOrEmpty();
        (await c.Lees(db => db.Set<Deelname>().SingleAsync())).Einddatum.ShouldBe(new DateOnly(2026, 6, 30));
    }

    [Fact]
    public async Task Retiring_keeps_the_discount_and_leaving_does_not()
    {
        await using var c = await Collectief.MaakAsync();
        var oud = await c.SchrijfInAsync("Oma Oud", "01-01-1960");
        var jong = await c.SchrijfInAsync("Jan Jong", "01-01-1990");
        await c.Als((Afmelden a) => a.HandleAsync(new() { DeelnameId = oud.Deelname.Id, Einddatum = "30-09-2026", Reden = "pensioen", Bevestigd = true }, default));
        await c.Als((Afmelden a) => a.HandleAsync(new() { DeelnameId = jong.Deelname.Id, Einddatum = "30-09-2026", Reden = "uit-dienst", Bevestigd = true }, default));
        await c.VerwerkAsync();
        (await c.Lees(db => db.Set<Deelname>().Where(d => d.HoudtKorting).Select(d => d.Id).ToListAsync())).ShouldBe([oud.Deelname.Id]);
    }

    [Fact]
    public async Task A_move_takes_the_family_along_and_both_are_found_at_the_new_contract()
    {
        await using var c = await Collectief.MaakAsync();
        var jan = await c.SchrijfInAsync("Jan Poel", nummer: "LN-1");
        await c.SchrijfInAsync("Eva Poel", via: jan);
        (await c.Als((WijzigCollectiviteit w) => w.HandleAsync(new(jan.Deelname.Id, "23596", "01-10-2026"), default))).IsRefused.ShouldBeFalse();
        await c.VerwerkAsync();
        var oud = await c.Lees(db => db.Set<Deelname>().Where(d => d.ContractId == c.Salaris.Id).ToListAsync());
        var nieuw = await c.Lees(db => db.Set<Deelname>().Where(d => d.ContractId == c.AnderSalaris.Id).OrderBy(d => d.Rol).ToListAsync());
        oud.ShouldAllBe(d => d.Einddatum == new DateOnly(2026, 9, 30));
        nieuw.Count.ShouldBe(2);
        nieuw.ShouldAllBe(d => d.Ingangsdatum == new DateOnly(2026, 10, 1) && d.Einddatum == null);
        nieuw[1].HoofdDeelnameId.ShouldBe(nieuw[0].Id);
        nieuw[0].Werknemersnummer.ShouldBe("LN-1");
        (await c.Lees(db => db.Set<Zoekwoord>().CountAsync(w => w.ContractId == c.AnderSalaris.Id && w.Woord == "poel"))).ShouldBe(2);
    }

    [Fact]
    public async Task Who_takes_part_at_the_new_contract_already_or_will_does_not_move_there()
    {
        await using var c = await Collectief.MaakAsync();
        var jan = await c.SchrijfInAsync("Jan Poel");
        (await c.Als((WijzigCollectiviteit w) => w.HandleAsync(new(jan.Deelname.Id, "23596", "01-10-2026"), default))).IsRefused.ShouldBeFalse();
        await c.BewaarAsync(Bij(c.AnderSalaris, jan, new(2026, 12, 1)));
        await c.VerwerkAsync();
        var mutatie = await c.Lees(db => db.Set<Mutatie>().SingleAsync());
        (mutatie.Status, mutatie.Fout).ShouldBe((MutatieStatus.Mislukt, "Deze persoon is al ingeschreven bij de nieuwe collectiviteit: vanaf 01-12-2026."));
        (await c.Lees(db => db.Set<Deelname>().CountAsync(d => d.ContractId == c.AnderSalaris.Id))).ShouldBe(1);
        (await c.Lees(db => db.Set<Deelname>().SingleAsync(d => d.Id == jan.Deelname.Id))).Einddatum.ShouldBeNull();
    }

    [Fact]
    public async Task Who_took_part_there_until_the_day_before_moves()
    {
        await using var c = await Collectief.MaakAsync();
        var jan = await c.SchrijfInAsync("Jan Poel");
        var eerder = Bij(c.AnderSalaris, jan, new(2026, 1, 1));
        eerder.Eind = new(2026, 9, 30);
        await c.BewaarAsync(eerder);
        await c.Als((WijzigCollectiviteit w) => w.HandleAsync(new(jan.Deelname.Id, "23596", "01-10-2026"), default));
        await c.VerwerkAsync();
        (await c.Lees(db => db.Set<Mutatie>().SingleAsync())).Status.ShouldBe(MutatieStatus.Verwerkt);
    }

    [Fact]
    public async Task Many_moves_take_no_more_statements_than_one()
    {
        var een = await TelAsync(1);
        (await TelAsync(12)).ShouldBe(een);
    }

    // reads of one run of the administration
    private static async Task<int> TelAsync(int werknemers)
    {
        var telling = new CommandCount();
        await using var c = await Collectief.MaakAsync(services => services.AddSingleton<IInterceptor>(telling));
        var aanvraag = Guid.CreateVersion7();
        for (var i = 0; i < werknemers; i++)
        {
            var jan = await c.SchrijfInAsync("Jan Poel");
            var eva = await c.SchrijfInAsync("Eva Poel", via: jan);
            await c.BewaarAsync(new[] { jan, eva }.Select(l => new Mutatie
            {
                Soort = MutatieSoort.Wissel, DeelnameId = l.Deelname.Id, ContractId = c.Salaris.Id, NaarContractId = c.AnderSalaris.Id, AanvraagId = aanvraag, Datum = new(2026, 10, 1),
                IngediendOp = c.Klok.GetUtcNow(), DoorAccountId = Guid.CreateVersion7(), DoorNaam = "Anna Bakker", OpenVoor = l.Deelname.Id,
            }));
        }

        return await c.Database.As(c.Tenant, async services =>
        {
            var db = services.GetRequiredService<PortalDbContext>();
            telling.Clear();
            await services.GetRequiredService<IngebouwdeAdministratie>().HandleAsync(aanvraag, db, default);
            var gelezen = telling.Reads;
            (await db.Set<Mutatie>().CountAsync(m => m.Status == MutatieStatus.Verwerkt)).ShouldBe(2 * werknemers);
            return gelezen;
        });
    }

    private static Deelname Bij(Contract contract, Lid lid, DateOnly sinds) => new()
    {
        ContractId = contract.Id, DeelnemerId = lid.Deelnemer.Id, Ingangsdatum = sinds,
        Naamsleutel = lid.Deelname.Naamsleutel, Relatienummer = lid.Deelname.Relatienummer, Geboortedatum = lid.Deelname.Geboortedatum,
    };
}
