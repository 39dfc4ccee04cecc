using Engine.Access.Demo;
using Engine.Audit;
using Engine.Data;
using Engine.Notifications;
using Engine.SignIn;
using Engine.Tenancy;
using Engine.Workflows.Requests;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Testing;
using Testing.Http;

namespace Web.Tests.Account;

/// <summary>One host with the demo of all tenants and a clock of its own, shared by the tests of a class.</summary>
public class DemoPortal : IAsyncDisposable
{
    public const string Password = "appel-kompas-fiets";

    private readonly PortalFactory factory;

    public DemoPortal() : this(new Dictionary<string, string?>())
    {
    }

    protected DemoPortal(IReadOnlyDictionary<string, string?> settings) => factory = new(
        services =>
        {
            services.AddSingleton<TimeProvider>(Clock);
            services.Configure<PasswordHasherOptions>(o => o.IterationCount = 1_000);
        },
        new Dictionary<string, string?>(settings) { ["DEMO_PASSWORD"] = Password, ["Limits:Activation"] = "1000", ["Limits:Code"] = "1000" });

    public FakeTime Clock { get; } = new();

    public Visitor Visit(string host) => factory.Visit(host);

    public DemoSignIn SignIn(string mail) => factory.SignIn(mail);

    public Task<(Visitor Visitor, VisitedPage Page)> EnterAsync(string mail) => factory.EnterAsync(mail);

    /// <summary>Types address and a password of one's own choice.</summary>
    public async Task<VisitedPage> TryAsync(string mail, string password, Visitor? visitor = null)
    {
        var account = SignIn(mail);
        return await (await (visitor ?? Visit(account.Url.Host)).GetAsync("inloggen")).Form("inloggen")
            .Fill("Mail", mail).Fill("Password", password).SubmitAsync();
    }

    /// <summary>A code that has not been used: moves the clock to the next step.</summary>
    public string Code(string secret)
    {
        Clock.Advance(TimeSpan.FromSeconds(30));
        return Totp.Code(secret, Totp.StepAt(Clock.GetUtcNow()));
    }

    public HttpClient Plain(string host) => new(factory.Server.CreateHandler()) { BaseAddress = new($"https://{host}/") };

    /// <summary>Works on the rows of one tenant.</summary>
    public Task<T> Rows<T>(string tenant, Func<PortalDbContext, Task<T>> work) => As(tenant, services => work(services.GetRequiredService<PortalDbContext>()));

    /// <summary>Works as the portal itself does for one tenant, in a scope of its own.</summary>
    public async Task<T> As<T>(string tenant, Func<IServiceProvider, Task<T>> work)
    {
        var found = factory.Services.GetRequiredService<TenantCatalogue>().Current.Find(tenant) ?? throw new InvalidOperationException(tenant);
        using var entered = factory.Services.GetRequiredService<CurrentTenant>().Enter(found);
        await using var scope = factory.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    public Task<int> ChangeAsync(string mail, Action<Engine.Access.Account> change) => Rows(SignIn(mail).Tenant, async db =>
    {
        change(await db.Set<Engine.Access.Account>().FirstAsync(a => a.Mail == mail));
        return await db.SaveChangesAsync();
    });

    /// <summary>What the portal of one tenant sends, oldest first.</summary>
    public Task<List<Letter>> LettersAsync(string tenant) => factory.LettersAsync(tenant);

    /// <summary>The newest mail to one person with this subject; work in the background may still have to write it.</summary>
    public Task<string> MailAsync(string mail, string subject, int number = 1) => LetterAsync(SignIn(mail).Tenant, mail, subject, number);

    /// <summary>The address in the newest mail with this subject that carries a code, relative to the host.</summary>
    public async Task<string> LinkAsync(string tenant, string mail, string subject, int number = 1) =>
        new Uri((await LetterAsync(tenant, mail, subject, number)).Split((char[])['\n', ' ']).First(l => l.Contains("?code=", StringComparison.Ordinal))).PathAndQuery;

    /// <summary>As <see cref="MailAsync"/>, for somebody who is not among the demo accounts.</summary>
    public async Task<string> LetterAsync(string tenant, string mail, string subject, int number = 1)
    {
        for (var i = 0; i < 100; i++)
        {
            var found = (await LettersAsync(tenant)).Where(m => m.To == mail && m.Subject == subject).ToList();
            if (found.Count >= number)
            {
                return found[^1].Body;
            }

            await WaitAsync();
        }

        throw new ShouldAssertException($"No mail '{subject}' to {mail}.");
    }

    /// <summary>The page of a task, as soon as a process has asked for it.</summary>
    public static async Task<VisitedPage> TaskAsync(Visitor worker, string title)
    {
        for (var i = 0; i < 100; i++)
        {
            var list = await worker.GetAsync("werklijst?aantal=100");
            if (list.Document.QuerySelectorAll("main tbody a").Any(a => a.TextContent == title))
            {
                return await list.ClickAsync(title);
            }

            await Task.Delay(100);
        }

        throw new ShouldAssertException($"No task '{title}'.");
    }

    /// <summary>A request by its title, as soon as a process has brought it so far.</summary>
    public async Task<PortalRequest> RequestAsync(string tenant, string title, Func<PortalRequest, bool> isThere)
    {
        for (var i = 0; i < 100; i++)
        {
            if ((await Rows(tenant, db => db.Set<PortalRequest>().AsNoTracking().Where(r => r.Title == title).ToListAsync())).Find(r => isThere(r)) is { } found)
            {
                return found;
            }

            await WaitAsync();
        }

        throw new ShouldAssertException($"No request '{title}' that is so far.");
    }

    // the clock goes on meanwhile, for work that is done again after a while
    private Task WaitAsync()
    {
        var wait = TimeSpan.FromMilliseconds(100);
        Clock.Advance(wait);
        return Task.Delay(wait);
    }

    /// <summary>The newest code that went out to a number (E.164) or an address.</summary>
    public async Task<string> SentCodeAsync(string tenant, string to)
    {
        var letter = (await LettersAsync(tenant)).Last(m => m.To == to && m.ExpiresAt != null);
        return System.Text.RegularExpressions.Regex.Match(letter.Body, "[0-9]{6}").Value;
    }

    /// <summary>Lines of one kind in the log of a tenant.</summary>
    public Task<List<AuditEvent>> LogAsync(string tenant, string type) =>
        Rows(tenant, db => db.Set<AuditEvent>().AsNoTracking().Where(e => e.Type == type).OrderBy(e => e.Id).ToListAsync());

    /// <summary>Asks for a new password and returns the link of the mail, relative to the host.</summary>
    public async Task<string> ResetLinkAsync(string mail, int number = 1)
    {
        using var visitor = Visit(SignIn(mail).Url.Host);
        await (await visitor.GetAsync("wachtwoord-vergeten")).Form("wachtwoord-vergeten").Fill("Mail", mail).SubmitAsync();
        var body = await MailAsync(mail, "Nieuw wachtwoord instellen", number);
        return new Uri(body.Split('\n').Single(l => l.StartsWith("http", StringComparison.Ordinal))).PathAndQuery;
    }

    public static string? Sent(VisitedPage page, string cookie) =>
        page.Response.Headers.TryGetValues("Set-Cookie", out var set) ? set.LastOrDefault(c => c.Contains($"-{cookie}=", StringComparison.Ordinal)) : null;

    public virtual ValueTask DisposeAsync() => factory.DisposeAsync();
}
