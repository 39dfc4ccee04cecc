using Engine.Tenancy;
using Engine.Texts;
using Microsoft.Extensions.Configuration;
using Shouldly;
using Testing;

namespace Engine.Tests.Texts;

/// <summary>Texts beside the tenant files: which one counts, what fills them, and what is wrong with one.</summary>
public sealed class TextTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly CurrentTenant current = new();
    private readonly TextFiles files;

    public TextTests() => files = new(new(folder.Path, folder.Path));

    [Fact]
    public void A_tenants_text_replaces_the_shared_one_of_the_same_name()
    {
        Write("texts/welkom.md", "Onderwerp: Gedeeld\n\nHallo.");
        Write("noord/texts/welkom.md", "Onderwerp: Van noord\n\nHallo.");
        (Find("noord", "welkom").Subject, Find("zuid", "welkom").Subject).ShouldBe(("Van noord", "Gedeeld"));
        files.Find("noord", "anders").ShouldBeNull();
    }

    [Theory]
    [InlineData("../noord")]
    [InlineData("a/b")]
    [InlineData("a..b")]
    [InlineData("")]
    [InlineData("/etc/passwd")]
    public void A_name_never_leads_out_of_the_folder(string key)
    {
        Write("noord.md", "Onderwerp: Buiten\n\nNiet voor hier.");
        files.Find("noord", key).ShouldBeNull();
        files.Find("noord", "tekst", key).ShouldBeNull();
    }

    [Fact]
    public void A_text_in_another_language_is_used_where_there_is_one()
    {
        Write("texts/welkom.md", "Onderwerp: Welkom\n\nHallo.");
        Write("texts/welkom_en.md", "Onderwerp: Welcome\n\nHello.");
        files.Find("noord", "welkom", language: "en").ShouldNotBeNull().Subject.ShouldBe("Welcome");
        files.Find("noord", "welkom", language: "de").ShouldNotBeNull().Subject.ShouldBe("Welkom");
    }

    [Fact]
    public void Every_version_of_a_text_stays_to_be_had_and_the_last_is_known()
    {
        Write("texts/doorsturen/2026-1.md", "Onderwerp: Een\n\nTekst.");
        Write("texts/doorsturen/2026-2.md", "Onderwerp: Twee\n\nTekst.");
        files.Find("noord", "doorsturen", "2026-1").ShouldNotBeNull().Subject.ShouldBe("Een");
        files.Newest("noord", "doorsturen").ShouldBe("2026-2");
        files.Find("noord", "doorsturen", "2026-3").ShouldBeNull();
    }

    [Fact]
    public void The_hash_of_a_text_changes_with_its_words_and_not_with_its_line_ends()
    {
        var one = TextFile.Read("a", "Onderwerp: A\n\nEen\n");
        TextFile.Read("a", "Onderwerp: A\r\n\r\nEen").Hash.ShouldBe(one.Hash);
        TextFile.Read("a", "Onderwerp: A\n\nEen!").Hash.ShouldNotBe(one.Hash);
    }

    [Fact]
    public void Names_are_filled_in_also_those_of_the_portal_and_of_lists()
    {
        var text = Fill("Dag {{naam}}, {{portaal.naam}} belt op {{wanneer}}.\n{{#each regels}}- {{wat}}\n{{/each}}", new()
        {
            ["naam"] = "Jan <b>", ["wanneer"] = new DateTimeOffset(2026, 3, 4, 12, 0, 0, TimeSpan.Zero),
            ["regels"] = new List<object?> { new Dictionary<string, object?> { ["wat"] = "een" }, new Dictionary<string, object?> { ["wat"] = 1.5m } },
        });
        text.Body.ShouldBe("Dag Jan <b>, Verzekeraar noord belt op 04-03-2026 13:00.\n- een\n- 1,5\n");
    }

    [Theory]
    [InlineData("{{achternaam}}", "achternaam")]
    [InlineData("{{#if achternaam}}ja{{/if}}", "achternaam")]
    [InlineData("{{persoon.leeftijd}}", "leeftijd")]
    public void A_name_that_is_not_there_is_an_error(string body, string named) =>
        Should.Throw<TextException>(() => Fill(body, new() { ["persoon"] = new Dictionary<string, object?>() })).Message.ShouldContain(named);

    [Fact]
    public void What_somebody_typed_starts_no_line_of_its_own() =>
        Fill("Dag {{naam}}.", new() { ["naam"] = "Jan\r\n\r\nBetaal nu" }).Body.ShouldBe("Dag Jan Betaal nu.");

    [Theory]
    [InlineData("{{{naam}}}")]
    [InlineData("{{&naam}}")]
    [InlineData("{{> ander}}")]
    [InlineData("{{#if naam}}")]
    [InlineData("{{naam")]
    public void A_text_that_goes_round_the_rules_is_refused(string body) =>
        Should.Throw<TextException>(() => Fill(body, new() { ["naam"] = "Jan" }));

    [Theory]
    [InlineData("Hallo.", 1)]
    [InlineData("Onderwerp: A\nHallo.", 2)]
    [InlineData("Onderwerp: A", 1)]
    [InlineData("Onderwerp: A\nOnderwerp: B\n\nHallo.", 2)]
    public void A_text_without_its_form_is_refused_with_the_line(string content, int line) =>
        Should.Throw<TextException>(() => TextFile.Read("a", content)).Line.ShouldBe(line);

    [Fact]
    public void Faults_are_named_with_their_file()
    {
        Write("noord/texts/goed.md", "Onderwerp: A\n\nHallo {{naam}}.");
        Write("noord/texts/fout.md", "Onderwerp: A\n\nHallo {{{naam}}}.");
        Write("noord/texts/versies/1.md", "Geen onderwerp");
        files.Faults("noord").Select(f => f.File).ShouldBe(["noord/texts/fout.md", "noord/texts/versies/1.md"], ignoreOrder: true);
        files.Faults(null).ShouldBeEmpty();
        files.Owners.ShouldBe(["noord"]);
    }

    public void Dispose() => folder.Dispose();

    private TextFile Find(string tenant, string key) => files.Find(tenant, key).ShouldNotBeNull();

    private FilledText Fill(string body, Dictionary<string, object?> data)
    {
        Write("texts/proef.md", $"Onderwerp: Proef\n\n{body}");
        using var entered = current.Enter(TestTenants.Noord);
        return new TenantTexts(files, current, new(new ConfigurationBuilder().Build(), false)).Fill("proef", data);
    }

    private void Write(string name, string content)
    {
        var path = folder.File(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path) ?? "");
        File.WriteAllText(path, content);
    }
}
