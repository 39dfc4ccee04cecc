using System.Net;
using Engine.SignIn.SecondSteps;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Testing;
using Testing.Http;

namespace Web.Tests.Account;

/// <summary>A portal that may remember devices for thirty days, and that asks a code for one page.</summary>
public sealed class RememberingPortal : DemoPortal
{
    private readonly ChangedTenants tenants;

    public RememberingPortal() : this(new ChangedTenants().SignIn("inszo", """{ "rememberDeviceDays": 30 }""").SignIn("izz", """{ "rememberDeviceDays": 30 }"""))
    {
    }

    private RememberingPortal(ChangedTenants tenants) : base(new Dictionary<string, string?> { ["TenantConfig"] = tenants.Folder }) => this.tenants = tenants;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        tenants.Dispose();
    }
}

public sealed class RememberedDeviceTests(RememberingPortal portal) : IClassFixture<RememberingPortal>
{
    private const string Mail = "zuid@de-vijzel.example";
    private const string Label = "Vraag op dit apparaat 30 dagen niet om een code";

    [Fact]
    public async Task A_remembered_device_needs_no_code_for_as_many_days_as_the_tenant_allows()
    {
        using var visitor = await RememberAsync(Mail);
        (await AgainAsync(visitor, Mail)).RedirectsTo.ShouldNotBeNull().AbsolutePath.ShouldBe("/");
        (await visitor.GetAsync("instellingen/apparaten")).Text.ShouldContain("Laatst gebruikt op");
        // another device, and the same one after those days
        (await portal.TryAsync(Mail, DemoPortal.Password)).RedirectsTo.ShouldNotBeNull().AbsolutePath.ShouldBe("/inloggen/code");
        portal.Clock.Advance(TimeSpan.FromDays(29));
        (await AgainAsync(visitor, Mail)).RedirectsTo.ShouldNotBeNull().AbsolutePath.ShouldBe("/");
        portal.Clock.Advance(TimeSpan.FromDays(1));
        (await AgainAsync(visitor, Mail)).RedirectsTo.ShouldNotBeNull().AbsolutePath.ShouldBe("/inloggen/code");
    }

    [Fact]
    public async Task A_remembered_device_lifts_nobody_above_the_level_of_a_password()
    {
        const string mail = "apotheker@de-vijzel.example";
        using var visitor = await RememberAsync(mail);
        await AgainAsync(visitor, mail);
        // changing the second step asks for a code, however well the password is known
        var step = await visitor.GetAsync("instellingen/telefoonnummer");
        step.RedirectsTo.ShouldNotBeNull().PathAndQuery.ShouldStartWith("/inloggen?niveau=hoger");
        var form = (await visitor.FollowAsync(step)).Form("inloggen").Fill("Mail", mail).Fill("Password", DemoPortal.Password);
        (await form.SubmitAsync()).RedirectsTo.ShouldNotBeNull().AbsolutePath.ShouldBe("/inloggen/code");

        var forged = await visitor.GetAsync("instellingen/apparaten");
        var post = await visitor.SendAsync(new(HttpMethod.Post, "instellingen/telefoonnummer")
        {
            Content = new FormUrlEncodedContent(
            [
                new("_handler", "nummer"), new("Number", "0611111111"), new("Password", DemoPortal.Password),
                new("__RequestVerificationToken", forged.Form("apparaten")["__RequestVerificationToken"] ?? ""),
            ]),
        });
        post.Text.ShouldContain("Log eerst opnieuw in met een code");
    }

    [Fact]
    public async Task A_remembered_device_takes_no_other_address_until_the_code_is_given()
    {
        const string mail = "apotheker@de-vijzel.example", other = "iemand.anders@de-vijzel.example";
        using var visitor = await RememberAsync(mail);
        await AgainAsync(visitor, mail);
        (await AskAsync()).Text.ShouldContain("Log eerst opnieuw in met een code");
        (await portal.LettersAsync("inszo")).ShouldNotContain(m => m.To == other);

        var step = (await visitor.GetAsync("inloggen?niveau=hoger")).Form("inloggen").Fill("Mail", mail).Fill("Password", DemoPortal.Password);
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        var code = await visitor.FollowAsync(await step.SubmitAsync());
        await code.Form("code").Fill("Code", portal.Code(portal.SignIn(mail).TotpSecret ?? "")).SubmitAsync();
        (await AskAsync()).RedirectsTo.ShouldNotBeNull().AbsolutePath.ShouldBe("/instellingen");

        async Task<VisitedPage> AskAsync() =>
            await (await visitor.GetAsync("instellingen/gegevens")).Form("mail").Fill("Mail", other).Fill("Password", DemoPortal.Password).SubmitAsync();
    }

