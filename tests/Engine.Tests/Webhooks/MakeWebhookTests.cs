using Engine.Access;
using Engine.Audit;
using Engine.Modules;
using Engine.Webhooks;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Testing;

namespace Engine.Tests.Webhooks;

/// <summary>What an organisation may make, change and end.</summary>
public sealed class MakeWebhookTests
{
    [Fact]
    public async Task The_secret_is_shown_once_and_kept_sealed()
    {
        await using var place = await WebhookPlace.OpenAsync();
        var made = (await place.MakeAsync()).Value;
        var row = await place.FindAsync(made.Endpoint.Id);
        System.Text.Encoding.UTF8.GetString(row.Secret).ShouldNotContain(made.Secret[6..]);
        (row.Url, row.Description, row.MadeByName, row.IsActive).ShouldBe(("https://ontvanger.example/portaal", "Salaris", "Mia", true));
        (await place.MakeAsync("https://ontvanger.example/ander")).Value.Secret.ShouldNotBe(made.Secret);
    }

    [Theory]
    [InlineData("webhook.url", "http://ontvanger.example/portaal")]
    [InlineData("webhook.url", "ontvanger.example")]
    [InlineData("webhook.url", "https://naam:geheim@ontvanger.example/")]
    [InlineData("webhook.url", "https://ontvanger.example/#a")]
    [InlineData("webhook.url", "https://10.1.2.3/")]
    [InlineData("webhook.url", "https://169.254.169.254/latest")]
    [InlineData("webhook.url", "https://[fd00::1]/")]
    [InlineData("webhook.url", "https://localhost/")]
    [InlineData("webhook.url", "http://127.0.0.1:5001/")]
    [InlineData("webhook.url", "https://2130706433/")]
    [InlineData("webhook.url", "ftp://ontvanger.example/")]
    [InlineData("webhook.host", "https://ander.example/")]
    [InlineData("webhook.host", "https://ontvanger.example:8443/")]
    [InlineData("webhook.host", "https://ontvanger.example.kwaad.example/")]
    public async Task An_address_is_refused_that_is_not_public_or_not_allowed_by_the_tenant(string code, string url)
    {
        await using var place = await WebhookPlace.OpenAsync("Production", ["ontvanger.example", "10.1.2.3", "169.254.169.254", "[fd00::1]", "localhost", "127.0.0.1", "127.0.0.1:5001"]);
        var refusal = (await place.MakeAsync(url)).Refusals.ShouldHaveSingleItem();
        (refusal.Code, refusal.Field).ShouldBe((code, MakeWebhook.Url));
        (await place.RowsAsync(db => db.Set<WebhookEndpoint>().AnyAsync())).ShouldBeFalse();
    }

    [Fact]
    public async Task In_Development_a_program_on_this_machine_may_be_told_without_https()
    {
        await using var place = await WebhookPlace.OpenAsync(hosts: ["127.0.0.1:5001"]);
        (await place.MakeAsync("http://127.0.0.1:5001/hier")).IsRefused.ShouldBeFalse();
        (await place.MakeAsync("http://ontvanger.example/")).Refusals.ShouldHaveSingleItem().Code.ShouldBe("webhook.url");
    }

    [Fact]
    public async Task Who_names_a_server_that_is_not_allowed_reads_whom_to_ask()
    {
        await using var place = await WebhookPlace.OpenAsync();
        (await place.MakeAsync("https://ander.example/")).Refusals[0].Message.ShouldBe("Naar ander.example stuurt dit portaal nog geen berichten. Vraag Desk om deze server toe te staan: 088 000 00 00.");
    }

    [Theory]
    [InlineData("webhook.kinds")]
    [InlineData("webhook.kinds", "bestaat.niet")]
    [InlineData("webhook.kinds", "upload.klaar")]
    public async Task What_its_maker_may_not_see_is_refused(string code, params string[] kinds)
    {
        await using var place = await WebhookPlace.OpenAsync();
        (await place.MakeAsync(kinds: kinds)).Refusals.ShouldHaveSingleItem().Code.ShouldBe(code);
    }

    [Fact]
    public async Task Its_scope_is_where_its_maker_may_see_and_no_further()
    {
        await using var place = await WebhookPlace.OpenAsync();
        await place.MakeAsync();
        (await place.RowsAsync(db => db.Set<WebhookScope>().SingleAsync())).ContractId.ShouldBe(place.One.Id);
        (await place.MakeAsync("https://ontvanger.example/2", contracts: place.Two.Id)).Refusals.ShouldHaveSingleItem().Code.ShouldBe("webhook.nothing");
        (await place.MakeAsync("https://ontvanger.example/2", contracts: place.Elsewhere.Id)).Refusals.ShouldHaveSingleItem().Code.ShouldBe("webhook.contracts");
    }

