using System.Net;
using Engine.SignIn.Protection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Testing.Http;

namespace Web.Tests.Security.Authentication;

/// <summary>AUT-10: more passwords than the processors can hash are refused at once, and pages answer meanwhile. How fast, the bench measures.</summary>
public sealed class Aut10FloodTests : IAsyncDisposable
{
    private readonly ManualResetEventSlim release = new();
    private readonly PortalFactory portal;

    public Aut10FloodTests() => portal = new(
        services => services.AddSingleton<IPasswordHasher<Engine.Access.Account>>(new Stuck(release)),
        new Dictionary<string, string?> { ["DEMO_PASSWORD"] = SignInNodes.Password, ["Jobs:Enabled"] = "false" });

    [Fact]
    public async Task What_does_not_fit_is_refused_at_once_with_its_address_kept_and_pages_go_on()
    {
        var forms = new List<VisitedForm>();
        for (var i = 0; i < HashGate.Room; i++)
        {
            forms.Add(await FormAsync($"iemand-{i}@voorbeeld.example"));
        }

        var late = await FormAsync("marieke@voorbeeld.example");
        var stuck = forms.Select(f => Task.Run(() => f.SubmitAsync())).ToList();
        var gate = portal.Services.GetRequiredService<HashGate>();
        while (gate.TryEnter(isKnown: false) is { } free)
        {
            free.Dispose();
            await Task.Delay(10);
        }

        var answer = await late.SubmitAsync().WaitAsync(TimeSpan.FromSeconds(60));
        answer.Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        answer.Response.Headers.RetryAfter.ShouldNotBeNull().Delta.ShouldBe(TimeSpan.FromSeconds(5));
        answer.Text.ShouldContain("Probeer het over enkele seconden opnieuw");
        answer.Form("inloggen")["Mail"].ShouldBe("marieke@voorbeeld.example");
        using var reader = portal.Visit("izz.localhost");
        (await reader.GetAsync("contact")).Status.ShouldBe(HttpStatusCode.OK);
        stuck.ShouldAllBe(t => !t.IsCompleted);
        release.Set();
        (await Task.WhenAll(stuck)).ShouldAllBe(p => p.Status == HttpStatusCode.OK);
    }

    public async ValueTask DisposeAsync()
    {
        release.Set();
        await portal.DisposeAsync();
        release.Dispose();
    }

    private async Task<VisitedForm> FormAsync(string mail) =>
        (await portal.Visit("izz.localhost").GetAsync("inloggen")).Form("inloggen").Fill("Mail", mail).Fill("Password", "verkeerd-wachtwoord");

    private sealed class Stuck(ManualResetEventSlim release) : IPasswordHasher<Engine.Access.Account>
    {
        public string HashPassword(Engine.Access.Account user, string password) => "x";

        public PasswordVerificationResult VerifyHashedPassword(Engine.Access.Account user, string hashedPassword, string providedPassword)
        {
            release.Wait();
            return PasswordVerificationResult.Failed;
        }
    }
}
