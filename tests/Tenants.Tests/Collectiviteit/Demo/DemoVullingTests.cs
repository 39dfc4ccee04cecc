using Collectiviteit.Deelnemers;
using Collectiviteit.Demo;
using Collectiviteit.Mutaties;
using Engine.Data.Encryption;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Testing.Collectiviteiten;

namespace Tenants.Tests.Collectiviteit.Demo;

public sealed class DemoVullingTests
{
    [Fact]
    public async Task The_demo_is_the_same_every_time_lifelike_and_made_once()
    {
        var (eerste, tweede) = (await NamenAsync(), await NamenAsync());
        eerste.ShouldBe(tweede);
        eerste.Count.ShouldBeInRange(300, 305);
        eerste.ShouldContain(n => n.Any(c => c > 'ÿ'), "names of other alphabets occur");
        eerste.ShouldContain(n => n.Contains(" van ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Invented_people_have_test_numbers_families_ends_and_requests()
    {
        await using var c = await Collectief.MaakAsync();
        await VulAsync(c);
        await c.Als(async (FieldProtector velden) =>
        {
            foreach (var persoon in await c.Lees(db => db.Set<Deelnemer>().ToListAsync()))
            {
                var bsn = velden.Reveal(Bsn.Doel, persoon.Bsn.ShouldNotBeNull());
                bsn.ShouldStartWith("9999");
                Bsn.TryParse(bsn, out _).ShouldBeTrue();
                persoon.BsnHash.ShouldBe(velden.SearchHash(Bsn.Doel, bsn));
            }

            return true;
        });
        var deelnamen = await c.Lees(db => db.Set<Deelname>().ToListAsync());
        deelnamen.ShouldContain(d => d.Rol == Rol.Kind && d.HoofdDeelnameId != null);
        deelnamen.ShouldContain(d => d.Einddatum != null);
        deelnamen.ShouldAllBe(d => d.Ingangsdatum >= d.Geboortedatum && d.Eind >= d.Ingangsdatum);
        var mutaties = await c.Lees(db => db.Set<Mutatie>().ToListAsync());
        mutaties.ShouldContain(m => m.IsOpen);
        mutaties.ShouldContain(m => m.Status == MutatieStatus.Mislukt && m.Oplossing != null);
    }

    private static async Task<List<string>> NamenAsync()
    {
        await using var c = await Collectief.MaakAsync();
        await VulAsync(c);
        await VulAsync(c);
        return await c.Lees(async db => (await db.Set<Deelnemer>().OrderBy(d => d.Relatienummer).ToListAsync())
            .ConvertAll(d => $"{d.Relatienummer} {Naam.Toon(d)} {d.Geboortedatum}"));
    }

    private static Task<bool> VulAsync(Collectief c) => c.Als(async (DemoVulling demo) =>
    {
        await demo.HandleAsync(300, default);
        return true;
    });
}