    [Theory]
    [InlineData("")]
    [InlineData("Sala\u0007ris")]
    [InlineData("1234567890123456789012345678901234567890123456789012345678901")]
    public async Task What_it_is_for_is_told_in_a_few_words(string description)
    {
        await using var place = await WebhookPlace.OpenAsync();
        (await place.MakeAsync(description: description)).Refusals.ShouldHaveSingleItem().Code.ShouldBe("webhook.description");
    }

    [Fact]
    public async Task An_address_has_at_most_five_hundred_characters()
    {
        await using var place = await WebhookPlace.OpenAsync();
        var longest = "https://ontvanger.example/".PadRight(MakeWebhook.LongestUrl, 'x');
        (await place.MakeAsync(longest + "x")).Refusals.ShouldHaveSingleItem().Code.ShouldBe("webhook.url");
        (await place.MakeAsync(longest)).IsRefused.ShouldBeFalse();
    }

    [Fact]
    public async Task An_organisation_has_ten_and_no_more()
    {
        await using var place = await WebhookPlace.OpenAsync();
        var first = (await place.MakeAsync("https://ontvanger.example/1")).Value.Endpoint;
        for (var i = 2; i <= 10; i++)
        {
            (await place.MakeAsync($"https://ontvanger.example/{i}")).IsRefused.ShouldBeFalse();
        }

        (await place.MakeAsync("https://ontvanger.example/11")).Refusals.ShouldHaveSingleItem().Code.ShouldBe("webhook.many");
        await place.AsMiaAsync<DeleteWebhook, Result<WebhookEndpoint>>(d => d.HandleAsync(first.Id, default));
        (await place.MakeAsync("https://ontvanger.example/11")).IsRefused.ShouldBeFalse();
    }

    [Fact]
    public async Task The_same_form_twice_makes_one()
    {
        await using var place = await WebhookPlace.OpenAsync();
        var both = await Task.WhenAll(place.MakeAsync(), place.MakeAsync());
        both.Count(r => !r.IsRefused).ShouldBe(1);
        both.Single(r => r.IsRefused).Refusals[0].Code.ShouldBe("webhook.double");
    }

    [Fact]
    public async Task A_form_for_a_new_secret_that_is_sent_twice_makes_one()
    {
        await using var place = await WebhookPlace.OpenAsync();
        var made = (await place.MakeAsync()).Value;
        var both = await Task.WhenAll(RotateAsync(), RotateAsync());
        both.Count(r => !r.IsRefused).ShouldBe(1);
        both.Single(r => r.IsRefused).Refusals[0].Code.ShouldBe("webhook.rotated");
        (await place.FindAsync(made.Endpoint.Id)).SecretVersion.ShouldBe(2);

        Task<Result<WebhookWithSecret>> RotateAsync() => place.AsMiaAsync<RotateWebhookSecret, Result<WebhookWithSecret>>(r => r.HandleAsync(made.Endpoint.Id, 1, default));
    }

