using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Testing;
using Testing.Http;

namespace Web.Tests.Security.Authentication;

/// <summary>AUT-3: no answer tells by its time who has an account. With the real hash, 300 samples of each in turn.</summary>
[Trait("Category", "Slow")]
public sealed class Aut03TimingTests : IAsyncDisposable
{
    private const int Samples = 300;

    private readonly FakeTime clock = new();
    private readonly PortalFactory portal;

    public Aut03TimingTests() => portal = new(
        services => services.AddSingleton<TimeProvider>(clock),
        new Dictionary<string, string?> { ["DEMO_PASSWORD"] = SignInNodes.Password, ["Jobs:Enabled"] = "false" });

    [Fact]
    public async Task Signing_in() => Alike(await TimingArms.OfAsync(
        _ => FormAsync("inloggen", SignInNodes.Mail, "verkeerd-wachtwoord"),
        i => FormAsync("inloggen", $"onbekend-{i}@zorggroep-voorbeeld.example", "verkeerd-wachtwoord"),
        Samples));

    [Fact]
    public async Task Asking_for_a_new_password() => Alike(await TimingArms.OfAsync(
        _ => FormAsync("wachtwoord-vergeten", SignInNodes.Mail, null),
        i => FormAsync("wachtwoord-vergeten", $"onbekend-{i}@zorggroep-voorbeeld.example", null),
        Samples));

    [Fact]
    public async Task Asking_for_an_account() => Alike(await TimingArms.OfAsync(
        i => RequestAsync($"Zorggroep {i}", SignInNodes.Mail),
        i => RequestAsync($"Zorggroep {i}", "onbekend@zorggroep-voorbeeld.example"),
        Samples));

    [Fact]
    public async Task Asking_for_the_options_of_a_passkey() => Alike(await TimingArms.OfAsync(
        _ => OptionsAsync(SignInNodes.Mail),
        i => OptionsAsync($"onbekend-{i}@zorggroep-voorbeeld.example"),
        Samples));

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    private static void Alike(TimingArms arms)
    {
        arms.MedianDifference.ShouldBeLessThan(5, "milliseconds between the medians");
        arms.P.ShouldBeGreaterThan(0.01);
    }

    private async Task<Func<Task>> FormAsync(string page, string mail, string? password)
    {
        // past every lock and limit, so that each sample is a first try
        clock.Advance(TimeSpan.FromMinutes(16));
        var visitor = portal.Visit("izz.localhost");
        var form = (await visitor.GetAsync(page)).Form(page).Fill("Mail", mail);
        form = password is null ? form : form.Fill("Password", password);
        return () => form.SubmitAsync();
    }

    private async Task<Func<Task>> RequestAsync(string organisation, string mail)
    {
        clock.Advance(TimeSpan.FromMinutes(16));
        var form = (await portal.Visit("izz.localhost").GetAsync("account-aanvragen")).Form("aanvraag")
            .Fill("Organisation", organisation).Fill("Name", "Marieke Hofstra").Fill("Mail", mail);
        return () => form.SubmitAsync();
    }

    private async Task<Func<Task>> OptionsAsync(string mail)
    {
        clock.Advance(TimeSpan.FromMinutes(16));
        var visitor = portal.Visit("izz.localhost");
        var token = (await visitor.GetAsync("inloggen")).Form("inloggen")["__RequestVerificationToken"] ?? "";
        return () => visitor.SendAsync(new(HttpMethod.Post, "inloggen/passkey/opties")
        {
            Content = new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("Mail", mail)]),
        });
    }
}
