using System.Net;
using Engine.Data;
using Engine.Notifications;
using Engine.Tenancy;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Testing.Http;

namespace Web.Tests.Dev;

public sealed class OutboxPageTests
{
    [Fact]
    public async Task A_developer_reads_the_messages_of_one_portal_and_can_follow_their_links()
    {
        await using var factory = new PortalFactory();
        using var izz = factory.Visit("izz.localhost");
        using var inszo = factory.Visit("inszo.localhost");
        (await izz.GetAsync("dev/outbox")).Status.ShouldBe(HttpStatusCode.OK);
        await Mail(factory, "izz");
        var page = await izz.GetAsync("dev/outbox");
        for (var i = 0; i < 250 && page.Text.Contains("nog niet", StringComparison.Ordinal); i++)
        {
            await Task.Delay(20);
            page = await izz.GetAsync("dev/outbox");
        }

        page.Text.ShouldNotContain("nog niet");
        page.Text.ShouldContain("Wachtwoord instellen");
        page.Document.QuerySelector("article a").ShouldNotBeNull().GetAttribute("href").ShouldBe("https://izz.localhost/wachtwoord-instellen?code=abc");
        (await inszo.GetAsync("dev/outbox")).Text.ShouldNotContain("Wachtwoord instellen");
    }

    [Fact]
    public async Task Outside_development_the_page_does_not_exist()
    {
        await using var factory = new PortalFactory();
        await using var production = factory.WithWebHostBuilder(builder => builder.UseEnvironment("Production"));
        using var visitor = new Visitor(production.CreateClient(new() { BaseAddress = new("https://izz.localhost/"), AllowAutoRedirect = false }));
        var page = await visitor.GetAsync("dev/outbox");
        page.Status.ShouldNotBe(HttpStatusCode.OK);
        page.Status.ShouldBe((await visitor.GetAsync("dev/bestaat-niet")).Status);
    }

    private static async Task Mail(PortalFactory factory, string id)
    {
        var tenant = factory.Services.GetRequiredService<TenantCatalogue>().Current.Find(id) ?? throw new InvalidOperationException(id);
        using var entered = factory.Services.GetRequiredService<CurrentTenant>().Enter(tenant);
        await using var scope = factory.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Outbox>().Mail(
            "jan@example.nl", "Wachtwoord instellen", "Beste Jan,\n\nGa naar https://izz.localhost/wachtwoord-instellen?code=abc.");
        await scope.ServiceProvider.GetRequiredService<PortalDbContext>().SaveChangesAsync();
    }
}