    [Fact]
    public async Task An_endpoint_of_another_organisation_or_tenant_does_not_exist()
    {
        await using var place = await WebhookPlace.OpenAsync();
        var url = new Uri("https://ontvanger.example/");
        var foreign = new[]
        {
            await place.EndpointAsync(url, place.There),
            await place.EndpointAsync(url, new Organisation { Number = "9", Name = "Elders" }, place.Other),
        };
        foreach (var id in foreign.Select(e => e.Id))
        {
            (await place.AsMiaAsync<RotateWebhookSecret, Result<WebhookWithSecret>>(r => r.HandleAsync(id, 1, default))).Refusals[0].Code.ShouldBe("webhook.unknown");
            (await place.AsMiaAsync<PauseWebhook, Result<WebhookEndpoint>>(p => p.HandleAsync(id, true, default))).Refusals[0].Code.ShouldBe("webhook.unknown");
            (await place.AsMiaAsync<DeleteWebhook, Result<WebhookEndpoint>>(d => d.HandleAsync(id, default))).Refusals[0].Code.ShouldBe("webhook.unknown");
            (await place.AsMiaAsync<TestWebhook, Result<WebhookMessage>>(t => t.HandleAsync(id, default))).Refusals[0].Code.ShouldBe("webhook.unknown");
            (await place.AsMiaAsync<ReplayWebhooks, Result<int>>(r => r.OneAsync(id, Guid.NewGuid(), default))).Refusals[0].Code.ShouldBe("webhook.unknown");
            (await place.AsMiaAsync<WebhookOverview, WebhookEndpoint?>(o => o.FindAsync(id, default))).ShouldBeNull();
        }

        (await place.AsMiaAsync<WebhookOverview, List<WebhookEndpoint>>(o => o.ListAsync(default))).ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_manages_one_branch_sees_and_changes_only_what_hears_of_its_contracts_alone()
    {
        await using var place = await WebhookPlace.OpenAsync();
        var here = (await place.MakeAsync()).Value.Endpoint.Id;
        var whole = (await place.EndpointAsync(new Uri("https://ontvanger.example/"))).Id;
        await place.TellAsync(place.Two);
        var message = (await place.MessagesAsync()).ShouldHaveSingleItem();
        message.EndpointId.ShouldBe(whole);
        var who = place.AtBranch;
        (await place.AsMiaAsync<WebhookOverview, List<WebhookEndpoint>>(o => o.ListAsync(default))).Count.ShouldBe(2);
        (await place.AsMiaAsync<WebhookOverview, List<WebhookEndpoint>>(o => o.ListAsync(default), who)).ShouldHaveSingleItem().Id.ShouldBe(here);
        (await place.AsMiaAsync<WebhookOverview, WebhookEndpoint?>(o => o.FindAsync(whole, default), who)).ShouldBeNull();
        (await place.AsMiaAsync<WebhookLog, WebhookLogPage>(l => l.PageAsync(new(whole, null, 10), default), who)).Messages.ShouldBeEmpty();
        (await place.AsMiaAsync<WebhookLog, WebhookMessage?>(l => l.FindAsync(whole, message.Id, default), who)).ShouldBeNull();
        (await place.AsMiaAsync<RotateWebhookSecret, Result<WebhookWithSecret>>(r => r.HandleAsync(whole, 1, default), who)).Refusals[0].Code.ShouldBe("webhook.unknown");
        (await place.AsMiaAsync<PauseWebhook, Result<WebhookEndpoint>>(p => p.HandleAsync(whole, true, default), who)).Refusals[0].Code.ShouldBe("webhook.unknown");
        (await place.AsMiaAsync<DeleteWebhook, Result<WebhookEndpoint>>(d => d.HandleAsync(whole, default), who)).Refusals[0].Code.ShouldBe("webhook.unknown");
        (await place.AsMiaAsync<TestWebhook, Result<WebhookMessage>>(t => t.HandleAsync(whole, default), who)).Refusals[0].Code.ShouldBe("webhook.unknown");
        (await place.AsMiaAsync<ReplayWebhooks, Result<int>>(r => r.OneAsync(whole, message.Id, default), who)).Refusals[0].Code.ShouldBe("webhook.unknown");
        (await place.AsMiaAsync<RotateWebhookSecret, Result<WebhookWithSecret>>(r => r.HandleAsync(here, 1, default), who)).IsRefused.ShouldBeFalse();
        (await place.AsMiaAsync<WebhookLog, WebhookMessage?>(l => l.FindAsync(whole, message.Id, default))).ShouldNotBeNull("who manages the whole organisation reads all");
    }

    [Fact]
    public async Task What_is_off_in_the_portal_cannot_be_asked_for_either()
    {
        await using var place = await WebhookPlace.OpenAsync();
        place.Change(["ontvanger.example"], "\"collectiviteit.detail\": {}");
        (await place.AsMiaAsync<WebhookOverview, IReadOnlyList<WebhookKind>>(o => Task.FromResult(o.Kinds()))).ShouldNotContain(k => k.Id == WebhookPlace.Done);
        (await place.MakeAsync()).Refusals.ShouldHaveSingleItem().Code.ShouldBe("webhook.kinds");
    }

    [Fact]
    public async Task Managers_hear_of_a_new_one_and_everything_is_logged_without_the_secret()
    {
        await using var place = await WebhookPlace.OpenAsync();
        var made = (await place.MakeAsync()).Value;
        var id = made.Endpoint.Id;
        await place.AsMiaAsync<TestWebhook, Result<WebhookMessage>>(t => t.HandleAsync(id, default));
        await place.AsMiaAsync<PauseWebhook, Result<WebhookEndpoint>>(p => p.HandleAsync(id, true, default));
        await place.AsMiaAsync<PauseWebhook, Result<WebhookEndpoint>>(p => p.HandleAsync(id, false, default));
        var rotated = (await place.AsMiaAsync<RotateWebhookSecret, Result<WebhookWithSecret>>(r => r.HandleAsync(id, 1, default))).Value;
        await place.AsMiaAsync<DeleteWebhook, Result<WebhookEndpoint>>(d => d.HandleAsync(id, default));

        var log = await place.RowsAsync(db => db.Set<AuditEvent>().OrderBy(e => e.Id).ToListAsync());
        log.Select(e => e.Type).ShouldBe(
            ["portal.webhook-maken", "portal.webhook-proef", "portal.webhook-pauzeren", "portal.webhook-hervatten", "portal.webhook-geheim", "portal.webhook-verwijderen"]);
        log.ShouldAllBe(e => e.ObjectId == id && (e.Detail == null || !e.Detail.Contains("whsec_")));
        var letter = (await place.Database.As(place.Tenant, s => s.LettersAsync())).ShouldHaveSingleItem();
        (letter.To, letter.Subject).ShouldBe(("mia@delinde.example", "Er is een webhook gemaakt"));
        letter.Body.ShouldNotContain(made.Secret);
        letter.Body.ShouldNotContain(rotated.Secret);
    }
}
