using Testing.Http;

namespace Web.Tests.Account;

/// <summary>One host with the demo of all tenants, shared by the tests of a class.</summary>
public sealed class DemoPortal : IAsyncDisposable
{
    private readonly PortalFactory factory = new(settings: new Dictionary<string, string?> { ["DEMO_PASSWORD"] = "appel-kompas-fiets" });

    public Visitor Visit(string host) => factory.Visit(host);

    public Engine.Access.Demo.DemoSignIn SignIn(string mail) => factory.SignIn(mail);

    public Task<(Visitor Visitor, VisitedPage Page)> EnterAsync(string mail) => factory.EnterAsync(mail);

    public HttpClient Plain(string host) => new(factory.Server.CreateHandler()) { BaseAddress = new($"https://{host}/") };

    public ValueTask DisposeAsync() => factory.DisposeAsync();
}
