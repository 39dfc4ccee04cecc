using Shouldly;
using Testing.Http;
using Web.Tests.Account;

namespace Web.Tests.Manuals;

/// <summary>Manual 004: a care provider asks for an account for a colleague.</summary>
public sealed class Handleiding004AccountTests(DemoPortal portal) : IClassFixture<DemoPortal>
{
    private const string Provider = "huisarts@beekzicht.example";

    [Fact]
    public async Task A_care_provider_asks_for_an_extra_account_under_administratie_and_follows_it_004_15()
    {
        const string mail = "lotte.extra@beekzicht.example";
        var (provider, start) = await EnterAsync(Provider);
        start.Document.QuerySelectorAll("nav a[href='mijn-aanvragen/extra-account']").ShouldNotBeEmpty();
        var form = (await provider.GetAsync("mijn-aanvragen/extra-account")).Form("extra-account");
        (await form.Fill("Name", "Lotte Extra").Fill("Mail", mail).SubmitAsync()).Text.ShouldContain("Kies wat uw collega wordt.");
        (await form.Force("Role", "servicedesk").SubmitAsync()).Text.ShouldContain("Kies wat uw collega wordt.", customMessage: "a role of the insurer's staff cannot be asked for");
        var sent = await form.Fill("Role", "medewerker").SubmitAndFollowAsync();
        sent.Text.ShouldContain("Wij hebben uw aanvraag ontvangen.");
        sent.Text.ShouldContain("uiterlijk");

        var (desk, _) = await EnterAsync("balie@servicedesk-inszo.example");
        var task = await DemoPortal.TaskAsync(desk, "Controleren: Extra account voor Lotte Extra");
        task.Text.ShouldContain("Lotte Extra");
        var checks = task.Document.QuerySelectorAll("input[type=checkbox][name^=Punt]").Select(c => c.GetAttribute("name").ShouldNotBeNull()).ToList();
        checks.Count.ShouldBe(2);
        var decision = checks.Aggregate(task.Form("besluiten"), (f, name) => f.Fill(name, "true")).Fill("Besluit", "Verified");
        (await decision.SubmitAndFollowAsync()).Text.ShouldContain("Uw besluit is verwerkt: Gecontroleerd.");

        var link = await portal.LinkAsync("inszo", mail, "Activeer uw account voor INSZO Clientportal");
        var id = (await portal.RequestAsync("inszo", "Medewerker bij Huisartsenpraktijk Beekzicht", r => r.Status == "uitgenodigd")).Id;
        (await provider.GetAsync($"mijn-aanvragen/{id}")).Document.QuerySelector("[aria-current=step]").ShouldNotBeNull().TextContent.ShouldContain("Goedgekeurd");
        using var visitor = portal.Visit("inszo.localhost");
        await (await visitor.GetAsync(link)).Form("activeren").Fill("New", "een goed wachtwoord").Fill("Repeat", "een goed wachtwoord").SubmitAsync();
        (await portal.RequestAsync("inszo", "Medewerker bij Huisartsenpraktijk Beekzicht", r => r.EndedAt != null)).Status.ShouldBe("actief");
    }

    [Fact]
    public async Task What_the_desk_mends_is_what_the_account_gets_004_15()
    {
        const string wrong = "mies.fuot@beekzicht.example";
        var (provider, _) = await EnterAsync(Provider);
        await Asked(await provider.GetAsync("mijn-aanvragen/extra-account"), "Mies Fuot", wrong).SubmitAndFollowAsync();
        var (desk, _) = await EnterAsync("balie@servicedesk-inszo.example");
        var task = await DemoPortal.TaskAsync(desk, "Controleren: Extra account voor Mies Fuot");
        task.Text.ShouldNotContain("Geen einddatum");
        task.Document.QuerySelectorAll("input[name^=Gegeven]").Length.ShouldBe(2, "the name and the address, which the definition reads");
        var decision = task.Form("besluiten").Fill("Punt-1", "true").Fill("Punt-2", "true").Fill("Gegeven-1", "Mies Fout").Fill("Gegeven-2", "mies.fout@beekzicht.example").Fill("Besluit", "Verified");
        await decision.SubmitAndFollowAsync();
        (await portal.LinkAsync("inszo", "mies.fout@beekzicht.example", "Activeer uw account voor INSZO Clientportal")).ShouldContain("code=");
        (await portal.LettersAsync("inszo")).ShouldNotContain(l => l.To == wrong);
    }

    [Fact]
    public async Task The_reason_of_a_refusal_reaches_who_asked_and_asking_twice_leads_to_the_first_004_15()
    {
        const string mail = "onbekend.extra@beekzicht.example";
        var (provider, _) = await EnterAsync(Provider);
        var first = await Asked(await provider.GetAsync("mijn-aanvragen/extra-account"), "Kim Onbekend", mail).SubmitAndFollowAsync();
        var (desk, _) = await EnterAsync("balie@servicedesk-inszo.example");
        var task = await DemoPortal.TaskAsync(desk, "Controleren: Extra account voor Kim Onbekend");
        var second = await Asked(await provider.GetAsync("mijn-aanvragen/extra-account"), "Kim Onbekend", mail).SubmitAndFollowAsync();
        await portal.RequestAsync("inszo", "Medewerker bij Huisartsenpraktijk Beekzicht", r => r.Status == "dubbel");
        (await provider.GetAsync(second.Address.AbsolutePath)).Document.QuerySelectorAll($"main a[href='{first.Address.AbsolutePath.TrimStart('/')}']").ShouldNotBeEmpty();
        await task.Form("besluiten").Fill("Besluit", "Rejected").Fill("Toelichting", "Wij kennen deze collega niet.").SubmitAndFollowAsync();
        (await portal.LetterAsync("inszo", Provider, "Uw aanvraag van een extra account")).ShouldContain("Wij kennen deze collega niet.");
        await portal.RequestAsync("inszo", "Medewerker bij Huisartsenpraktijk Beekzicht", r => r.Status == "geweigerd");
        var page = await provider.GetAsync(first.Address.AbsolutePath);
        page.Text.ShouldContain("Wij kennen deze collega niet.");
        page.Text.ShouldContain("voor Kim Onbekend");
    }

    private static VisitedForm Asked(VisitedPage page, string name, string mail) => page.Form("extra-account").Fill("Name", name).Fill("Mail", mail).Fill("Role", "medewerker");

    [Fact]
    public async Task Staff_of_a_practice_does_not_ask_for_accounts_004_15()
    {
        var (colleague, start) = await EnterAsync("assistent@beekzicht.example");
        start.Document.QuerySelectorAll("a[href='mijn-aanvragen/extra-account']").ShouldBeEmpty();
        (await colleague.GetAsync("mijn-aanvragen/extra-account")).Status.ShouldBe(System.Net.HttpStatusCode.Forbidden);
    }

    private async Task<(Visitor Visitor, VisitedPage Page)> EnterAsync(string mail)
    {
        var (visitor, page) = await portal.EnterAsync(mail);
        var code = portal.SignIn(mail).TotpSecret is { } secret ? portal.Code(secret) : await portal.SentCodeAsync("inszo", mail);
        return (visitor, await page.Form("code").Fill("Code", code).SubmitAndFollowAsync());
    }
}
