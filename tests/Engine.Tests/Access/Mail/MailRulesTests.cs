using Engine.Access.Mail;
using Engine.Tenancy;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Testing;

namespace Engine.Tests.Access.Mail;

public sealed class MailRulesTests
{
    private const string Refuse = """{ "freeMail": "refuse", "departments": "refuse", "allow": ["ziggo.nl"] }""";

    [Theory]
    [InlineData("jan@gmail.com")]
    [InlineData(" Jan@GMail.COM ")]
    [InlineData("jan@mail.gmail.com")]
    [InlineData("jan+werk@outlook.com")]
    [InlineData("jan@hotmail.nl.")]
    [InlineData("jan@kpnmail.nl")]
    [InlineData("jan@mailinator.com")]
    [InlineData("jan@wegwerpmailadres.nl")]
    public async Task An_address_of_a_free_or_throw_away_provider_is_refused_000_02(string mail) =>
        (await CheckAsync(Refuse, mail)).ShouldBe("mail.free");

    [Theory]
    [InlineData("info@zorggroep.nl")]
    [InlineData("HR@zorggroep.nl")]
    [InlineData("salaris+2026@zorggroep.nl")]
    [InlineData("pz@post.zorggroep.nl")]
    public async Task An_address_of_a_department_is_refused_000_03(string mail) =>
        (await CheckAsync(Refuse, mail)).ShouldBe("mail.department");

    [Theory]
    [InlineData("jan@zorggroep.nl")]
    [InlineData("jan@notgmail.com")]
    [InlineData("jan@ziggo.nl")]
    [InlineData("jan@zakelijk.ziggo.nl")]
    [InlineData("jan.info@zorggroep.nl")]
    [InlineData("jan@zorg-groep-ë.nl")]
    [InlineData("jan@werk.nl")]
    public async Task An_own_address_of_the_organisation_and_what_the_tenant_allows_will_do(string mail) =>
        (await CheckAsync(Refuse, mail)).ShouldBeNull();

    [Theory]
    [InlineData("")]
    [InlineData("jan")]
    [InlineData("@zorggroep.nl")]
    [InlineData("jan@zorggroep")]
    [InlineData("jan@zorg..groep.nl")]
    [InlineData("jan@zorggroep.nl..")]
    [InlineData("jan de boer@zorggroep.nl")]
    [InlineData("jan\r\nBcc: x@y.nl@zorggroep.nl")]
    [InlineData("jan@zorg groep.nl")]
    public async Task What_is_no_address_is_refused_by_every_tenant(string mail) =>
        (await CheckAsync("{}", mail)).ShouldBe("mail.invalid");

    [Fact]
    public async Task A_tenant_may_ask_it_of_main_users_only_or_of_nobody()
    {
        const string mainUsers = """{ "freeMail": "refuse", "appliesTo": "mainUser" }""";
        (await CheckAsync(mainUsers, "jan@gmail.com", mainUser: true)).ShouldBe("mail.free");
        (await CheckAsync(mainUsers, "jan@gmail.com", mainUser: false)).ShouldBeNull();
        (await CheckAsync("{}", "info@gmail.com")).ShouldBeNull();
    }

    private static async Task<string?> CheckAsync(string rules, string mail, bool mainUser = true)
    {
        using var folder = new TenantFolder([new EngineModule()]);
        folder.Write("proef", TenantFolder.Good("proef").Replace("""{ "schemes": ["password"] }""", $$"""{ "schemes": ["password"], "mailRules": {{rules}} }""", StringComparison.Ordinal));
        await folder.ReloadAsync();
        var current = folder.Services.GetRequiredService<CurrentTenant>();
        using var entered = current.Enter(folder.Live.Find("proef") ?? throw new InvalidOperationException(string.Join('\n', folder.Report.ToString())));
        return new MailRules(current).Check(mail, mainUser, "Mail")?.Code;
    }
}
