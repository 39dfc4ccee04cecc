using Collectiviteit.Demo;
using Collectiviteit.Overzichten.Gebruik;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Testing.Collectiviteiten;
using Testing.Databases;

namespace Tenants.Tests.Collectiviteit.Overzichten;

/// <summary>Figures are counted by the database: how often it is asked does not grow with the people.</summary>
public sealed class OverzichtLastTests
{
    private const string Instellingen = """
        { "features": { "collectiviteit.zoeken": {}, "collectiviteit.contractgebruik": {} }, "settings": { "collectiviteit": { "afmeldredenen": [{ "id": "eigen-verzoek", "label": "Op eigen verzoek" }] } } }
        """;

    [Fact]
    public async Task Contract_gebruik_asks_as_much_for_a_hundred_times_as_many_people()
    {
        var teller = new CommandCount();
        await using var collectief = await Collectief.MaakAsync(services => services.AddSingleton<IInterceptor>(teller), Instellingen);
        var (weinig, _) = await GebruikAsync(collectief, teller, 200);
        var (vragen, gebruik) = await GebruikAsync(collectief, teller, 20_000);
        vragen.ShouldBe(weinig);
        gebruik.Maanden.Sum(m => m.Ingestroomd).ShouldBeGreaterThan(5_000);
    }

    private static async Task<(int Vragen, Contractgebruik Gebruik)> GebruikAsync(Collectief collectief, CommandCount teller, int personen)
    {
        await collectief.Als<DemoVulling, bool>(async vulling =>
        {
            await vulling.HandleAsync(personen, default);
            return true;
        });
        await BekijkAsync(collectief);
        teller.Clear();
        var gebruik = await BekijkAsync(collectief);
        return (teller.Reads, gebruik);
    }

    private static Task<Contractgebruik> BekijkAsync(Collectief collectief) =>
        collectief.Als<BekijkGebruik, Contractgebruik>(async b => (await b.HandleAsync(null, default)).ShouldNotBeNull(), collectief.Gebruiker(contracten: collectief.Salaris));
}
