using Collectiviteit.Aanmeldingen;
using Collectiviteit.Deelnemers;
using Collectiviteit.Mutaties;
using Engine.Access;
using Engine.Data;
using Engine.Data.Encryption;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Testing.Collectiviteiten;

namespace Tenants.Tests.Collectiviteit.Aanmeldingen;

/// <summary>Whom of the register a request is about: among the people whom the sender reaches, and nobody else.</summary>
public sealed class HerkenningTests : IAsyncLifetime
{
    private const string Burgernummer = "111222333";

    private Collectief c = null!;

    public async Task InitializeAsync() => c = await Collectief.MaakAsync();

    public Task DisposeAsync() => c.DisposeAsync().AsTask();

    [Fact]
    public async Task Who_enrols_at_one_contract_gets_nobody_of_another_by_name_and_birth_date()
    {
        var femke = await c.SchrijfInAsync("Femke Wiersma", "19-01-1958", c.AnderSalaris);
        await MeldAanAsync(c.Gebruiker("Tom Jansen", c.Salaris), Formulier("F.", "Wiersma", "19-01-1958"));
        var nieuw = await c.Lees(db => db.Set<Deelname>().SingleAsync(d => d.ContractId == c.Salaris.Id));
        nieuw.DeelnemerId.ShouldNotBe(femke.Deelnemer.Id);
        nieuw.Relatienummer.ShouldNotBe(femke.Deelnemer.Relatienummer);
        (await c.Lees(db => db.Set<Deelnemer>().SingleAsync(d => d.Id == nieuw.DeelnemerId))).Voornaam.ShouldBeNull("nothing but what was typed");
    }

    [Fact]
    public async Task Who_reaches_both_contracts_and_says_so_gets_the_person_who_is_known()
    {
        var femke = await c.SchrijfInAsync("Femke Wiersma", "19-01-1958", c.AnderSalaris);
        var formulier = Formulier("F.", "Wiersma", "19-01-1958");
        formulier.Contract = c.Salaris.Number;
        formulier.Dubbel = "zelfde";
        await MeldAanAsync(c.Gebruiker(), formulier);
        (await c.Lees(db => db.Set<Deelname>().SingleAsync(d => d.ContractId == c.Salaris.Id))).DeelnemerId.ShouldBe(femke.Deelnemer.Id);
    }

    [Fact]
    public async Task A_namesake_of_a_linked_contract_is_not_offered_at_a_contract_of_the_own_organisation()
    {
        var elders = new Organisation { Number = "W2", Name = "Ander" };
        var gekoppeld = new Contract { OrganisationId = elders.Id, Number = "99", Name = "Ander", Start = new(2015, 1, 1) };
        await c.BewaarAsync(elders, gekoppeld);
        var noah = await c.SchrijfInAsync("Noah Wiersma", "07-02-1986", gekoppeld);
        var formulier = Formulier("N.", "Wiersma", "07-02-1986");
        formulier.Contract = c.Salaris.Number;
        formulier.Dubbel = "zelfde";
        await MeldAanAsync(c.Gebruiker("Tom Jansen", c.Salaris, gekoppeld), formulier);
        (await c.Lees(db => db.Set<Deelname>().SingleAsync(d => d.ContractId == c.Salaris.Id))).DeelnemerId.ShouldNotBe(noah.Deelnemer.Id);
    }

    [Fact]
    public async Task A_BSN_out_of_reach_makes_a_new_person_and_tells_nothing()
    {
        await MeldAanAsync(c.Gebruiker("Bram Smit", c.AnderSalaris), Formulier("F.", "Wiersma", "19-01-1958", Burgernummer));
        await MeldAanAsync(c.Gebruiker("Tom Jansen", c.Salaris), Formulier("F.", "Wiersma", "19-01-1958", Burgernummer));
        await MeldAanAsync(c.Gebruiker("Tom Jansen", c.Acceptgiro), Formulier("A.", "Anders", "01-01-1970", Burgernummer));
        (await c.Lees(db => db.Set<Mutatie>().Select(m => m.Status).ToListAsync())).ShouldBe([MutatieStatus.Verwerkt, MutatieStatus.Verwerkt, MutatieStatus.Verwerkt]);
        (await c.Lees(db => db.Set<Deelname>().Select(d => d.DeelnemerId).Distinct().CountAsync())).ShouldBe(3);
    }

