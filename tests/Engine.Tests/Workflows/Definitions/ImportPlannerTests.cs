using System.Text;
using Engine.Workflows.Definitions;
using Engine.Workflows.Definitions.Importing;
using Engine.Workflows.Definitions.Overlays;
using Engine.Workflows.Definitions.Publishing;
using Shouldly;
using Testing;

namespace Engine.Tests.Workflows.Definitions;

public sealed class ImportPlannerTests
{
    private static readonly DateTimeOffset Now = new(2026, 9, 1, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void An_unknown_definition_is_created_with_its_ids_and_our_number()
    {
        var item = Plan(File("a.json", """{"id":"v7","definitionId":"d","name":"n","version":7,"isPublished":false,"isSystem":true,"createdAt":"2020-01-01T00:00:00Z"}""")).Items.ShouldHaveSingleItem();

        item.Outcome.ShouldBe(ImportOutcome.Created);
        var definition = item.Definition.ShouldNotBeNull();
        (definition.Id, definition.DefinitionId, definition.Version, definition.IsLatest, definition.IsPublished, definition.IsSystem).ShouldBe(("v7", "d", 1, true, false, false));
        item.Publish.ShouldBeFalse();
        item.Difference.ShouldBeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData("taken")]
    [InlineData("not fit/for:an id")]
    public void A_version_id_that_is_taken_or_unfit_is_replaced(string id) =>
        Plan(File("a.json", $$"""{"id":"{{id}}","definitionId":"d","name":"n"}""")).Items[0].Definition.ShouldNotBeNull().Id.ShouldBe("new1");

    [Fact]
    public void Two_new_definitions_never_get_the_same_version_id() =>
        Plan(File("a.json", """{"id":"v","definitionId":"d","name":"n"}"""), File("b.json", """{"id":"v","definitionId":"e","name":"n"}"""))
            .Items.Select(i => i.Definition.ShouldNotBeNull().Id).ShouldBe(["v", "new1"]);

    [Fact]
    public void The_draft_of_a_known_definition_is_overwritten()
    {
        var latest = Latest(version: 4, isPublished: false);

        var item = Plan(latest, File("a.json", """{"id":"v99","definitionId":"d","name":"anders","version":1}""")).Items.ShouldHaveSingleItem();

        item.Outcome.ShouldBe(ImportOutcome.DraftChanged);
        var definition = item.Definition.ShouldNotBeNull();
        (definition.Id, definition.Version, definition.CreatedAt).ShouldBe(("latest", 4, latest.CreatedAt));
        item.Difference.ShouldNotBeNull().Fields.ShouldHaveSingleItem().ShouldBe(new("name", "n", "anders"));
    }

    [Theory]
    [InlineData(100, ImportOutcome.Created)]
    [InlineData(101, ImportOutcome.Refused)]
    public void An_id_is_no_longer_than_what_is_kept(int length, ImportOutcome outcome) =>
        Plan(File("a.json", $$"""{"definitionId":"{{new string('d', length)}}","name":"n"}""")).Items.ShouldHaveSingleItem().Outcome.ShouldBe(outcome);

    [Theory]
    [InlineData("\"version\":1,")]
    [InlineData("\"version\":900,")]
    [InlineData("")]
    public void After_a_published_version_a_draft_comes_with_the_next_number(string version)
    {
        var item = Plan(Latest(version: 4, isPublished: true), File("a.json", "{\"id\":\"v99\"," + version + "\"definitionId\":\"d\",\"name\":\"anders\"}")).Items.ShouldHaveSingleItem();

        item.Outcome.ShouldBe(ImportOutcome.DraftAdded);
        var definition = item.Definition.ShouldNotBeNull();
        (definition.Id, definition.Version, definition.CreatedAt).ShouldBe(("new1", 5, Now));
    }

    [Fact]
    public void What_says_the_same_changes_nothing()
    {
        var item = Plan(Latest(version: 4, isPublished: true), File("a.json", """{"id":"v99","definitionId":"d","name":"n","version":77,"isPublished":true,"toolVersion":"9.9.9.9"}""")).Items.ShouldHaveSingleItem();

        item.Outcome.ShouldBe(ImportOutcome.Unchanged);
        item.Publish.ShouldBeFalse();
        item.Difference.ShouldNotBeNull().IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public void A_draft_that_says_the_same_can_still_be_published()
    {
        var item = Plan(Latest(version: 4, isPublished: false), File("a.json", """{"definitionId":"d","name":"n","isPublished":true}""")).Items.ShouldHaveSingleItem();

        (item.Outcome, item.Publish).ShouldBe((ImportOutcome.DraftChanged, true));
    }

    [Theory]
    [InlineData(null, "true", true)]
    [InlineData(null, "false", false)]
    [InlineData(true, "false", true)]
    [InlineData(false, "true", false)]
    public void It_is_published_when_the_caller_asks_and_else_when_the_file_says_so(bool? asked, string inFile, bool expected) =>
        ImportPlanner.Plan([File("a.json", $$"""{"definitionId":"d","name":"n","isPublished":{{inFile}}}""")], Target(null) with { Publish = asked })
            .Items[0].Publish.ShouldBe(expected);

    [Fact]
    public void A_file_with_errors_is_kept_as_a_draft_and_says_so()
    {
        var item = Plan(File("a.json", """{"definitionId":"d","name":"n","isPublished":true,"root":{"id":"a","type":"Vendor.Strange"}}""")).Items.ShouldHaveSingleItem();

        (item.Outcome, item.Publish).ShouldBe((ImportOutcome.Created, false));
        item.Findings.Select(f => f.Code).ShouldBe(["type-unknown", "kept-as-draft"]);
    }

    [Theory]
    [InlineData("{", "json")]
    [InlineData("""{"name":"n"}""", "definition-id-missing")]
    [InlineData("""{"definitionId":"a b","name":"n"}""", "id-unfit")]
    [InlineData("""{"definitionId":"first","name":"n"}""", "file-twice")]
    public void A_file_that_cannot_be_taken_is_refused_and_the_others_are_not(string json, string code)
    {
        var plan = Plan(File("first.json", """{"definitionId":"first","name":"n"}"""), File("bad.json", json), File("last.json", """{"definitionId":"last","name":"n"}"""));

        plan.HasRefusals.ShouldBeTrue();
        plan.Items.Select(i => (i.File, i.Outcome)).ShouldBe([("first.json", ImportOutcome.Created), ("bad.json", ImportOutcome.Refused), ("last.json", ImportOutcome.Created)]);
        plan.Items[1].Findings.ShouldHaveSingleItem().Code.ShouldBe(code);
        plan.Items[1].Definition.ShouldBeNull();
    }

    [Theory]
    [InlineData(100, 200, null)]
    [InlineData(101, 200, "id-unfit")]
    [InlineData(100, 201, "name-long")]
    public void What_is_longer_than_can_be_kept_is_refused_by_hand_and_as_a_file_of_the_tenant(int id, int name, string? code)
    {
        var file = File("a.json", $$"""{"definitionId":"{{new string('d', id)}}","name":"{{new string('n', name)}}"}""");
        string[] codes = code is null ? [] : [code];

        Plan(file).Items.ShouldHaveSingleItem().Findings.Where(f => f.IsError).Select(f => f.Code).ShouldBe(codes);
        CheckedFiles.Check(DefinitionLayers.Resolve([], [file])).ShouldHaveSingleItem().Findings.Where(f => f.Finding.IsError).Select(f => f.Finding.Code).ShouldBe(codes);
    }

    [Fact]
    public void What_is_readonly_here_is_not_overwritten() =>
        Plan(Latest(4, false) with { IsReadonly = true }, File("a.json", """{"definitionId":"d","name":"anders"}""")).Items[0].Findings.ShouldHaveSingleItem().Code.ShouldBe("readonly");

    [Fact]
    public void A_workflow_and_those_it_uses_come_in_one_import()
    {
        var user = File("user.json", """{"definitionId":"user","name":"user","isPublished":true,"root":{"id":"a","type":"SendReminder","workflowDefinitionId":"rem"}}""");
        var used = File("used.json", """{"definitionId":"rem","name":"send reminder","isPublished":true,"options":{"usableAsActivity":true}}""");

        Plan(user).Items[0].Publish.ShouldBeFalse();
        Plan(user, used).Items.ShouldAllBe(i => i.Publish);
    }

    [Fact]
    public void All_cases_travel_in_one_archive()
    {
        var definitions = ElsaCases.Names.Select(n => DefinitionReader.Read(ElsaCases.Bytes(n)).Definition.ShouldNotBeNull()).ToList();

        var plan = Plan([.. DefinitionZip.Read("all.zip", DefinitionZip.Write(definitions))]);

        plan.Items.Count.ShouldBe(definitions.Count);
        plan.Items.ShouldAllBe(i => i.Outcome == ImportOutcome.Created && i.Publish);
        plan.Items.Select(i => i.File).ShouldContain("workflow-definition-own-diamond-own-diamond-own-diamond-v1.json");
    }

    private static ImportPlan Plan(params ImportFile[] files) => Plan(null, files);

    private static ImportPlan Plan(WorkflowDefinition? latest, params ImportFile[] files) => ImportPlanner.Plan(files, Target(latest));

    private static ImportTarget Target(WorkflowDefinition? latest)
    {
        var ids = 0;
        return new()
        {
            Latest = id => id == latest?.DefinitionId ? latest : null,
            IsVersionIdTaken = id => id == "taken",
            NewId = () => $"new{++ids}",
            Now = Now,
            Publishing = new PublishContext(),
        };
    }

    private static WorkflowDefinition Latest(int version, bool isPublished) =>
        DefinitionReader.Read("""{"definitionId":"d","name":"n","createdAt":"2026-01-01T00:00:00Z"}""").Definition.ShouldNotBeNull() with { Id = "latest", Version = version, IsPublished = isPublished };

    private static ImportFile File(string name, string json) => new(name, Encoding.UTF8.GetBytes(json));
}