    [Fact]
    public async Task A_forgotten_device_loses_its_session_too()
    {
        const string mail = "huisarts@beekzicht.example";
        using var device = await RememberAsync(mail);
        await AgainAsync(device, mail);
        using var other = await RememberAsync(mail, remember: false);
        var list = await other.GetAsync("instellingen/apparaten");
        (await list.Form("apparaten").SubmitAndFollowAsync("Device")).Text.ShouldContain("Het apparaat is vergeten");
        portal.Clock.Advance(TimeSpan.FromSeconds(5));
        (await device.GetAsync("instellingen")).RedirectsTo.ShouldNotBeNull().AbsolutePath.ShouldBe("/inloggen");
        (await AgainAsync(device, mail)).RedirectsTo.ShouldNotBeNull().AbsolutePath.ShouldBe("/inloggen/code");
        (await other.GetAsync("instellingen")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_new_password_or_another_second_step_forgets_all_devices()
    {
        const string mail = "waarnemer@praktijkhulp.example";
        using var visitor = await RememberAsync(mail);
        await portal.ChangeAsync(mail, a => a.RenewStamp());
        (await AgainAsync(visitor, mail)).RedirectsTo.ShouldNotBeNull().AbsolutePath.ShouldBe("/inloggen/code");
    }

    [Fact]
    public async Task A_cookie_that_was_made_up_or_belongs_to_somebody_else_remembers_nothing()
    {
        const string mail = "balie@de-vijzel.example";
        using var visitor = await RememberAsync(Mail);
        (await AgainAsync(visitor, mail)).RedirectsTo.ShouldNotBeNull().AbsolutePath.ShouldBe("/inloggen/code");
        var rows = await portal.Rows("inszo", db => db.Set<RememberedDevice>().ToListAsync());
        rows.ShouldAllBe(d => d.Hash.Length == 34);
        await portal.Rows("inszo", db => db.Set<RememberedDevice>().ExecuteUpdateAsync(set => set.SetProperty(d => d.Hash, new byte[34])));
        (await AgainAsync(visitor, Mail)).RedirectsTo.ShouldNotBeNull().AbsolutePath.ShouldBe("/inloggen/code");
    }

    [Fact]
    public async Task A_recovery_code_remembers_no_device_and_without_a_tick_nothing_is_kept()
    {
        const string mail = "code@zorggroep-voorbeeld.example";
        using var visitor = await RememberAsync(mail, remember: false);
        (await AgainAsync(visitor, mail)).RedirectsTo.ShouldNotBeNull().AbsolutePath.ShouldBe("/inloggen/code");
    }

    private async Task<Visitor> RememberAsync(string mail, bool remember = true)
    {
        var (visitor, page) = await portal.EnterAsync(mail);
        page.Text.ShouldContain(Label);
        var form = page.Form("code").Fill("Code", portal.Code(portal.SignIn(mail).TotpSecret ?? ""));
        var done = await (remember ? form.Fill("Onthoud", "true") : form).SubmitAsync();
        done.Status.ShouldBe(HttpStatusCode.Found);
        (DemoPortal.Sent(done, "toestel") is not null).ShouldBe(remember);
        return visitor;
    }

    // as after closing the browser: the session is gone, the device stays
    private async Task<VisitedPage> AgainAsync(Visitor visitor, string mail)
    {
        await visitor.GetAsync("instellingen");
        if ((await visitor.GetAsync("instellingen")).Document.QuerySelector("form[action$=uitloggen]") is not null)
        {
            await (await visitor.GetAsync("instellingen")).Form("form[action$=uitloggen]").SubmitAsync();
        }

        return await portal.TryAsync(mail, DemoPortal.Password, visitor);
    }
}
