using System.Net;
using Engine.Tenancy;
using Shouldly;
using Testing.Http;
using Web.Tests.Account;

namespace Web.Tests.Security;

/// <summary>A code that was sent counts once, for its own sign-in, at its own tenant, and for ten minutes (AUT-5, ISO-5).</summary>
public sealed class CodeReplayTests(CodesPortal portal) : IClassFixture<CodesPortal>
{
    public static TheoryData<Means> Sent => [Means.Sms, Means.Mail];

    [Theory]
    [MemberData(nameof(Sent))]
    public async Task A_used_one_opens_nothing_also_with_a_copy_of_the_cookies_of_before(Means means)
    {
        var (visitor, page, code) = await portal.AskAsync(CodesPortal.Person, means);
        using var copy = portal.With(CodesPortal.Host, await AttackedPortal.CookiesAsync(visitor));
        var form = (await copy.GetAsync("inloggen/code")).Form("code").Fill("Code", code);
        (await page.Form("code").Fill("Code", code).SubmitAsync()).Status.ShouldBe(HttpStatusCode.Found);
        Refused(await form.SubmitAsync());
    }

    [Theory]
    [MemberData(nameof(Sent))]
    public async Task One_of_another_tenant_opens_nothing_nor_does_the_cookie_of_the_password_there(Means means)
    {
        var (visitor, _, code) = await portal.AskAsync(CodesPortal.Person, means);
        var (_, there, own) = await portal.AskAsync(CodesPortal.AtOtherTenant, means, nextDay: false);
        Refused(await there.Form("code").Fill("Code", code).SubmitAsync());

        var stolen = (await AttackedPortal.CookiesAsync(visitor)).Select(c => c.Replace("izz-", "bedrijfszorg-", StringComparison.Ordinal));
        using var attacker = portal.With(CodesPortal.OtherHost, stolen);
        (await attacker.GetAsync("inloggen/code")).Text.ShouldContain("Uw aanmelding is verlopen");
        (await there.Form("code").Fill("Code", own).SubmitAsync()).Status.ShouldBe(HttpStatusCode.Found);
    }

    [Theory]
    [MemberData(nameof(Sent))]
    public async Task One_of_another_account_opens_nothing(Means means)
    {
        var (_, _, code) = await portal.AskAsync(CodesPortal.Person, means);
        var (_, page, own) = await portal.AskAsync(CodesPortal.Colleague, means, nextDay: false);
        Refused(await page.Form("code").Fill("Code", code).SubmitAsync());
        (await page.Form("code").Fill("Code", own).SubmitAsync()).Status.ShouldBe(HttpStatusCode.Found);
    }

    [Theory]
    [MemberData(nameof(Sent))]
    public async Task One_of_ten_minutes_ago_opens_nothing(Means means)
    {
        var (_, page, code) = await portal.AskAsync(CodesPortal.Person, means);
        portal.Clock.Advance(TimeSpan.FromMinutes(10) + TimeSpan.FromSeconds(1));
        var late = await page.Form("code").Fill("Code", code).SubmitAsync();
        DemoPortal.Sent(late, "sessie").ShouldBeNull();
        late.Text.ShouldContain("Uw aanmelding is verlopen");
    }

    private static void Refused(VisitedPage answer)
    {
        DemoPortal.Sent(answer, "sessie").ShouldBeNull();
        answer.Text.ShouldContain("De code klopt niet");
    }
}
