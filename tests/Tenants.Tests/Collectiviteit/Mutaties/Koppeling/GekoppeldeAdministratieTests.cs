using System.Text.Json.Nodes;
using Collectiviteit.Aanmeldingen;
using Collectiviteit.Deelnemers;
using Collectiviteit.Mutaties;
using Collectiviteit.Mutaties.Koppeling;
using Engine.Connectors;
using Engine.Jobs;
using Engine.Modules;
using Engine.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Schema;
using Shouldly;
using Testing;
using Testing.Collectiviteiten;
using Testing.Outside;

namespace Tenants.Tests.Collectiviteit.Mutaties.Koppeling;

/// <summary>An administration outside, on a small server of its own: what is sent, and what becomes of it.</summary>
public sealed class GekoppeldeAdministratieTests
{
    private const string Geheim = "een-lang-gedeeld-geheim";

    [Fact]
    public async Task A_request_goes_out_once_and_signed_and_waits_for_its_result()
    {
        await using var server = await OutsideServer.StartAsync("{}");
        await using var c = await MaakAsync(server.Url);
        await AanmeldenAsync(c, "Poel");
        await DrainAsync(c);
        await DrainAsync(c);
        var call = server.Calls.ShouldHaveSingleItem();
        var mutatie = await c.Lees(db => db.Set<Mutatie>().SingleAsync());
        (mutatie.Status, mutatie.IsOpen).ShouldBe((MutatieStatus.InBehandeling, true));
        var sleutel = call.Headers[RequestSignature.IdempotencyHeader];
        sleutel.ShouldBe($"noord:{mutatie.AanvraagId:N}");
        call.Headers[RequestSignature.Header].ShouldBe(RequestSignature.Of(
            System.Text.Encoding.UTF8.GetBytes(Geheim), call.Method, new Uri(server.Url, call.Target), DateTimeOffset.FromUnixTimeSeconds(long.Parse(call.Headers[RequestSignature.TimestampHeader], System.Globalization.CultureInfo.InvariantCulture)), sleutel, call.Body));
        var bericht = System.Text.Encoding.UTF8.GetString(call.Body);
        bericht.ShouldContain(mutatie.Id.ToString());
        bericht.ShouldContain("111222333", customMessage: "the administration needs the number");
        (await c.Lees(db => db.Set<Deelname>().CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task A_result_enrols_the_person_under_the_number_of_the_insurer()
    {
        await using var server = await OutsideServer.StartAsync("{}");
        await using var c = await MaakAsync(server.Url);
        await AanmeldenAsync(c, "Poel");
        await DrainAsync(c);
        var id = await c.Lees(db => db.Set<Mutatie>().Select(m => m.Id).SingleAsync());
        (await NeemAsync(c, new Uitslag(id, true, Relatienummer: "4711"))).Value.ShouldBe(1);
        (await c.Lees(db => db.Set<Deelname>().SingleAsync())).Relatienummer.ShouldBe("4711");
        (await c.Lees(db => db.Set<Mutatie>().SingleAsync())).Status.ShouldBe(MutatieStatus.Verwerkt);
        (await NeemAsync(c, new Uitslag(id, false, "Toch niet."))).Value.ShouldBe(0, "the same message may come again, and what is closed stays closed");
        (await c.Lees(db => db.Set<Mutatie>().SingleAsync())).Status.ShouldBe(MutatieStatus.Verwerkt);
    }

    [Fact]
    public async Task A_refusal_fails_with_the_reason_and_remedy_of_the_administration()
    {
        await using var server = await OutsideServer.StartAsync("{}");
        await using var c = await MaakAsync(server.Url);
        await AanmeldenAsync(c, "Poel");
        await DrainAsync(c);
        var id = await c.Lees(db => db.Set<Mutatie>().Select(m => m.Id).SingleAsync());
        await NeemAsync(c, new Uitslag(id, false, "Staat al ingeschreven bij een ander.", "Bel de servicedesk."));
        var mutatie = await c.Lees(db => db.Set<Mutatie>().SingleAsync());
        (mutatie.Status, mutatie.OpenVoor, mutatie.Fout, mutatie.Oplossing).ShouldBe((MutatieStatus.Mislukt, null, "Staat al ingeschreven bij een ander.", "Bel de servicedesk."));
        (await c.Lees(db => db.Set<Deelname>().CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task An_outage_is_waited_for_with_the_same_message()
    {
        var storing = true;
        await using var server = await OutsideServer.StartAsync((_, context) =>
        {
            context.Response.StatusCode = storing ? 503 : 202;
            return Task.CompletedTask;
        });
        await using var c = await MaakAsync(server.Url);
        await AanmeldenAsync(c, "Poel");
        await DrainAsync(c);
        (await c.Lees(db => db.Set<Mutatie>().SingleAsync())).Status.ShouldBe(MutatieStatus.Ingediend);
        storing = false;
        c.Klok.Advance(TimeSpan.FromMinutes(1));
        await DrainAsync(c);
        (await c.Lees(db => db.Set<Mutatie>().SingleAsync())).Status.ShouldBe(MutatieStatus.InBehandeling);
        server.Calls.Count.ShouldBe(2);
        server.Calls.Select(k => k.Headers[RequestSignature.IdempotencyHeader]).Distinct().ShouldHaveSingleItem();
        server.Calls[0].Body.ShouldBe(server.Calls[1].Body);
    }

    [Theory]
    [InlineData(400, "De administratie nam het verzoek niet aan.")]
    [InlineData(503, "De administratie gaf niet op tijd antwoord.")]
    [InlineData(200, "De administratie gaf niet op tijd antwoord.")]
    public async Task Who_refuses_or_gives_no_result_in_time_makes_it_fail(int status, string fout)
    {
        await using var server = await OutsideServer.StartAsync("{}", status);
        await using var c = await MaakAsync(server.Url);
        await AanmeldenAsync(c, "Poel");
        await DrainAsync(c);
        c.Klok.Advance(TimeSpan.FromHours(47));
        await DrainAsync(c);
        (await c.Lees(db => db.Set<Mutatie>().SingleAsync())).Status.ShouldBe(status switch { 400 => MutatieStatus.Mislukt, 200 => MutatieStatus.InBehandeling, _ => MutatieStatus.Ingediend });
        c.Klok.Advance(TimeSpan.FromHours(2));
        await DrainAsync(c);
        var mutatie = await c.Lees(db => db.Set<Mutatie>().SingleAsync());
        (mutatie.Status, mutatie.Fout, mutatie.OpenVoor).ShouldBe((MutatieStatus.Mislukt, fout, null));
        mutatie.Oplossing.ShouldNotBeNullOrEmpty();
        (await NeemAsync(c, new Uitslag(mutatie.Id, true))).Value.ShouldBe(0, "too late");
    }

    [Fact]
    public async Task Who_takes_the_request_with_a_long_story_took_it()
    {
        await using var server = await OutsideServer.StartAsync(new string(' ', OutsideClient.LargestAnswer + 1));
        await using var c = await MaakAsync(server.Url);
        await AanmeldenAsync(c, "Poel");
        await DrainAsync(c);
        (await c.Lees(db => db.Set<Mutatie>().SingleAsync())).Status.ShouldBe(MutatieStatus.InBehandeling);
    }

    [Fact]
    public Task Of_the_same_results_twice_at_once_exactly_one_counts_and_the_others_were_overtaken() => TegelijkAsync(DatabaseProvider.Sqlite, 1);

    [Fact]
    [Trait("Category", "Postgres")]
    public Task Of_the_same_results_of_more_people_than_are_tracked_exactly_one_counts_and_the_others_were_overtaken() => TegelijkAsync(DatabaseProvider.Postgres, 150);

    [Fact]
    public async Task Who_is_enrolled_and_moves_to_one_contract_in_the_same_results_takes_part_there_once()
    {
        await using var server = await OutsideServer.StartAsync("{}");
        await using var c = await MaakAsync(server.Url);
        var jan = await c.SchrijfInAsync("Jan Poel", "17-03-1985");
        (await c.Als((WijzigCollectiviteit w) => w.HandleAsync(new(jan.Deelname.Id, "23596", "01-10-2026"), default))).IsRefused.ShouldBeFalse();
        (await c.Als((Aanmelden a) => a.HandleAsync(
            new() { Contract = "23596", Ingangsdatum = "01-10-2026", Voorletters = "J", Achternaam = "Poel", Geboortedatum = "17-03-1985", Dubbel = "zelfde" }, default))).Value.IsIngediend.ShouldBeTrue();
        await DrainAsync(c);
        var mutaties = await c.Lees(db => db.Set<Mutatie>().ToListAsync());
        (await NeemAsync(c, [.. mutaties.Select(m => new Uitslag(m.Id, true))])).Value.ShouldBe(2);
        (await c.Lees(db => db.Set<Deelname>().CountAsync(d => d.ContractId == c.AnderSalaris.Id && d.DeelnemerId == jan.Deelnemer.Id))).ShouldBe(1);
        var geweigerd = await c.Lees(db => db.Set<Mutatie>().SingleAsync(m => m.Status == MutatieStatus.Mislukt));
        geweigerd.Soort.ShouldBe(MutatieSoort.Aanmelding);
        geweigerd.Fout.ShouldBe("Deze persoon is al ingeschreven in dit contract: vanaf 01-10-2026.");
        geweigerd.Oplossing.ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task A_family_moves_after_the_employee_whose_result_came_in_an_earlier_message()
    {
        await using var server = await OutsideServer.StartAsync("{}");
        await using var c = await MaakAsync(server.Url);
        var jan = await c.SchrijfInAsync("Jan Poel");
        var eva = await c.SchrijfInAsync("Eva Poel", via: jan);
        (await c.Als((WijzigCollectiviteit w) => w.HandleAsync(new(jan.Deelname.Id, "23596", "01-10-2026"), default))).IsRefused.ShouldBeFalse();
        await DrainAsync(c);
        var mutaties = await c.Lees(db => db.Set<Mutatie>().ToListAsync());
        await NeemAsync(c, new Uitslag(mutaties.Single(m => m.DeelnameId == jan.Deelname.Id).Id, true));
        await NeemAsync(c, new Uitslag(mutaties.Single(m => m.DeelnameId == eva.Deelname.Id).Id, true));
        (await c.Lees(db => db.Set<Mutatie>().ToListAsync())).ShouldAllBe(m => m.Status == MutatieStatus.Verwerkt);
        var daar = await c.Lees(db => db.Set<Deelname>().Where(d => d.ContractId == c.AnderSalaris.Id).OrderBy(d => d.Rol).ToListAsync());
        daar.Select(d => d.DeelnemerId).ShouldBe([jan.Deelnemer.Id, eva.Deelnemer.Id]);
        daar[1].HoofdDeelnameId.ShouldBe(daar[0].Id);
    }

    [Fact]
    public async Task A_family_does_not_move_before_the_employee_did()
    {
        await using var server = await OutsideServer.StartAsync("{}");
        await using var c = await MaakAsync(server.Url);
        var jan = await c.SchrijfInAsync("Jan Poel");
        var eva = await c.SchrijfInAsync("Eva Poel", via: jan);
        await c.Als((WijzigCollectiviteit w) => w.HandleAsync(new(jan.Deelname.Id, "23596", "01-10-2026"), default));
        await DrainAsync(c);
        await NeemAsync(c, new Uitslag((await c.Lees(db => db.Set<Mutatie>().SingleAsync(m => m.DeelnameId == eva.Deelname.Id))).Id, true));
        (await c.Lees(db => db.Set<Mutatie>().SingleAsync(m => m.DeelnameId == eva.Deelname.Id))).Fout.ShouldBe("De werknemer kon niet over, dus het gezin ook niet.");
        (await c.Lees(db => db.Set<Deelname>().AnyAsync(d => d.ContractId == c.AnderSalaris.Id))).ShouldBeFalse();
    }

    [Theory]
    [InlineData(true)] // refused in the same message
    [InlineData(false)] // no result yet
    public async Task Family_of_who_is_not_enrolled_fails_and_holds_up_no_other_result(bool afgekeurd)
    {
        await using var server = await OutsideServer.StartAsync("{}");
        await using var c = await MaakAsync(server.Url);
        await AanmeldenAsync(c, "Smit");
        await AanmeldenAsync(c, "Poel");
        var werknemer = await c.Lees(db => db.Set<Mutatie>().SingleAsync(m => db.Set<Aanmelding>().Any(a => a.Id == m.AanmeldingId && a.Achternaam == "Poel")));
        var ander = await c.Lees(db => db.Set<Mutatie>().SingleAsync(m => m.Id != werknemer.Id));
        var kind = new Aanmelding
        {
            ContractId = c.Salaris.Id, Ingangsdatum = new(2026, 10, 1), Rol = Rol.Kind, HoofdAanmeldingId = werknemer.AanmeldingId, Herkomst = Herkomst.Formulier,
            Voorletters = "K.", Achternaam = "Poel", Geboortedatum = new(2020, 1, 1),
        };
        var mutatie = new Mutatie
        {
            Soort = MutatieSoort.Aanmelding, AanmeldingId = kind.Id, ContractId = c.Salaris.Id, AanvraagId = werknemer.AanvraagId, Datum = kind.Ingangsdatum,
            IngediendOp = c.Klok.GetUtcNow(), DoorAccountId = Guid.CreateVersion7(), DoorNaam = "Anna Bakker", OpenVoor = kind.Id,
        };
        await c.BewaarAsync(kind, mutatie);
        await DrainAsync(c);
        IEnumerable<Uitslag> uitslagen = [new(mutatie.Id, true), new(ander.Id, true)];
        (await NeemAsync(c, [.. uitslagen, .. afgekeurd ? [new Uitslag(werknemer.Id, false, "Staat al ingeschreven.")] : Array.Empty<Uitslag>()])).Value.ShouldBe(afgekeurd ? 3 : 2);
        (await c.Lees(db => db.Set<Mutatie>().SingleAsync(m => m.Id == mutatie.Id))).Fout.ShouldNotBeNull().ShouldContain("dus het gezin ook niet");
        (await c.Lees(db => db.Set<Mutatie>().SingleAsync(m => m.Id == ander.Id))).Status.ShouldBe(MutatieStatus.Verwerkt);
        (await c.Lees(db => db.Set<Deelname>().SingleAsync())).Id.ShouldBe(ander.AanmeldingId.ShouldNotBeNull());
    }

    [Fact]
    public async Task Results_that_the_register_cannot_hold_are_refused_whole()
    {
        await using var c = await Collectief.MaakAsync();
        var (id, lang) = (Guid.NewGuid(), new string('x', 301));
        foreach (var (code, uitslagen) in new (string, Uitslag[])[]
        {
            ("aantal-uitslagen", []), ("aantal-uitslagen", [.. Enumerable.Repeat(new Uitslag(id, true), NeemUitslagen.Meeste + 1)]),
            ("uitslag-te-lang", [new(id, false, lang)]), ("uitslag-te-lang", [new(id, false, "Fout.", lang)]),
            ("uitslag-te-lang", [new(id, true, Relatienummer: "")]), ("uitslag-te-lang", [new(id, true, Relatienummer: lang[..21])]),
        })
        {
            (await NeemAsync(c, uitslagen)).Refusals.ShouldHaveSingleItem().Code.ShouldBe(code);
        }
    }

    [Fact]
    public async Task A_result_reaches_no_request_of_another_tenant()
    {
        await using var server = await OutsideServer.StartAsync("{}");
        await using var c = await MaakAsync(server.Url);
        await AanmeldenAsync(c, "Poel");
        await DrainAsync(c);
        var id = await c.Lees(db => db.Set<Mutatie>().Select(m => m.Id).SingleAsync());
        var elders = await c.Database.As(TestTenants.Zuid, s => s.GetRequiredService<NeemUitslagen>().HandleAsync([new(id, true)], default));
        elders.Value.ShouldBe(0);
        (await c.Lees(db => db.Set<Mutatie>().SingleAsync())).Status.ShouldBe(MutatieStatus.InBehandeling);
    }

    private static async Task TegelijkAsync(DatabaseProvider provider, int aantal)
    {
        await using var server = await OutsideServer.StartAsync("{}");
        await using var c = await MaakAsync(server.Url, provider);
        var uitslagen = await OpenAsync(c, aantal);
        var tellingen = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            try
            {
                return (await NeemAsync(c, uitslagen)).Value;
            }
            catch (DbUpdateException fault)
            {
                // as the endpoint tells it, which answers 409
                (await c.Lees(db => Task.FromResult(db.IsOvertaken(fault)))).ShouldBeTrue();
                return 0;
            }
        })));
        tellingen.Sum().ShouldBe(aantal);
        (await c.Lees(db => db.Set<Deelname>().CountAsync())).ShouldBe(aantal);
        (await c.Lees(db => db.Set<Deelnemer>().CountAsync())).ShouldBe(aantal);
    }

    private static async Task<Collectief> MaakAsync(Uri adres, DatabaseProvider? provider = null)
    {
        var instellingen = JsonNode.Parse(Collectief.Instellingen).ShouldNotBeNull();
        instellingen["outside"] = JsonNode.Parse($$"""
            { "privateNetworks": ["127.0.0.0/8"], "connectors": { "register": { "url": "{{adres}}", "secret": "register", "operations": { "mutaties": { "path": "mutaties" } } } } }
            """);
        instellingen["settings"].ShouldNotBeNull()["collectiviteit"].ShouldNotBeNull()["administratie"] = JsonNode.Parse("""{ "koppeling": "register", "bewerking": "mutaties", "wachtUren": 48 }""");
        var c = await Collectief.MaakAsync(
            services => services.AddSingleton(new ConnectorSecrets(new ConfigurationBuilder().AddInMemoryCollection([new("ConnectorSecrets:register:Secret", Geheim)]).Build())),
            instellingen.ToJsonString(), provider);
        c.Database.Services.GetRequiredService<TenantCatalogue>().Publish(new([c.Tenant, TestTenants.Zuid]));
        return c;
    }

    private static async Task AanmeldenAsync(Collectief c, string naam)
    {
        var gedaan = await c.Als((Aanmelden a) => a.HandleAsync(
            new() { Contract = "23595", Ingangsdatum = "01-10-2026", Voorletters = "J", Achternaam = naam, Geboortedatum = "17-03-1985", Bsn = "111222333" }, default));
        gedaan.IsRefused.ShouldBeFalse();
    }

    /// <summary>Enrolments that wait for their result, and those results.</summary>
    private static async Task<Uitslag[]> OpenAsync(Collectief c, int aantal)
    {
        var aanmeldingen = Enumerable.Range(0, aantal).Select(i => new Aanmelding
        {
            ContractId = c.Salaris.Id, Ingangsdatum = new(2026, 10, 1), Voorletters = "J.", Achternaam = $"Poel{i}", Geboortedatum = new(1985, 3, 17), Herkomst = Herkomst.Upload,
        }).ToList();
        var aanvraag = Guid.CreateVersion7();
        var mutaties = aanmeldingen.ConvertAll(a => new Mutatie
        {
            Soort = MutatieSoort.Aanmelding, AanmeldingId = a.Id, ContractId = a.ContractId, AanvraagId = aanvraag, Datum = a.Ingangsdatum, Status = MutatieStatus.InBehandeling,
            IngediendOp = c.Klok.GetUtcNow(), DoorAccountId = Guid.CreateVersion7(), DoorNaam = "Anna Bakker", OpenVoor = a.Id,
        });
        await c.BewaarAsync([.. aanmeldingen, .. mutaties]);
        return [.. mutaties.Select((m, i) => new Uitslag(m.Id, true, Relatienummer: $"47{i}"))];
    }

    private static Task<Result<int>> NeemAsync(Collectief c, params Uitslag[] uitslagen) => c.Als((NeemUitslagen n) => n.HandleAsync(uitslagen, default));

    private static Task DrainAsync(Collectief c) => c.Database.Services.GetRequiredService<JobPump>().DrainAsync();
}