    [Fact]
    public async Task A_BSN_of_somebody_else_at_another_contract_in_reach_fails_as_the_BRP_would()
    {
        await MeldAanAsync(c.Gebruiker("Bram Smit", c.AnderSalaris), Formulier("F.", "Wiersma", "19-01-1958", Burgernummer));
        var formulier = Formulier("A.", "Anders", "01-01-1970", Burgernummer);
        formulier.Contract = c.Salaris.Number;
        await MeldAanAsync(c.Gebruiker(), formulier);
        (await c.Lees(db => db.Set<Mutatie>().SingleAsync(m => m.Status == MutatieStatus.Mislukt))).Fout.ShouldNotBeNull().ShouldContain("BRP");
    }

    [Fact]
    public async Task A_request_meets_nobody_whom_another_request_of_the_same_results_brought_to_another_contract()
    {
        foreach (var contract in new[] { c.AnderSalaris, c.Salaris })
        {
            await c.Als((Aanmelden a) => a.HandleAsync(Formulier("F.", "Wiersma", "19-01-1958", Burgernummer), default), c.Gebruiker("Tom " + contract.Number, contract));
        }

        await c.Database.As(c.Tenant, async s =>
        {
            var db = s.GetRequiredService<PortalDbContext>();
            await s.GetRequiredService<Uitvoering>().DoeAsync(await db.Set<Mutatie>().ToListAsync(), new Dictionary<Guid, string>(), default);
            await db.SaveChangesAsync();
        });
        (await c.Lees(db => db.Set<Deelname>().Select(d => d.DeelnemerId).Distinct().CountAsync())).ShouldBe(2);
    }

    [Fact]
    public async Task The_number_of_the_insurer_goes_before_whom_the_portal_recognised()
    {
        var (gevonden, bedoeld) = (await c.SchrijfInAsync("Femke Wiersma", "19-01-1958", c.AnderSalaris), await c.SchrijfInAsync("Fenna Wiersma", "19-01-1958", c.Acceptgiro));
        await c.Database.As(c.Tenant, async s =>
        {
            var db = s.GetRequiredService<PortalDbContext>();
            var aanmelding = Maak(s, c.Salaris);
            await s.GetRequiredService<Herkenning>().HandleAsync([aanmelding], [c.AnderSalaris.Id], default);
            aanmelding.DeelnemerId.ShouldBe(gevonden.Deelnemer.Id);
            var mutatie = new Mutatie
            {
                Soort = MutatieSoort.Aanmelding, AanmeldingId = aanmelding.Id, ContractId = c.Salaris.Id, AanvraagId = Guid.CreateVersion7(), Datum = aanmelding.Ingangsdatum,
                IngediendOp = DateTimeOffset.UnixEpoch, DoorAccountId = Guid.CreateVersion7(), DoorNaam = "Anna", OpenVoor = Guid.CreateVersion7(),
            };
            db.AddRange(aanmelding, mutatie);
            await db.SaveChangesAsync();
            await s.GetRequiredService<Uitvoering>().DoeAsync([mutatie], new Dictionary<Guid, string> { [aanmelding.Id] = bedoeld.Deelnemer.Relatienummer }, default);
            await db.SaveChangesAsync();
        });
        (await c.Lees(db => db.Set<Deelname>().SingleAsync(d => d.ContractId == c.Salaris.Id))).DeelnemerId.ShouldBe(bedoeld.Deelnemer.Id);
    }

