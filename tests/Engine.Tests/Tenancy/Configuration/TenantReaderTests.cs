using System.Text;
using Engine.Tenancy.Configuration;
using Engine.Tests.Features;
using Shouldly;
using Testing;

namespace Engine.Tests.Tenancy.Configuration;

public sealed class TenantReaderTests : IDisposable
{
    private const string Extra = """
        {
          "name": "Proefverzekeraar",
          "hosts": ["proef.localhost", "*.proef.nl"],
          "pathPrefix": "proef",
          "theme": "base",
          "modules": ["portal", "proef"],
          "audiences": { "werkgever": { "name": "Werkgevers", "wording": { "proef.persoon": "medewerker" } } },
          "features": { "proef.inzien": { "audiences": { "werkgever": "greyed" }, "when": "proef.salaris and not proef.acceptgiro" } },
          "roles": { "gebruiker": { "name": "Gebruiker", "permissions": ["proef.mag-wijzigen"] } },
          "signIn": { "schemes": ["password"], "secondStep": "required" },
          "navigation": { "items": [{ "label": "Werk", "items": [{ "page": "proef.lijst" }] }] },
          "publicPage": { "title": "Welkom", "lead": "Welkom." },
          "contact": { "desk": "Desk", "mail": "desk@example.nl", "phone": "088 000 00 00", "hours": "9-17", "sender": "no-reply@example.nl" },
          "closingDays": [{ "date": "2027-05-07", "name": "Dag na Hemelvaart" }],
          "legal": [{ "label": "Privacy", "url": "https://example.nl/privacy" }]
        }
        """;

    private readonly TenantFolder folder = new([new EngineModule(), new ProefModule()]);

    [Fact]
    public void A_good_file_has_no_findings_and_becomes_a_tenant()
    {
        var reading = Read("proef", Extra);
        reading.Errors.ShouldBeEmpty();
        reading.Tenant.ShouldNotBeNull().Config.Contact.Desk.ShouldBe("Desk");
    }

