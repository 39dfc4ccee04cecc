using System.Reflection;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Endpoints;
using Shouldly;
using Testing.Http;

namespace Web.Tests.Security;

/// <summary>What nobody types by accident: the answer is a refusal in words or an ordinary page, never a fault.</summary>
public sealed class OddInputTests(AttackedPortal portal) : IClassFixture<AttackedPortal>
{
    private static readonly string[] Values =
    [
        "", "%20", "%00", "a%00b", "%C0%AF", "%ED%A0%80", "%FF%FE", "%F0%9F%98%80", "%E2%80%AE", "-", "%25", "'", "\\", "../..", "%0D%0AX-Injected:%201", "999999999", "-1", "NaN",
        "9223372036854775808", "0x10", "01-01-0001", "31-12-9999", "1-9999", "12-9999", "0001", "9999", "31-02-2026", "01-01-0001%20t/m%2031-12-9999", "99991231",
        "%7B%7B7*7%7D%7D", "%3Cscript%3Ealert(1)%3C/script%3E", "ﬀ", "ß", "İ", Long(200), Long(10_000),
    ];

    [Theory]
    [InlineData(AttackedPortal.MainUser, "verzekerden", "filter-naam", "filter-relatienummer", "filter-geboortedatum", "filter-werknemersnummer", "filter-ingangsdatum", "filter-einddatum", "sorteer", "aantal", "na", "voor", "contract", "toon")]
    [InlineData(AttackedPortal.MainUser, "verzekerden/download", "filter-naam", "filter-geboortedatum", "filter-einddatum", "contract", "na")]
    [InlineData(AttackedPortal.MainUser, "vraag", "over")]
    [InlineData(AttackedPortal.MainUser, "organisatie", "returnUrl")]
    [InlineData(AttackedPortal.Admin, "beheer/logboek", "van", "tm", "filter-persoon", "filter-actie", "filter-gebeurtenis", "filter-uitkomst", "filter-onderwerp", "na", "voor", "aantal", "sorteer")]
    [InlineData(AttackedPortal.Admin, "beheer/logboek/download", "van", "tm", "filter-persoon")]
    [InlineData(AttackedPortal.Admin, "beheer/simulator", "zoek", "account", "organisatie", "contract", "datum", "niveau", "adres")]
    [InlineData(null, "inloggen", "returnUrl", "melding")]
    [InlineData(null, "wachtwoord-instellen", "code")]
    public async Task An_odd_value_in_the_address_gives_no_fault(string? mail, string path, params string[] parameters)
    {
        var visitor = await portal.AsAsync(mail);
        foreach (var parameter in parameters)
        {
            foreach (var value in Values)
            {
                Check(await visitor.GetAsync($"{path}?{parameter}={value}"), $"{path}?{parameter}={value}");
            }
        }
    }

    [Fact]
    public void What_pages_take_from_an_address_is_text_that_they_read_themselves() =>
        // the framework answers with a fault when it cannot make a number or an id of it
        portal.Routes.Select(r => r.Metadata.GetMetadata<ComponentTypeMetadata>()?.Type).OfType<Type>().Distinct()
            .SelectMany(t => t.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(p => p.IsDefined(typeof(SupplyParameterFromQueryAttribute)) && p.PropertyType != typeof(string)).Select(p => $"{p.DeclaringType?.Name}.{p.Name}").ShouldBeEmpty();

    [Theory]
    [InlineData(null, "inloggen", "inloggen", "Mail", "Password")]
    [InlineData(AttackedPortal.MainUser, "organisatie", "organisatie", "Organisation", "ReturnUrl")]
    [InlineData(AttackedPortal.Admin, "beheer/functies/portal.logboek", "wijzigen", "Seen", "State", "Scope", "Reason", "Notice", "From")]
    public async Task An_odd_value_in_a_form_gives_no_fault(string? mail, string path, string form, params string[] fields)
    {
        var visitor = await portal.AsAsync(mail);
        var page = await visitor.GetAsync(path);
        foreach (var field in fields)
        {
            foreach (var value in Values.Append("01-01-0001%2000:00").Append("31-12-9999%2023:59"))
            {
                var sent = page.Form(form);
                foreach (var other in fields.Where(f => f is "Password" or "Vraag" or "State"))
                {
                    sent.Force(other, other == "State" ? "grijs" : "x");
                }

                Check(await sent.Force(field, Uri.UnescapeDataString(value)).SubmitAsync(), $"{path} {field}={value}");
            }
        }
    }

    [Fact]
    public async Task A_nul_character_is_refused_in_words()
    {
        var visitor = await portal.AsAsync(null);
        var page = await (await visitor.GetAsync("inloggen")).Form("inloggen").Fill("Mail", "a\0b@example.nl").Fill("Password", "x").SubmitAsync();
        ((int)page.Status).ShouldBe(400);
        page.Text.ShouldContain("Dit verzoek klopt niet");
    }

    private static void Check(VisitedPage page, string what)
    {
        ((int)page.Status).ShouldBeLessThan(500, what[..Math.Min(200, what.Length)]);
        page.Response.Headers.Contains("X-Injected").ShouldBeFalse(what);
        page.Body.ShouldNotContain("<script>alert(1)", Case.Sensitive, what);
        (page.RedirectsTo?.Host ?? page.Address.Host).ShouldBe(page.Address.Host, what);
    }

    private static string Long(int length) => new('a', length);
}
