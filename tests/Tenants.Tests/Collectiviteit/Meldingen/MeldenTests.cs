using System.Text.Json;
using Collectiviteit.Deelnemers;
using Collectiviteit.Meldingen;
using Collectiviteit.Mutaties;
using Engine.Access;
using Engine.Data;
using Engine.Features;
using Engine.Jobs;
using Engine.Webhooks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Testing.Collectiviteiten;
using Permissions = Collectiviteit.Permissions;

namespace Tenants.Tests.Collectiviteit.Meldingen;

/// <summary>What programs are told of requests.</summary>
public sealed class MeldenTests
{
    private static readonly string Instellingen = Collectief.Instellingen.Replace("\"features\": {", "\"features\": { \"portal.webhooks\": {},", StringComparison.Ordinal);

    [Fact]
    public async Task A_request_that_was_carried_out_is_told_with_ids_and_a_link_and_nothing_about_the_person()
    {
        await using var c = await Collectief.MaakAsync(instellingen: Instellingen);
        await WebhookAsync(c);
        var jan = await AfmeldenAsync(c, "Jan Geheimhouder");
        (await BerichtenAsync(c)).ShouldBeEmpty("nothing was decided yet");
        await c.VerwerkAsync();
        var mutatie = await c.Lees(db => db.Set<Mutatie>().SingleAsync());
        var bericht = (await BerichtenAsync(c)).ShouldHaveSingleItem();
        bericht.Kind.ShouldBe(Gebeurtenissen.MutatieVerwerkt);
        var data = JsonDocument.Parse(bericht.Payload).RootElement.GetProperty("data");
        data.EnumerateObject().Select(p => p.Name).ShouldBe(["id", "verzoekId", "soort", "status", "deelnemerId", "link"]);
        (data.GetProperty("id").GetGuid(), data.GetProperty("verzoekId").GetGuid(), data.GetProperty("deelnemerId").GetGuid()).ShouldBe((mutatie.Id, mutatie.AanvraagId, jan.Deelname.Id));
        (data.GetProperty("soort").GetString(), data.GetProperty("status").GetString()).ShouldBe(("afmelding", "verwerkt"));
        data.GetProperty("link").GetString().ShouldNotBeNull().ShouldEndWith($"/api/v1/mutaties/{mutatie.Id}");
        bericht.Payload.ShouldNotContain("Geheimhouder");
        bericht.Payload.ShouldNotContain(jan.Deelnemer.Relatienummer);
    }

    [Fact]
    public async Task A_request_that_failed_is_told_without_the_reason()
    {
        await using var c = await Collectief.MaakAsync(instellingen: Instellingen);
        await WebhookAsync(c);
        await AfmeldenAsync(c, "Jan Poel");
        await c.Lees(db => db.Set<Deelname>().ExecuteUpdateAsync(s => s.SetProperty(d => d.Eind, new DateOnly(2026, 6, 30))));
        await c.VerwerkAsync();
        var bericht = (await BerichtenAsync(c)).ShouldHaveSingleItem();
        bericht.Kind.ShouldBe(Gebeurtenissen.MutatieMislukt);
        bericht.Payload.ShouldNotContain("30-06-2026");
    }

    [Fact]
    public async Task Work_that_does_not_commit_tells_nothing()
    {
        await using var c = await Collectief.MaakAsync(instellingen: Instellingen);
        await WebhookAsync(c);
        await AfmeldenAsync(c, "Jan Poel");
        await c.Database.As(c.Tenant, async services =>
        {
            var db = services.GetRequiredService<PortalDbContext>();
            await using var transaction = await db.Database.BeginTransactionAsync();
            var aanvraag = await db.Set<Mutatie>().Select(m => m.AanvraagId).SingleAsync();
            await services.GetServices<JobHandler>().OfType<IngebouwdeAdministratie>().Single().HandleAsync(aanvraag, db, default);
            (await db.Set<WebhookMessage>().CountAsync()).ShouldBe(1);
            await transaction.RollbackAsync();
        });
        (await BerichtenAsync(c)).ShouldBeEmpty();
        (await c.Lees(db => db.Set<Mutatie>().SingleAsync())).Status.ShouldBe(MutatieStatus.Ingediend);
    }

    [Fact]
    public async Task A_contract_out_of_scope_is_not_told_of()
    {
        await using var c = await Collectief.MaakAsync(instellingen: Instellingen);
        await WebhookAsync(c, c.AnderSalaris);
        await AfmeldenAsync(c, "Jan Poel");
        await c.VerwerkAsync();
        (await BerichtenAsync(c)).ShouldBeEmpty();
    }

    private static async Task<Lid> AfmeldenAsync(Collectief c, string naam)
    {
        var lid = await c.SchrijfInAsync(naam);
        (await c.Als((Afmelden a) => a.HandleAsync(new() { DeelnameId = lid.Deelname.Id, Einddatum = "30-09-2026", Reden = "uit-dienst", Bevestigd = true }, default))).IsRefused.ShouldBeFalse();
        return lid;
    }

    private static Task WebhookAsync(Collectief c, Contract? alleen = null)
    {
        var webhook = new WebhookEndpoint
        {
            OrganisationId = c.Salaris.OrganisationId, Url = "https://pakket.example/", Description = "Salaris", Kinds = [Gebeurtenissen.MutatieVerwerkt, Gebeurtenissen.MutatieMislukt],
            MadeById = Guid.CreateVersion7(), MadeByName = "Mia", MadeAt = c.Klok.GetUtcNow(), Level = Level.Password, Secret = [1],
        };
        return c.BewaarAsync(webhook, new WebhookScope { EndpointId = webhook.Id, Permission = Permissions.Inzien, ContractId = alleen?.Id });
    }

    private static Task<List<WebhookMessage>> BerichtenAsync(Collectief c) => c.Lees(db => db.Set<WebhookMessage>().AsNoTracking().ToListAsync());
}