    public static TheoryData<string, string, int, string, string, string?> Faults => new()
    {
        // replaced, by, line, path, part of what is allowed, suggestion
        { "\"theme\": \"base\",", "\"theme\": \"base\"", 6, "$", "komma", null },
        { "\"name\": \"Proefverzekeraar\",", "\"naam\": \"Proefverzekeraar\",", 2, "$.naam", "name", "name" },
        { "\"pathPrefix\": \"proef\",", "\"pathPrefx\": \"proef\",", 4, "$.pathPrefx", "pathPrefix", "pathPrefix" },
        { "\"pathPrefix\": \"proef\",", "\"hosts\": [\"b.localhost\"],", 4, "$.hosts", "één keer", null },
        { "\"*.proef.nl\"", "\"https://proef.nl\"", 3, "$.hosts[1]", "hostnaam", null },
        { "\"proef.localhost\", \"*.proef.nl\"", "", 3, "$.hosts", "ten minste 1", null },
        { "\"*.proef.nl\"", "\"proef.localhost\"", 3, "$.hosts[1]", "één keer", null },
        { "\"theme\": \"base\"", "\"theme\": \"bsae\"", 5, "$.theme", "base", "base" },
        { "\"theme\": \"base\"", "\"theme\": 7", 5, "$.theme", "tekst", null },
        { "\"portal\", \"proef\"", "\"portal\", \"proef\", \"portall\"", 6, "$.modules[2]", "portal, proef", "portal" },
        { "\"proef.persoon\"", "\"proef.persoom\"", 7, "$.audiences.werkgever.wording['proef.persoom']", "proef.persoon", "proef.persoon" },
        { "{ \"werkgever\": \"greyed\" }", "{ \"werkgevers\": \"greyed\" }", 8, "$.features['proef.inzien'].audiences.werkgevers", "werkgever", "werkgever" },
        { "{ \"werkgever\": \"greyed\" }", "{ \"werkgever\": \"grey\" }", 8, "$.features['proef.inzien'].audiences.werkgever", "off, greyed, on", "greyed" },
        { "\"proef.inzien\": {", "\"proef.inzein\": {", 8, "$.features['proef.inzein']", "proef.inzien", "proef.inzien" },
        { "proef.salaris and", "proef.salris and", 8, "$.features['proef.inzien'].when", "feiten", "proef.salaris" },
        { "proef.salaris and not", "proef.salaris and (not", 8, "$.features['proef.inzien'].when", "haakjes", null },
        { "{ \"audiences\": { \"werkgever\"", "{ \"from\": \"2027-02-31\", \"audiences\": { \"werkgever\"", 8, "$.features['proef.inzien'].from", "datum", null },
        { "{ \"audiences\": { \"werkgever\"", "{ \"from\": \"2027-03-02\", \"until\": \"2027-03-01\", \"audiences\": { \"werkgever\"", 8, "$.features['proef.inzien'].until", "2027-03-02", null },
        { "{ \"audiences\": { \"werkgever\"", "{ \"percentage\": 101, \"audiences\": { \"werkgever\"", 8, "$.features['proef.inzien'].percentage", "0 tot en met 100", null },
        { "\"proef.mag-wijzigen\"]", "\"proef.mag-wijzgen\"]", 9, "$.roles.gebruiker.permissions[0]", "proef.mag-wijzigen", "proef.mag-wijzigen" },
        { "\"proef.mag-wijzigen\"]", "\"portal.logboek-lezen\"]", 9, "$.roles.gebruiker.permissions[0]", "staff", null },
        { "\"proef.mag-wijzigen\"]", "\"portal.gebruikers-beheren\"], \"mayGrant\": [\"gebruker\"]", 9, "$.roles.gebruiker.mayGrant[0]", "gebruiker", "gebruiker" },
        { "\"proef.mag-wijzigen\"]", "\"proef.mag-wijzigen\"], \"mayGrant\": [\"gebruiker\"]", 9, "$.roles.gebruiker.mayGrant", "portal.gebruikers-beheren", null },
        { "\"proef.mag-wijzigen\"] }", "\"portal.gebruikers-beheren\"], \"mayGrant\": [\"balie\"] }, \"balie\": { \"name\": \"Balie\", \"permissions\": [], \"staff\": true }", 9, "$.roles.gebruiker.mayGrant[0]", "staff", null },
        { "\"proef.mag-wijzigen\"] }", Chain("hulp"), 9, "$.roles.gebruiker.mayGrant[0]", "\"baas\" ook bij mayGrant", null },
        { "\"signIn\"", "\"queues\": { \"post\": [\"gebruikr\"] }, \"signIn\"", 10, "$.queues.post[0]", "gebruiker", "gebruiker" },
        { "\"signIn\"", "\"queues\": { \"post\": [\"gebruiker\"] }, \"signIn\"", 10, "$.queues.post[0]", "staff", null },
        { "\"signIn\"", "\"queues\": { \"post\": [] }, \"signIn\"", 10, "$.queues.post", "ten minste 1", null },
        { "\"secondStep\": \"required\"", "\"secondStep\": \"required\", \"accountRequest\": { \"roles\": [\"gebruikr\"] }", 10, "$.signIn.accountRequest.roles[0]", "gebruiker", "gebruiker" },
        { "\"secondStep\": \"required\"", "\"secondStep\": \"required\", \"activationHours\": 169", 10, "$.signIn.activationHours", "168", null },
        { "\"required\"", "\"verplicht\"", 10, "$.signIn.secondStep", "off, optional, required", null },
        { "[\"password\"]", "[]", 10, "$.signIn.secondStep", "password", null },
        { "\"proef.lijst\"", "\"proef.lijsten\"", 11, "$.navigation.items[0].items[0].page", "proef.lijst", "proef.lijst" },
        { "{ \"page\": \"proef.lijst\" }", "{ \"label\": \"Leeg\" }", 11, "$.navigation.items[0].items[0]", "page", null },
        { "\"modules\": [\"portal\", \"proef\"]", "\"modules\": [\"portal\"]", 11, "$.navigation.items[0].items[0].page", "zet daar \"proef\" bij", null },
        { "\"lead\": \"Welkom.\"", "\"lead\": \" \"", 12, "$.publicPage.lead", "niet leeg", null },
        { "desk@example.nl", "desk.example.nl", 13, "$.contact.mail", "e-mailadres", null },
        { "088 000 00 00", "geen", 13, "$.contact.phone", "telefoonnummer", null },
        { ", \"hours\": \"9-17\"", "", 13, "$.contact", "hours", null },
        { "2027-05-07", "2027-5-7", 14, "$.closingDays[0].date", "jjjj-mm-dd", null },
        { "https://example.nl", "javascript:alert(1)//", 15, "$.legal[0].url", "https://", null },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_fault_is_named_with_its_place_and_what_is_allowed(string from, string to, int line, string path, string allowed, string? suggestion)
    {
        Extra.ShouldContain(from);
        var reading = Read("proef", Extra.Replace(from, to, StringComparison.Ordinal));
        reading.Tenant.ShouldBeNull();
        var error = reading.Errors.Where(e => e.Path == path).ShouldHaveSingleItem(string.Join('\n', reading.Errors));
        error.File.ShouldBe("proef.json");
        error.Line.ShouldBe(line);
        error.Column.ShouldBeGreaterThan(0);
        error.Allowed.ShouldNotBeNull().ShouldContain(allowed);
        error.Suggestion.ShouldBe(suggestion);
    }

    [Theory]
    [InlineData("hulp", "baas")]
    [InlineData("gebruiker")]
    public void A_role_may_hand_out_what_those_it_makes_may_hand_out_too(params string[] grants) =>
        Read("proef", Extra.Replace("\"proef.mag-wijzigen\"] }", Chain(grants), StringComparison.Ordinal)).Errors.ShouldBeEmpty();

    /// <summary>A role that hands out these, beside a helper that hands out the boss.</summary>
    private static string Chain(params string[] grants) => $$"""
        "portal.gebruikers-beheren"], "mayGrant": ["{{string.Join("\", \"", grants)}}"] }, "baas": { "name": "Baas", "permissions": [] },
        "hulp": { "name": "Hulp", "permissions": ["portal.gebruikers-beheren"], "mayGrant": ["baas"] }
        """;

    [Fact]
    public void Every_fault_of_a_file_is_named_at_once()
    {
        var text = Extra.Replace("\"required\"", "\"verplicht\"", StringComparison.Ordinal).Replace("\"proef.lijst\"", "\"proef.x\"", StringComparison.Ordinal);
        Read("proef", text).Errors.Select(e => e.Line).ShouldBe([10, 11]);
    }

    [Theory]
    [InlineData("", "leeg")]
    [InlineData("{", "te vroeg")]
    [InlineData("[]", "lijst")]
    [InlineData("null", "null")]
    [InlineData("{} {}", "onverwacht teken")]
    [InlineData("{ \"name\": \"\\ud800\" }", "UTF-8")]
    public void A_text_that_is_no_document_is_refused_by_name(string text, string problem) =>
        Read("proef", text).Errors[0].Problem.ShouldContain(problem);

    [Theory]
    [InlineData("Proef")]
    [InlineData("p")]
    [InlineData("1proef")]
    [InlineData("proef.kopie")]
    public void A_file_name_that_is_no_id_is_refused(string id) =>
        Read(id, Extra).Errors.ShouldHaveSingleItem().Allowed.ShouldNotBeNull().ShouldContain("kleine letters");

    [Fact]
    public void Column_counts_characters_and_not_bytes()
    {
        var text = Extra.Replace("\"desk\": \"Desk\", \"mail\": \"desk@", "\"desk\": \"Désk\", \"mail\": \"désk", StringComparison.Ordinal);
        var line = text.Split('\n')[12];
        Read("proef", text).Errors.ShouldHaveSingleItem().Column.ShouldBe(line.IndexOf("\"désk", StringComparison.Ordinal) + 1);
    }

    [Fact]
    public void A_file_of_a_hundred_megabytes_is_refused_unread() =>
        folder.Reader.Read("proef", new byte[100 * 1024 * 1024], [], 1).Errors.ShouldHaveSingleItem().Problem.ShouldContain("te groot");

    [Fact]
    public void Whatever_happens_to_a_file_it_is_good_or_refused_with_a_place()
    {
        var random = new Random(20260916);
        var good = Encoding.UTF8.GetBytes(Extra);
        for (var i = 0; i < 3000; i++)
        {
            var text = good.ToList();
            for (var hits = random.Next(1, 4); hits > 0; hits--)
            {
                var at = random.Next(text.Count);
                switch (random.Next(4))
                {
                    case 0: text.RemoveRange(at, Math.Min(random.Next(1, 40), text.Count - at)); break;
                    case 1: text[at] = (byte)random.Next(256); break;
                    case 2: text.InsertRange(at, text.GetRange(random.Next(text.Count / 2), 20)); break;
                    default: text.InsertRange(at, Encoding.UTF8.GetBytes(new[] { "{", "]", "null", "1e999", "\"", "[[[[", "-", "\\ud800", "[{}]" }[random.Next(9)])); break;
                }
            }

            var reading = folder.Reader.Read("proef", text.ToArray(), [], 1);
            reading.IsGood.ShouldBe(reading.Errors.Count == 0);
            reading.Errors.ShouldAllBe(e => e.Line > 0 && e.Column > 0);
        }
    }

    [Fact]
    public void A_change_counts_over_the_file()
    {
        var reading = Read("proef", Extra, new("/features/proef.inzien/state", "\"off\""), new("/features/proef.wijzigen", "{}"), new("/pathPrefix", null));
        var tenant = reading.Tenant.ShouldNotBeNull(string.Join('\n', reading.Errors));
        tenant.Config.Features["proef.inzien"].State.ShouldBe(Engine.Tenancy.SwitchState.Off);
        tenant.Config.Features["proef.inzien"].When.ShouldNotBeNull();
        tenant.Config.Features.Keys.ShouldContain("proef.wijzigen");
        tenant.Config.PathPrefix.ShouldBeNull();
    }

    [Fact]
    public void A_wrong_change_says_that_it_is_not_in_the_file()
    {
        var error = Read("proef", Extra, new ConfigChange("/features/proef.inzien/state", "\"uit\"")).Errors.ShouldHaveSingleItem();
        error.Line.ShouldBe(0);
        error.Path.ShouldBe("$.features['proef.inzien'].state");
        error.ToString().ShouldContain("wijziging in het portaal");
    }

    public void Dispose() => folder.Dispose();

    private TenantReading Read(string id, string text, params ConfigChange[] changes) => folder.Reader.Read(id, Encoding.UTF8.GetBytes(text), changes, 1);
}
