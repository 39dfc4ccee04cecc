using System.Text.Json;
using Schema;
using Shouldly;
using Testing;
using Web.CommandLine;

namespace Web.Tests.CommandLine;

public sealed class TenantCommandsTests : IDisposable
{
    private readonly TenantFolder folder = new(InstalledModules.All);

    public TenantCommandsTests() => folder.Write("noord", TenantFolder.Good("noord"));

    [Fact]
    public async Task Validate_is_quiet_about_good_files()
    {
        var (exit, output, _) = await RunAsync("tenants", "validate");
        exit.ShouldBe(0);
        output.ShouldContain("Alles klopt");
    }

    [Fact]
    public async Task Validate_names_each_fault_and_answers_1()
    {
        folder.Write("zuid", TenantFolder.Good("zuid").Replace("\"theme\"", "\"themas\"", StringComparison.Ordinal));
        var (exit, output, _) = await RunAsync("tenants", "validate");
        exit.ShouldBe(1);
        output.ShouldContain("zuid.json:4:3: $.themas: \"themas\" is hier onbekend.");
        output.ShouldContain("Bedoelt u \"theme\"?");

        var (_, json, _) = await RunAsync("tenants", "validate", "--json");
        var error = JsonDocument.Parse(json).RootElement.EnumerateArray().First(e => e.GetProperty("path").GetString() == "$.themas");
        error.GetProperty("line").GetInt32().ShouldBe(4);
        error.GetProperty("suggestion").GetString().ShouldBe("theme");
    }

    [Fact]
    public async Task Validate_of_one_file_weighs_its_neighbours_but_names_only_that_file()
    {
        folder.Write("kapot", "{");
        folder.Write("zuid", TenantFolder.Good("zuid").Replace("zuid.localhost", "noord.localhost", StringComparison.Ordinal));
        var (exit, output, _) = await RunAsync("tenants", "validate", folder.File("zuid"));
        exit.ShouldBe(1);
        output.ShouldContain("al van tenant \"noord\"");
        output.ShouldNotContain("kapot.json");
        (await RunAsync("tenants", "validate", folder.File("noord"))).Exit.ShouldBe(0);
    }

    [Fact]
    public async Task Validate_checks_texts_and_names_those_that_a_workflow_misses()
    {
        var texts = Directory.CreateDirectory(Path.Combine(folder.Path, "noord", "texts")).FullName;
        await File.WriteAllTextAsync(Path.Combine(texts, "kapot.md"), "Onderwerp: Hoi\n\n{{{naam}}}");
        var workflows = Directory.CreateDirectory(Path.Combine(folder.Path, "noord", "workflows")).FullName;
        await File.WriteAllTextAsync(Path.Combine(workflows, "proef.json"), """
            { "definitionId": "proef", "name": "Proef",
              "root": { "id": "m", "type": "Portal.SendMail",
                "templateKey": { "typeName": "String", "expression": { "type": "Literal", "value": "vergeten" } },
                "to": { "typeName": "List<String>", "expression": { "type": "Object", "value": "[\"a@example.nl\"]" } } } }
            """);
        var (exit, output, _) = await RunAsync("tenants", "validate");
        exit.ShouldBe(1);
        output.ShouldContain("noord/texts/kapot.md:1:1");
        output.ShouldContain("vergeten.md");
    }

    [Fact]
    public async Task Validate_checks_workflows_beside_the_tenant_files()
    {
        var workflows = Directory.CreateDirectory(Path.Combine(folder.Path, "noord", "workflows")).FullName;
        await File.WriteAllTextAsync(Path.Combine(workflows, "proef.json"), """
            { "definitionId": "proef", "name": "Proef",
              "root": { "id": "s", "type": "Elsa.BestaatNiet" } }
            """);
        var (exit, output, _) = await RunAsync("tenants", "validate");
        exit.ShouldBe(1);
        output.ShouldContain("noord/workflows/proef.json:2:");
        (await RunAsync("tenants", "validate", folder.File("noord"))).Exit.ShouldBe(1);
        folder.Write("zuid", TenantFolder.Good("zuid"));
        (await RunAsync("tenants", "validate", folder.File("zuid"))).Exit.ShouldBe(0);
    }

    [Fact]
    public async Task List_and_show_know_the_tenants()
    {
        (await RunAsync("tenants", "list")).Output.ShouldContain("Verzekeraar noord");
        var (exit, json, _) = await RunAsync("tenants", "show", "noord", "--json");
        exit.ShouldBe(0);
        JsonDocument.Parse(json).RootElement.GetProperty("name").GetString().ShouldBe("Verzekeraar noord");
    }

    [Theory]
    [InlineData("tenants", "show", "nord")]
    [InlineData("tenants", "validate", "bestaat-niet.json")]
    [InlineData("tenants", "vallidate")]
    [InlineData("tenants")]
    public async Task Wrong_usage_answers_2(params string[] args)
    {
        var (exit, _, error) = await RunAsync(args);
        exit.ShouldBe(2);
        error.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("tenants", "--help")]
    [InlineData("tenants", "validate", "--help")]
    public async Task Every_verb_has_help(params string[] args)
    {
        var (exit, output, _) = await RunAsync(args);
        exit.ShouldBe(0);
        output.ShouldContain("Usage:");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(false, "--urls", "http://127.0.0.1:5000")]
    [InlineData(false, "--environment=Development")]
    [InlineData(true, "tenants")]
    [InlineData(true, "tennants")]
    [InlineData(true, "--help")]
    public void Without_a_verb_the_host_starts(bool verb, params string[] args) => PortalCommandLine.IsMeant(args).ShouldBe(verb);

    public void Dispose() => folder.Dispose();

    private async Task<(int Exit, string Output, string Error)> RunAsync(params string[] args)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        string[] folders = args is ["tenants", _, ..] && args[^1] != "--help" ? ["--tenant-config", folder.Path, "--themes", folder.Themes] : [];
        return (await PortalCommandLine.RunAsync([.. args, .. folders], output, error), output.ToString(), error.ToString());
    }
}
