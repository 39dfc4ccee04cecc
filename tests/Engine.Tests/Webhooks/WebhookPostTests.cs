using System.Text.Json;
using Engine.Access;
using Engine.Access.Links;
using Engine.Data;
using Engine.Webhooks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace Engine.Tests.Webhooks;

/// <summary>Who is told of what.</summary>
public sealed class WebhookPostTests
{
    private static readonly Uri Url = new("https://ontvanger.example/");

    [Fact]
    public async Task An_event_is_written_with_the_change_it_tells_of_or_not_at_all()
    {
        await using var place = await WebhookPlace.OpenAsync();
        await place.EndpointAsync(Url);
        await place.Database.As(place.Tenant, async services =>
        {
            var db = services.GetRequiredService<PortalDbContext>();
            await using var transaction = await db.Database.BeginTransactionAsync();
            await services.GetRequiredService<WebhookPost>().SendAsync([new(WebhookPlace.Done, [place.One.Id], new { })], default);
            await db.SaveChangesAsync();
            await transaction.RollbackAsync();
        });
        (await place.MessagesAsync()).ShouldBeEmpty();
        await place.TellAsync(place.One);
        var message = (await place.MessagesAsync()).ShouldHaveSingleItem();
        message.State.ShouldBe(WebhookState.Waiting);
        var payload = JsonDocument.Parse(message.Payload).RootElement;
        payload.EnumerateObject().Select(p => p.Name).ShouldBe(["type", "timestamp", "data"]);
        payload.GetProperty("type").GetString().ShouldBe(WebhookPlace.Done);
        payload.GetProperty("timestamp").GetDateTimeOffset().ShouldBe(place.Clock.GetUtcNow());
        payload.GetProperty("data").GetProperty("nummer").GetInt32().ShouldBe(0);
    }

    [Fact]
    public async Task Only_what_was_chosen_is_told()
    {
        await using var place = await WebhookPlace.OpenAsync();
        await place.MakeAsync(kinds: [WebhookPlace.Failed]);
        await place.TellAsync(place.One);
        (await place.MessagesAsync()).ShouldBeEmpty();
        await place.TellAsync(place.One, WebhookPlace.Failed);
        (await place.MessagesAsync()).ShouldHaveSingleItem().Kind.ShouldBe(WebhookPlace.Failed);
    }

    [Fact]
    public async Task A_contract_out_of_the_makers_scope_is_not_told_of()
    {
        await using var place = await WebhookPlace.OpenAsync();
        await place.MakeAsync();
        await place.TellAsync(place.Two);
        (await place.MessagesAsync()).ShouldBeEmpty();
        await place.TellAsync(place.One);
        (await place.MessagesAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Another_organisation_and_another_tenant_hear_nothing()
    {
        await using var place = await WebhookPlace.OpenAsync();
        await place.EndpointAsync(Url, place.There);
        // the same ids at another tenant: only the tenant keeps them apart
        await place.EndpointAsync(Url, place.Here, place.Other);
        await place.Database.As(place.Other, async services =>
        {
            var db = services.GetRequiredService<PortalDbContext>();
            db.Add(new Contract { Id = place.One.Id, OrganisationId = place.Here.Id, Number = "11", Name = "Een", Start = new(2020, 1, 1) });
            await db.SaveChangesAsync();
        });
        await place.TellAsync(place.One);
        (await place.MessagesAsync()).ShouldBeEmpty();
        (await place.Database.As(place.Other, s => s.GetRequiredService<PortalDbContext>().Set<WebhookMessage>().CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task A_linked_contract_is_told_of_once_both_sides_agreed()
    {
        await using var place = await WebhookPlace.OpenAsync();
        await place.EndpointAsync(Url, place.There);
        var account = await place.RowsAsync(db => db.Set<Account>().Select(a => a.Id).SingleAsync());
        var link = new ContractLink { OrganisationId = place.There.Id, ContractId = place.One.Id, AskedById = account, AskedByName = "Kees", AskedAt = place.Clock.GetUtcNow() };
        await place.RowsAsync(db =>
        {
            db.Add(link);
            return db.SaveChangesAsync();
        });
        await place.TellAsync(place.One);
        (await place.MessagesAsync()).ShouldBeEmpty();
        await place.RowsAsync(db => db.Set<ContractLink>().ExecuteUpdateAsync(s => s.SetProperty(l => l.AgreedAt, place.Clock.GetUtcNow())));
        await place.TellAsync(place.One);
        (await place.MessagesAsync()).Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("\"portal.webhooks\": { \"state\": \"off\" }, \"collectiviteit.zoeken\": {}")]
    [InlineData("\"portal.webhooks\": { \"organisations\": { \"1\": \"off\" } }, \"collectiviteit.zoeken\": {}")]
    [InlineData("\"collectiviteit.zoeken\": { \"organisations\": { \"1\": \"off\" } }")]
    [InlineData("\"collectiviteit.zoeken\": { \"when\": \"premie.salaris\" }")]
    [InlineData("\"collectiviteit.zoeken\": { \"level\": \"passwordAndCode\" }")]
    public async Task What_is_off_for_the_organisation_or_its_contract_is_not_told(string features)
    {
        await using var place = await WebhookPlace.OpenAsync();
        await place.EndpointAsync(Url);
        place.Change(["ontvanger.example"], features);
        await place.TellAsync(place.One);
        (await place.MessagesAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_deleted_endpoint_hears_nothing_and_a_paused_one_later()
    {
        await using var place = await WebhookPlace.OpenAsync();
        var (gone, paused) = (await place.EndpointAsync(Url), await place.EndpointAsync(Url, path: "2"));
        await place.AsMiaAsync<DeleteWebhook, Modules.Result<WebhookEndpoint>>(d => d.HandleAsync(gone.Id, default));
        await place.AsMiaAsync<PauseWebhook, Modules.Result<WebhookEndpoint>>(p => p.HandleAsync(paused.Id, true, default));
        await place.TellAsync(place.One);
        (await place.MessagesAsync()).ShouldHaveSingleItem().EndpointId.ShouldBe(paused.Id);
    }
}