    [Fact]
    public async Task An_enrolment_does_only_a_failed_one_of_the_same_person_with_the_same_employer_over()
    {
        var elders = new Organisation { Number = "W2", Name = "Ander" };
        var gekoppeld = new Contract { OrganisationId = elders.Id, Number = "99", Name = "Ander", Start = new(2015, 1, 1) };
        await c.BewaarAsync(elders, gekoppeld);
        var jan = await c.SchrijfInAsync("Jan Poel", "17-03-1985");
        var wie = c.Gebruiker("Anna Bakker", c.Salaris, c.AnderSalaris, gekoppeld);
        var (zelfde, afmelding, bijEenAnder) = (await MisluktAsync(c.Salaris), await MisluktAsync(c.Salaris, jan), await MisluktAsync(gekoppeld));
        foreach (var (herstel, achternaam, geboren, wel) in new[]
        {
            (zelfde, "Heel Iemand Anders", "01-02-1970", false), (zelfde, "Wiersma", "01-02-1970", true), (afmelding, "Poel", "17-03-1985", false), (bijEenAnder, "Wiersma", "19-01-1958", false),
        })
        {
            var formulier = Formulier("F.", achternaam, geboren);
            (formulier.Contract, formulier.HerstelVan, formulier.Dubbel) = (c.AnderSalaris.Number, herstel.ToString(), "ander");
            var id = (await c.Als((Aanmelden a) => a.HandleAsync(formulier, default), wie)).Value.AanvraagId;
            (await c.Lees(db => db.Set<Mutatie>().SingleAsync(m => m.AanvraagId == id))).HerstelVan.ShouldBe(wel ? herstel : null, achternaam);
        }
    }

    private static Aanmelding Maak(IServiceProvider services, Contract contract) => new Aanmeldkeuze { ContractId = contract.Id, Herkomst = Herkomst.Upload }.Maak(
        new() { Rol = Rol.Hoofdverzekerde, Voorletters = "F.", Achternaam = "Wiersma", Geboortedatum = new(1958, 1, 19), Ingangsdatum = new(2026, 10, 1) }, services.GetRequiredService<FieldProtector>());

    private static AanmeldFormulier Formulier(string voorletters, string achternaam, string geboren, string? bsn = null) => new()
    {
        Ingangsdatum = "01-10-2026", Voorletters = voorletters, Achternaam = achternaam, Geboortedatum = geboren, Bsn = bsn,
    };

    private async Task MeldAanAsync(Actor wie, AanmeldFormulier formulier)
    {
        (await c.Als((Aanmelden a) => a.HandleAsync(formulier, default), wie)).Value.IsIngediend.ShouldBeTrue();
        await c.VerwerkAsync();
    }

    /// <param name="weg">Who was to leave; null for an enrolment of F. Wiersma.</param>
    private Task<Guid> MisluktAsync(Contract contract, Lid? weg = null) => c.Database.As(c.Tenant, async s =>
    {
        var db = s.GetRequiredService<PortalDbContext>();
        var aanmelding = weg is null ? Maak(s, contract) : null;
        var mutatie = new Mutatie
        {
            Soort = weg is null ? MutatieSoort.Aanmelding : MutatieSoort.Afmelding, AanmeldingId = aanmelding?.Id, DeelnameId = weg?.Deelname.Id, ContractId = contract.Id,
            AanvraagId = Guid.CreateVersion7(), Datum = new(2026, 10, 1), Status = MutatieStatus.Mislukt, IngediendOp = c.Klok.GetUtcNow(), AfgehandeldOp = c.Klok.GetUtcNow(),
            DoorAccountId = Guid.CreateVersion7(), DoorNaam = "Anna",
        };
        db.AddRange(new object?[] { aanmelding, mutatie }.OfType<object>());
        await db.SaveChangesAsync();
        return mutatie.Id;
    });
}
