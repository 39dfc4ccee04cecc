using Engine.Access.Demo;
using Engine.Data;
using Engine.SignIn;
using Engine.SignIn.Protection;
using Engine.Tenancy;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Testing.Http;

namespace Web.Tests.Security;

/// <summary>All tenants with their demo, and the people who try what they should not; background work waits for a test.</summary>
public sealed class AttackedPortal : IAsyncDisposable
{
    public const string Host = "izz.localhost";
    public const string Password = "appel-kompas-fiets";

    /// <summary>Both contracts of one employer.</summary>
    public const string MainUser = "hoofdgebruiker@zorggroep-voorbeeld.example";

    /// <summary>Contract 300101 of that employer only.</summary>
    public const string OneContract = "medewerker@zorggroep-voorbeeld.example";

    public const string Admin = "beheer@accountbeheer.example";

    public const string Desk = "balie@accountbeheer.example";

    public const string OtherEmployer = "hoofdgebruiker@thuiszorg-de-wilg.example";

    public const string OtherTenant = "hoofd@steenhart.example";

    public const string OtherHost = "bedrijfszorg.localhost";

    /// <summary>Budgets are wide: what is tried here by the thousand is whether an answer is right, and limits have tests of their own.</summary>
    public PortalFactory Factory { get; } = new(settings: new Dictionary<string, string?>(
        Enum.GetNames<Budget>().Select(b => KeyValuePair.Create($"Limits:{b}", (string?)"100000"))) { ["DEMO_PASSWORD"] = Password, ["Jobs:Enabled"] = "false" });

    public IEnumerable<RouteEndpoint> Routes => Factory.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    /// <param name="mail">Null for somebody who is not signed in.</param>
    public async Task<Visitor> AsAsync(string? mail)
    {
        if (mail is null)
        {
            return Factory.Visit(Host);
        }

        var (visitor, page) = await Factory.EnterAsync(mail);
        if (Factory.SignIn(mail).TotpSecret is { } secret)
        {
            await page.Form("code").Fill("Code", Totp.Code(secret, Totp.StepAt(DateTimeOffset.UtcNow))).SubmitAndFollowAsync();
        }

        return visitor;
    }

    /// <summary>A visitor who sends these cookies whatever they are worth.</summary>
    public Visitor With(string host, string cookies)
    {
        var client = new HttpClient(Factory.Server.CreateHandler()) { BaseAddress = new($"https://{host}/") };
        client.DefaultRequestHeaders.Add("Cookie", cookies);
        return new(client);
    }

    /// <summary>The cookies that this visitor would send.</summary>
    public static async Task<IReadOnlyList<string>> CookiesAsync(Visitor visitor) =>
        (await visitor.GetAsync("contact")).Response.RequestMessage?.Headers.TryGetValues("Cookie", out var values) == true
            ? [.. values.SelectMany(v => v.Split("; "))]
            : [];

    public async Task<T> InAsync<T>(string tenant, Func<PortalDbContext, Task<T>> work)
    {
        var found = Factory.Services.GetRequiredService<TenantCatalogue>().Current.Find(tenant) ?? throw new InvalidOperationException("No such tenant.");
        using var entered = Factory.Services.GetRequiredService<CurrentTenant>().Enter(found);
        await using var scope = Factory.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<PortalDbContext>());
    }

    public IReadOnlyList<string> Tenants => [.. Factory.Services.GetRequiredService<TenantCatalogue>().Current.All.Select(t => t.Id).Order(StringComparer.Ordinal)];

    public DemoSignIn Account(string mail) => Factory.SignIn(mail);

    public ValueTask DisposeAsync() => Factory.DisposeAsync();
}
