using System.Text.Json;
using Engine.Workflows.Definitions;
using Engine.Workflows.Definitions.Importing;
using Shouldly;
using Testing;
using Web.CommandLine;

namespace Web.Tests.CommandLine;

public sealed class WorkflowCommandsTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public static TheoryData<string> Cases
    {
        get
        {
            using var cases = JsonDocument.Parse(ElsaCases.Expectations);
            return [.. cases.RootElement.EnumerateArray().Select(c => c.GetProperty("id").GetString() ?? "")];
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Run_shows_what_a_case_prints_and_how_it_ends(string id)
    {
        using var cases = JsonDocument.Parse(ElsaCases.Expectations);
        var one = cases.RootElement.EnumerateArray().Single(c => c.GetProperty("id").GetString() == id);
        var expected = one.GetProperty("expect");
        var inputs = one.TryGetProperty("input", out var given) ? given.EnumerateObject().SelectMany(p => new[] { "--input", $"{p.Name}={p.Value.GetString()}" }) : [];

        var (exit, output, _) = await RunAsync(["run", Case(id), .. inputs, "--until-end", "--json"]);

        using var result = JsonDocument.Parse(output);
        Texts(result.RootElement.GetProperty("lines")).ShouldBe(Texts(expected.GetProperty("lines")));
        var sub = expected.GetProperty("sub").GetString();
        result.RootElement.GetProperty("subStatus").GetString().ShouldBe(sub);
        exit.ShouldBe(sub == "Finished" ? 0 : 1);
        result.RootElement.GetProperty("incidents").GetArrayLength().ShouldBe(expected.TryGetProperty("incidents", out var incidents) ? incidents.GetInt32() : 0);
        if (expected.TryGetProperty("bookmarks", out var bookmarks))
        {
            result.RootElement.GetProperty("bookmarks").GetArrayLength().ShouldBe(bookmarks.GetInt32());
        }

        if (expected.TryGetProperty("tasks", out var tasks))
        {
            result.RootElement.GetProperty("tasks").EnumerateArray().Select(t => t.GetProperty("name").GetString()).ShouldBe(Texts(tasks));
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Validate_finds_no_error_in_a_case(string id) => (await RunAsync("validate", Case(id))).Exit.ShouldBe(0);

    [Fact]
    public async Task Without_until_end_it_stops_at_the_first_wait()
    {
        var (exit, json, _) = await RunAsync("run", Case("own-fork-waitall"), "--json");
        exit.ShouldBe(1);
        using var result = JsonDocument.Parse(json);
        result.RootElement.GetProperty("subStatus").GetString().ShouldBe("Suspended");
        Texts(result.RootElement.GetProperty("lines")).ShouldBe(["Start", "Branch 1", "Branch 2"]);
        result.RootElement.GetProperty("bookmarks").GetArrayLength().ShouldBe(2);

        var (_, text, _) = await RunAsync("run", Case("own-fork-waitall"));
        text.ShouldContain("Regel      Branch 2");
        text.ShouldContain("Wacht nog");
        text.ShouldContain("Einde      Suspended");
    }

    [Fact]
    public async Task What_people_answered_stands_with_their_tasks()
    {
        var file = Repository.Path("tenant-config", "workflows", "account.json");
        var (exit, json, _) = await RunAsync("run", file, "--until-end", "--answer", "beoordelen=Rejected", "--json");
        exit.ShouldBe(0);
        using var result = JsonDocument.Parse(json);
        var answer = result.RootElement.GetProperty("answers").EnumerateArray().ShouldHaveSingleItem();
        (answer.GetProperty("activityId").GetString(), Texts(answer.GetProperty("outcomes")).Single()).ShouldBe(("beoordelen", "Rejected"));
        result.RootElement.GetProperty("tasks").GetArrayLength().ShouldBe(1);
        var (_, text, _) = await RunAsync("run", file, "--until-end", "--answer", "beoordelen=Rejected");
        text.ShouldContain("Antwoord   beoordelen: afgewezen");
    }

    [Fact]
    public async Task Validate_names_what_a_step_cannot_do_without()
    {
        var file = Write("zonder.json", """
            { "definitionId": "x", "name": "X", "root": { "id": "s", "type": "Elsa.Sequence", "activities": [
              { "id": "a", "type": "Portal.AwaitApproval", "roles": { "typeName": "List<String>", "expression": { "type": "Object", "value": "[\"balie\"]" } } } ] } }
            """);
        var (exit, text, _) = await RunAsync("validate", file);
        exit.ShouldBe(1);
        text.ShouldContain("fout: \"Goedkeuring vragen\" (a): Het veld \"title\" is leeg.");
    }

    [Fact]
    public async Task Validate_knows_the_statuses_of_requests_and_the_rules()
    {
        var file = Write("account.json", """
            {
              "definitionId": "portal.account", "name": "Account",
              "root": { "id": "s", "type": "Elsa.Sequence", "activities": [
                { "id": "status", "type": "Portal.SetRequestStatus", "status": { "typeName": "String", "expression": { "type": "Literal", "value": "bestaat-niet" } } }
              ] }
            }
            """);
        var (exit, text, _) = await RunAsync("validate", file);
        exit.ShouldBe(1);
        text.ShouldContain("\"bestaat-niet\" in het veld \"status\" bestaat hier niet. Kies uit: aangevraagd, ");
    }

    [Fact]
    public async Task Validate_names_file_line_activity_and_reason()
    {
        var file = Write("fout.json", """
            {
              "definitionId": "fout", "name": "Fout",
              "root": { "id": "s", "type": "Elsa.Sequence", "activities": [
                { "id": "onbekend", "type": "Elsa.BestaatNiet" }
              ] }
            }
            """);
        var (exit, text, _) = await RunAsync("validate", file);
        exit.ShouldBe(1);
        text.ShouldContain($"{file}:4:");
        text.ShouldContain("(onbekend)");

        var (_, json, _) = await RunAsync("validate", file, "--json");
        using var findings = JsonDocument.Parse(json);
        var first = findings.RootElement.EnumerateArray().First();
        first.GetProperty("line").GetInt32().ShouldBe(4);
        first.GetProperty("severity").GetString().ShouldBe("error");
        first.GetProperty("activityId").GetString().ShouldBe("onbekend");
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("PK en dan niets")]
    public async Task What_is_no_definition_is_neither_valid_nor_run(string text)
    {
        var file = Write("kapot.json", text);
        (await RunAsync("validate", file)).Exit.ShouldBe(1);
        var (exit, output, error) = await RunAsync("run", file, "--until-end");
        exit.ShouldBe(1);
        output.ShouldBeEmpty();
        error.ShouldContain(file);
    }

    [Fact]
    public async Task Inputs_become_the_declared_types()
    {
        var file = Write("som.json", Printing("som", "(getInput('Aantal') + 1) + ' ' + getInput('Namen').length", """{ "name": "Aantal", "type": "Int32" }, { "name": "Namen", "type": "String[]" }"""));
        (await RunAsync("run", file, "--input", "Aantal=4", "--input", "namen=[\"a\",\"b=c\"]")).Output.ShouldContain("Regel      5 2");
    }

    [Theory]
    [InlineData("Antal=4", "Bekend: Aantal (Int32).", "Bedoelt u \"Aantal\"?")]
    [InlineData("Aantal=vier", "Invoer \"Aantal\"", "vier")]
    [InlineData("Aantal", "naam=waarde", "Aantal")]
    public async Task An_input_that_does_not_fit_is_refused_with_what_would(string input, string says, string names)
    {
        var file = Write("som.json", Printing("som", "getInput('Aantal')", """{ "name": "Aantal", "type": "Int32" }"""));
        var (exit, output, error) = await RunAsync("run", file, "--input", input);
        exit.ShouldBe(2);
        output.ShouldBeEmpty();
        error.ShouldContain(says);
        error.ShouldContain(names);
    }

    [Fact]
    public async Task Definitions_of_the_library_can_be_called()
    {
        var parent = Write("ouder.json", Parent);
        Write("map/kind.json", Printing("kind", "'van het kind'"));
        (await RunAsync("run", parent)).Exit.ShouldBe(1);
        foreach (var library in new[] { folder.File("map"), folder.File("map/kind.json") })
        {
            var (exit, output, error) = await RunAsync("run", parent, "--library", library);
            exit.ShouldBe(0, error);
            output.ShouldContain("Regel      van het kind");
        }

        (await RunAsync("validate", parent)).Exit.ShouldBe(1);
        (await RunAsync("validate", parent, "--library", folder.File("map"))).Exit.ShouldBe(0);
    }

    [Fact]
    public async Task A_zip_file_holds_several_and_starts_with_the_one_that_no_other_uses()
    {
        var texts = new[] { Printing("kind", "'van het kind'"), Parent };
        var zip = folder.File("alles.zip");
        await File.WriteAllBytesAsync(zip, DefinitionZip.Write(texts.Select(t => DefinitionReader.Read(t).Definition.ShouldNotBeNull())));
        (await RunAsync("validate", zip)).Exit.ShouldBe(0);
        var (exit, output, _) = await RunAsync("run", zip);
        exit.ShouldBe(0);
        output.ShouldContain("Regel      klaar");
        (await RunAsync("run", zip, "--definition", "kind")).Output.ShouldNotContain("klaar");
        var (unknown, _, error) = await RunAsync("run", zip, "--definition", "kint");
        unknown.ShouldBe(2);
        error.ShouldContain("ouder");
    }

    [Fact]
    public async Task The_readme_can_be_followed()
    {
        var readme = await File.ReadAllTextAsync(Repository.Path("tenant-config", "workflows", "README.md"));
        var blocks = readme.ReplaceLineEndings("\n").Split("```");
        var file = Write("herinnering.json", blocks.First(b => b.StartsWith("json\n", StringComparison.Ordinal))["json".Length..]);
        (await RunAsync("validate", file)).Output.ShouldContain("Alles klopt.");
        string[] inputs = ["--input", "Naam=Jansen", "--input", "Dagen=3"];
        (await RunAsync(["run", file, .. inputs])).Exit.ShouldBe(1);
        var (exit, output, _) = await RunAsync(["run", file, .. inputs, "--until-end"]);
        exit.ShouldBe(0);
        var shown = blocks.First(b => b.StartsWith("\nRegel", StringComparison.Ordinal));
        WithoutMoments(output).ShouldBe(WithoutMoments(shown));
        var overlay = Write("aanpassing.json", blocks.First(b => b.StartsWith("\n{ \"overlayOf\"", StringComparison.Ordinal)));
        (await RunAsync(["run", overlay, "--library", file, .. inputs, "--until-end"])).Output.ShouldContain("Bel terug");
    }

    [Theory]
    [InlineData("account.json")]
    [InlineData("vraag.json")]
    [InlineData("../inszo/workflows/extra-account.json")]
    public async Task A_definition_that_is_shipped_comes_to_its_end_with_made_up_answers(string name)
    {
        var (exit, output, error) = await RunAsync("run", Repository.Path("tenant-config", "workflows", name), "--until-end");
        exit.ShouldBe(0, error + output);
        output.ShouldContain("(verzonnen)");
    }

    [Fact]
    public async Task A_rehearsal_shows_mails_and_tasks_as_people_receive_them()
    {
        var (_, output, _) = await RunAsync("run", Repository.Path("tenant-config", "workflows", "account.json"), "--until-end", "--input", "Organisatie=Bouw BV", "--answer", "beoordelen=Rejected");
        output.ShouldContain("Taak       Account voor Bouw BV, voor de rol voorbeeld");
        output.ShouldContain("Status     geweigerd");
        output.ShouldNotContain("account-geweigerd");
        output.ShouldNotContain("Portal.SendMail");

        var (_, json, _) = await RunAsync("run", Repository.Path("tenant-config", "workflows", "account.json"), "--until-end", "--json", "--input", "Organisatie=Bouw BV");
        using var result = JsonDocument.Parse(json);
        var mail = result.RootElement.GetProperty("mails").EnumerateArray().First();
        mail.GetProperty("subject").GetString().ShouldNotBe("account-aangevraagd");
        mail.GetProperty("body").GetString().ShouldNotBeNullOrEmpty();
    }

    [Theory]
    [InlineData("beoordelen=Misschien", "Approved")]
    [InlineData("nergens=Approved", "nergens")]
    [InlineData("beoordelen={\"organisatie\": 1}", "formData")]
    public async Task An_answer_that_does_not_fit_is_refused_with_what_would(string answer, string names)
    {
        var (exit, _, error) = await RunAsync("run", Repository.Path("tenant-config", "workflows", "account.json"), "--until-end", "--answer", answer);
        exit.ShouldBe(2);
        error.ShouldContain(names);
    }

    private static string WithoutMoments(string text) =>
        System.Text.RegularExpressions.Regex.Replace(text.ReplaceLineEndings("\n").Trim(), "[0-9]{2}-[0-9]{2}-[0-9]{4} [0-9]{2}:[0-9]{2}", "");

    [Fact]
    public async Task An_overlay_runs_over_the_definition_of_the_library()
    {
        Write("map/kind.json", Printing("kind", "'van het kind'"));
        var overlay = Write("anders.json", """{ "overlayOf": "kind", "activities": { "w": { "text": "anders" } } }""");
        var (exit, output, error) = await RunAsync("run", overlay, "--library", folder.File("map"));
        exit.ShouldBe(0, error + output);
        output.ShouldContain("Regel      anders");
        (await RunAsync("validate", overlay)).Exit.ShouldBe(1);
    }

    [Theory]
    [InlineData("run")]
    [InlineData("run", "bestaat-niet.json")]
    [InlineData("validate")]
    [InlineData("validate", "bestaat-niet.json")]
    [InlineData("start", "x.json")]
    public async Task Wrong_usage_answers_2(params string[] args)
    {
        var (exit, _, error) = await RunAsync(args);
        exit.ShouldBe(2);
        error.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("run", "--help")]
    [InlineData("validate", "--help")]
    public async Task Every_verb_has_help(params string[] args) => (await RunAsync(args)).Output.ShouldContain("Usage:");

    public void Dispose() => folder.Dispose();

    private const string Parent = """
        { "definitionId": "ouder", "name": "Ouder", "root": { "id": "s", "type": "Elsa.Sequence", "activities": [
          { "id": "roep", "type": "Elsa.ExecuteWorkflow", "workflowDefinitionId": { "typeName": "String", "expression": { "type": "Literal", "value": "kind" } } },
          { "id": "w", "type": "Elsa.WriteLine", "text": { "typeName": "String", "expression": { "type": "Literal", "value": "klaar" } } } ] } }
        """;

    private static string Printing(string id, string script, string inputs = "") => $$"""
        { "definitionId": "{{id}}", "name": "{{id}}", "inputs": [{{inputs}}], "root": { "id": "w", "type": "Elsa.WriteLine",
          "text": { "typeName": "String", "expression": { "type": "JavaScript", "value": "{{script}}" } } } }
        """;

    private static string Case(string id) => Repository.Path("tests", "Testing", "ElsaCases", id + ".json");

    private static List<string> Texts(JsonElement list) => [.. list.EnumerateArray().Select(t => t.GetString() ?? "")];

    private string Write(string name, string text)
    {
        var path = folder.File(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path) ?? path);
        File.WriteAllText(path, text);
        return path;
    }

    private static async Task<(int Exit, string Output, string Error)> RunAsync(params string[] args)
    {
        await using StringWriter output = new(), error = new();
        return (await PortalCommandLine.RunAsync(["workflows", .. args], output, error), output.ToString(), error.ToString());
    }
}
