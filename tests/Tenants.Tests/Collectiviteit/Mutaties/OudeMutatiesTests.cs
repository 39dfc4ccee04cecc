using Collectiviteit.Aanmeldingen;
using Collectiviteit.Deelnemers;
using Collectiviteit.Mutaties;
using Engine.Data;
using Engine.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Testing.Collectiviteiten;

namespace Tenants.Tests.Collectiviteit.Mutaties;

public sealed class OudeMutatiesTests
{
    [Fact]
    public async Task What_ended_longer_ago_than_the_tenant_keeps_goes_with_the_data_of_the_person_and_the_register_stays()
    {
        await using var c = await Collectief.MaakAsync(instellingen: Collectief.Instellingen.TrimEnd()[..^1] + """, "retention": { "mutations": 100 } }""");
        var jan = await c.SchrijfInAsync("Jan Poel");
        await c.Als((Afmelden a) => a.HandleAsync(new() { DeelnameId = jan.Deelname.Id, Einddatum = "30-09-2026", Reden = "uit-dienst", Bevestigd = true }, default));
        await c.VerwerkAsync();
        var hoofd = Nieuw(c, "Hoofd", null);
        var partner = Nieuw(c, "Partner", hoofd.Id);
        var mislukt = Afgehandeld(c, hoofd, null);
        await c.BewaarAsync(hoofd, partner, mislukt);
        c.Klok.Advance(TimeSpan.FromDays(60));
        var later = Afgehandeld(c, partner, mislukt.Id);
        var open = await c.SchrijfInAsync("Olga Open");
        await c.BewaarAsync(later);
        await c.Als((Afmelden a) => a.HandleAsync(new() { DeelnameId = open.Deelname.Id, Einddatum = "30-11-2026", Reden = "uit-dienst", Bevestigd = true }, default));

        c.Klok.Advance(TimeSpan.FromDays(39));
        await OpruimenAsync(c);
        (await c.Lees(db => db.Set<Mutatie>().CountAsync())).ShouldBe(4, "99 days");
        c.Klok.Advance(TimeSpan.FromDays(2));
        await OpruimenAsync(c);
        (await c.Lees(db => db.Set<Mutatie>().Where(m => !m.OpenVoor.HasValue).Select(m => m.Id).ToListAsync())).ShouldBe([later.Id], "what ended later stays, although it did an old one over");
        (await c.Lees(db => db.Set<Mutatie>().CountAsync(m => m.OpenVoor != null))).ShouldBe(1, "what is open stays, however old");
        (await c.Lees(db => db.Set<Aanmelding>().Select(a => a.Id).ToListAsync())).ShouldBe([partner.Id]);
        (await c.Lees(db => db.Set<Deelname>().SingleAsync(d => d.Id == jan.Deelname.Id))).Einddatum.ShouldBe(new DateOnly(2026, 9, 30));
    }

    private static Aanmelding Nieuw(Collectief c, string naam, Guid? hoofd) => new()
    {
        ContractId = c.Salaris.Id, Ingangsdatum = new(2026, 9, 1), Voorletters = "A.", Achternaam = naam, Geboortedatum = new(1990, 1, 2), HoofdAanmeldingId = hoofd,
        Rol = hoofd is null ? Rol.Hoofdverzekerde : Rol.Partner,
    };

    private static Mutatie Afgehandeld(Collectief c, Aanmelding aanmelding, Guid? herstelt) => new()
    {
        Soort = MutatieSoort.Aanmelding, AanmeldingId = aanmelding.Id, HerstelVan = herstelt, ContractId = c.Salaris.Id, AanvraagId = Guid.CreateVersion7(), Datum = aanmelding.Ingangsdatum,
        Status = MutatieStatus.Mislukt, Fout = "Waarom.", Oplossing = "Wat.", IngediendOp = c.Klok.GetUtcNow(), AfgehandeldOp = c.Klok.GetUtcNow(), DoorAccountId = Guid.CreateVersion7(), DoorNaam = "A",
    };

    private static Task OpruimenAsync(Collectief c) => c.Database.As(c.Tenant, async s =>
    {
        var db = s.GetRequiredService<PortalDbContext>();
        await s.GetServices<JobHandler>().Single(h => h.Kind == RetentionJob.JobKind).HandleAsync(Guid.Empty, db, default);
        await db.SaveChangesAsync();
    });
}
