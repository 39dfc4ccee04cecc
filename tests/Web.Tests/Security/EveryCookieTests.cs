using System.Reflection;
using Engine.SignIn;
using Engine.Tenancy;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Shouldly;
using Testing.Http;

namespace Web.Tests.Security;

/// <summary>ISO-5 for each kind of cookie that the code knows: what one tenant sealed is nothing to another, under any name, and is logged.</summary>
public sealed class EveryCookieTests : IAsyncDisposable
{
    private readonly Lines lines = new();
    private readonly PortalFactory portal;

    public EveryCookieTests() => portal = new(services => services.AddSingleton<ILoggerProvider>(lines));

    /// <summary>By convention a kind stands in a constant whose name ends with Cookie, in the class that writes it.</summary>
    public static IEnumerable<object[]> Kinds() => [.. new[] { typeof(SealedCookies).Assembly, typeof(Web.Errors.ErrorText).Assembly }
        .SelectMany(a => a.GetTypes())
        .SelectMany(t => t.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
        .Where(f => f.IsLiteral && f.FieldType == typeof(string) && f.Name.EndsWith("Cookie", StringComparison.Ordinal))
        .Select(f => (string)(f.GetRawConstantValue() ?? "")).Distinct().Order(StringComparer.Ordinal).Select(k => new object[] { k })];

    [Fact]
    public void The_kinds_are_found() => Kinds().SelectMany(k => k).ShouldContain(Sessions.Cookie);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_cookie_of_one_tenant_is_worthless_at_another(string kind)
    {
        var sealedAt = As("izz", cookies => Write(cookies, kind));
        As("izz", cookies => Read(cookies, kind, sealedAt)).ShouldNotBeNull();
        foreach (var replay in (string[])[sealedAt, sealedAt.Replace("-izz-", "-bedrijfszorg-"), sealedAt.Replace("-izz-", "-bedrijfszorg-").Replace("=izz.", "=bedrijfszorg.")])
        {
            lines.Clear();
            As("bedrijfszorg", cookies => Read(cookies, kind, replay)).ShouldBeNull(replay);
            lines.Any.ShouldBe(replay != sealedAt, "under its own name it is somebody else's cookie, which is no attack");
        }

        // another kind of the same tenant is another key
        var other = kind + "2";
        As("izz", cookies => Read(cookies, other, sealedAt.Replace($"-{kind}=", $"-{other}="))).ShouldBeNull();
    }

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    private static string Write(SealedCookies cookies, string kind)
    {
        var http = Context(null);
        cookies.Write(http, kind, new Content("iets"));
        return http.Response.Headers.SetCookie.ToString().Split(';')[0];
    }

    private static Content? Read(SealedCookies cookies, string kind, string cookie) => cookies.Read<Content>(Context(cookie), kind);

    private static DefaultHttpContext Context(string? cookie)
    {
        var http = new DefaultHttpContext();
        http.Request.Scheme = "https";
        http.Request.Headers.Cookie = cookie;
        return http;
    }

    private T As<T>(string tenant, Func<SealedCookies, T> work)
    {
        using var entered = portal.Services.GetRequiredService<CurrentTenant>().Enter(portal.Services.GetRequiredService<TenantCatalogue>().Current.Find(tenant).ShouldNotBeNull());
        return work(portal.Services.GetRequiredService<SealedCookies>());
    }

    private sealed record Content(string Text);

    /// <summary>Hears what sealed cookies log.</summary>
    private sealed class Lines : ILoggerProvider, ILogger
    {
        private volatile bool any;

        public bool Any => any;

        public void Clear() => any = false;

        public ILogger CreateLogger(string categoryName) => categoryName == typeof(SealedCookies).FullName ? this : Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            any |= formatter(state, exception).Contains("refused", StringComparison.Ordinal);

        public void Dispose()
        {
        }
    }
}
