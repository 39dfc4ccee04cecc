using Engine.Workflows.Definitions;
using Engine.Workflows.Definitions.Publishing;
using Shouldly;
using Testing;

namespace Engine.Tests.Workflows.Definitions;

/// <summary>Each rule with a smallest definition that breaks it and its nearest that does not.</summary>
public sealed class PublishCheckTests
{
    /// <summary>The smallest definitions leave out what activities of the portal need beside the point.</summary>
    private const string Needed = "input-needed";

    private const string Line = "\"type\":\"Elsa.WriteLine\"";

    private const string Memory = """[{"id":"v1","name":"Score","typeName":"Int32","storageDriverTypeName":"Elsa.Workflows.MemoryStorageDriver, X"}]""";

    private const string Kept = """[{"id":"v1","name":"Score","typeName":"Int32"}]""";

    private static readonly string ReadsScore = Chart.Input("text", "JavaScript", "\"`${getScore()}`\"");

    private static readonly string True = Chart.Input("condition", "Literal", "true");

    /// <summary>Code, what breaks it, what does not.</summary>
    public static TheoryData<string, string, string> Errors => new()
    {
        { "type-unknown", One("a Vendor.Strange"), One("a Elsa.WriteLine") },
        { "type-unknown", Root("""{"id":"a","name":"N"}"""), One("a Elsa.WriteLine") },
        { Needed, One("a Portal.AuditNote " + Chart.Input("category", "Literal", "\"x\"")), One("a Portal.AuditNote " + Chart.Input("category", "Literal", "\"x\"") + "," + Chart.Input("text", "Literal", "\"y\"")) },
        { "type-refused", One("a Elsa.RunCSharp"), One("a Elsa.RunJavaScript " + Chart.Input("script", "Literal", "\"return 1\"")) },
        { "type-refused", One("a Elsa.HttpEndpoint"), One("a Elsa.Event " + Chart.Input("eventName", "Literal", "\"x\"")) },
        { "type-refused", One("a Elsa.NotFoundActivity"), One("a Elsa.Start") },
        { "script", One("a Elsa.RunJavaScript " + Chart.Input("script", "Literal", "\"while (true) {}\"")), One("a Elsa.RunJavaScript " + Chart.Input("script", "Literal", "\"return 1\"")) },
        { "script", One("a Elsa.WriteLine " + Chart.Input("text", "JavaScript", "\"1 +\"")), One("a Elsa.WriteLine " + Chart.Input("text", "JavaScript", "\"1 + 1\"")) },
        { "script", One("a Elsa.WriteLine " + Chart.Input("text", "Liquid", "\"{% if x %}\"")), One("a Elsa.WriteLine " + Chart.Input("text", "Liquid", "\"{{ CorrelationId }}\"")) },
        { "script", One("a Elsa.FlowSwitch \"cases\":[{\"label\":\"A\",\"condition\":{\"type\":\"JavaScript\",\"value\":\"(\"}}]"), One("a Elsa.FlowSwitch \"cases\":[{\"label\":\"A\",\"condition\":{\"type\":\"JavaScript\",\"value\":\"true\"}}]") },
        { "syntax-refused", One("a Elsa.WriteLine " + Chart.Input("text", "CSharp", "\"1\"")), One("a Elsa.WriteLine " + Chart.Input("text", "javascript", "\"1\"")) },
        { "syntax-refused", One("a Elsa.FlowSwitch \"cases\":[{\"label\":\"A\",\"condition\":{\"type\":\"Python\",\"value\":\"1\"}}]"), One("a Elsa.FlowSwitch \"cases\":[{\"label\":\"A\",\"condition\":{\"type\":\"JavaScript\",\"value\":\"1\"}}]") },
        { "variable-unknown", One("a Elsa.WriteLine " + Chart.Input("text", "Variable", """{"id":"gone"}""")), One("a Elsa.WriteLine " + Chart.Input("text", "Variable", """{"id":"v1"}"""), Kept) },
        { "variable-unknown", One("""a Elsa.SetVariable "variable":{"id":"gone","name":"X"}"""), One("""a Elsa.SetVariable "variable":{"id":"v1","name":"Score"}""", Kept) },
        { "variable-unknown", One("a Elsa.SetVariable"), One("""a Elsa.SetVariable "variable":{"id":"v1"}""", Kept) },
        { "variable-unknown", One("""a Elsa.If "result":{"typeName":"Boolean","memoryReference":{"id":"gone"}}"""), One("""a Elsa.If "result":{"typeName":"Boolean","memoryReference":{"id":"v1"}}""", Kept) },
        { "variable-unknown", One("""a Elsa.If "result":{"typeName":"Boolean","memoryReference":{"id":"b:output-1"}}"""), One("""a Elsa.If "result":{"typeName":"Boolean","memoryReference":{"id":"a:output-1"}}""") },
        { "variable-unknown", One("a Elsa.WriteLine " + Chart.Input("text", "Variable", """{"id":"CurrentValue"}""")), One("""a Elsa.ForEach "body":{"id":"b",""" + Line + "," + Chart.Input("text", "Variable", """{"id":"CurrentValue"}""") + "}") },
        { "input-unknown", One("a Elsa.WriteLine " + Chart.Input("text", "Input", """{"name":"Gone"}""")), new Chart("a Elsa.WriteLine " + Chart.Input("text", "Input", """{"name":"Email"}""")).With("inputs", """[{"name":"Email","type":"String"}]""").Json() },
        { "variable-type-unknown", One("a Elsa.Start", """[{"id":"v1","name":"A","typeName":"Vendor.Thing"}]"""), One("a Elsa.Start", """[{"id":"v1","name":"A","typeName":"List<String>"}]""") },
        { "variable-type-unknown", new Chart("a Elsa.Start").With("inputs", """[{"name":"A","type":"Nope"}]""").Json(), new Chart("a Elsa.Start").With("inputs", """[{"name":"A","type":"Guid"}]""").Json() },
        { "variable-twice", One("a Elsa.Start", """[{"id":"v1","name":"A","typeName":"String"},{"id":"v2","name":"a","typeName":"String"}]"""), One("a Elsa.Start", """[{"id":"v1","name":"A","typeName":"String"},{"id":"v2","name":"B","typeName":"String"}]""") },
        { "variable-twice", new Chart("a Elsa.Start").With("outputs", """[{"name":"A","type":"String"},{"name":"A","type":"String"}]""").Json(), new Chart("a Elsa.Start").With("outputs", """[{"name":"A","type":"String"}]""").Json() },
        { "port-unknown", new Chart("a Elsa.WriteLine", "b Elsa.End").Link("a:Klaar>b").Json(), new Chart("a Elsa.WriteLine", "b Elsa.End").Link("a>b").Json() },
        { "port-unknown", new Chart("a Portal.AwaitConsent", "b Elsa.End").Link("a:Done>b").Json(), new Chart("a Portal.AwaitConsent", "b Elsa.End").Link("a:Granted>b").Json() },
        { "port-unknown", new Chart("a Elsa.FlowFork " + Chart.Input("branches", "Object", "[\"P\"]"), "b Elsa.End").Link("a:Q>b").Json(), new Chart("a Elsa.FlowFork " + Chart.Input("branches", "JavaScript", "\"['P']\""), "b Elsa.End").Link("a:Q>b").Json() },
        { "port-unknown", new Chart("a Portal.SendMail", "b Elsa.End").Link("a:Delivered>b").Json(), new Chart("a Portal.SendMail " + Chart.Input("waitForDelivery", "Literal", "true"), "b Elsa.End").Link("a:Delivered>b").Json() },
        { "unreachable", new Chart("s Elsa.Start", "a Elsa.WriteLine").Json(), new Chart("s Elsa.Start", "a Elsa.WriteLine").Link("s>a").Json() },
        { "unreachable", new Chart("s Elsa.Start", "t Elsa.Event").Json(), new Chart("s Elsa.Start", "t Elsa.Event \"customProperties\":{\"canStartWorkflow\":true}").Json() },
        { "loop-entry", new Chart("s Elsa.FlowDecision", "a Elsa.Event", "b Elsa.Event").Link("s:True>a", "s:False>b", "a>b", "b>a").Json(), new Chart("s Elsa.Start", "a Elsa.Event", "b Elsa.Event").Link("s>a", "a>b", "b>a").Json() },
        { "cron-syntax", One("a Elsa.Cron " + Chart.Input("cronExpression", "Literal", "\"30 8 * * *\"")), One("a Elsa.Cron " + Chart.Input("cronExpression", "Literal", "\"0 30 8 * * *\"")) },
        { "timespan-syntax", One("a Elsa.Delay " + Chart.Input("timeSpan", "Literal", "\"72:00:00\"")), One("a Elsa.Delay " + Chart.Input("timeSpan", "Literal", "\"3.00:00:00\"")) },
        { "timespan-syntax", One("a Portal.AwaitConsent " + Chart.Input("expiresAfter", "Literal", "\"morgen\"")), One("a Portal.AwaitConsent " + Chart.Input("expiresAfter", "Literal", "\"\"")) },
        { "literal-unfit", One("a Portal.WaitWorkingDays " + Chart.Input("days", "Literal", "\"drie\"")), One("a Portal.WaitWorkingDays " + Chart.Input("days", "Literal", "\"3\"")) },
        { "literal-unfit", One("a Elsa.StartAt " + Chart.Input("dateTime", "Literal", "\"32 mei\"")), One("a Elsa.StartAt " + Chart.Input("dateTime", "Literal", "\"2026-05-31T08:00:00+02:00\"")) },
        { "moment-range", One("a Elsa.Delay " + Chart.Input("timeSpan", "Literal", "\"-00:00:01\"")), One("a Elsa.Delay " + Chart.Input("timeSpan", "Literal", "\"00:00:00\"")) },
        { "moment-range", One("a Portal.AwaitConsent " + Chart.Input("expiresAfter", "Literal", "\"36526.00:00:00\"")), One("a Portal.AwaitConsent " + Chart.Input("expiresAfter", "Literal", "\"36525.00:00:00\"")) },
        { "moment-range", One("a Portal.AwaitConsent " + Chart.Input("expiresAfterWorkingDays", "Literal", "-1")), One("a Portal.AwaitConsent " + Chart.Input("expiresAfterWorkingDays", "Literal", "0")) },
        { "moment-range", One("a Portal.WaitWorkingDays " + Chart.Input("days", "Literal", "2251")), One("a Portal.WaitWorkingDays " + Chart.Input("days", "Literal", "2250")) },
        { "moment-range", One("a Portal.AwaitConsent " + Chart.Input("reminders", "Object", "[{\"after\":\"-1.00:00:00\"}]")), One("a Portal.AwaitConsent " + Chart.Input("reminders", "Object", "[{\"after\":\"1.00:00:00\"}]")) },
        { "choice-unknown", One("a Elsa.Fork \"joinMode\":\"WaitSome\""), One("a Elsa.Fork \"joinMode\":\"WaitAny\"") },
        { "choice-unknown", One("a Portal.CreateDocument " + Chart.Input("format", "Literal", "\"exe\"")), One("a Portal.CreateDocument " + Chart.Input("format", "Literal", "\"CSV\"")) },
        { "join-mode", One("a Elsa.FlowJoin " + Chart.Input("mode", "JavaScript", "\"'WaitAll'\"")), One("a Elsa.FlowJoin " + Chart.Input("mode", "Literal", "\"WaitAll\"")) },
        { "merge-mode", One("a Elsa.WriteLine \"customProperties\":{\"mergeMode\":\"Cascade\"}"), One("a Elsa.WriteLine \"customProperties\":{\"mergeMode\":\"Race\"}") },
        { "join-never", Join("d Elsa.FlowDecision", "WaitAll", "True", "False"), Join("d Elsa.FlowDecision", "WaitAllActive", "True", "False") },
        { "join-never", Join("d Portal.AwaitConsent", "WaitAll", "Granted", "Refused"), Join("d Elsa.FlowFork " + Chart.Input("branches", "Object", "[\"P\",\"Q\"]"), "WaitAll", "P", "Q") },
        { "loop-endless", One("w Elsa.While " + True + ",\"body\":{\"id\":\"b\"," + Line + "}"), One("w Elsa.While " + True + """,\"body\":{\"id\":\"b\",\"type\":\"Elsa.Delay\"}""".Replace("\\", "", StringComparison.Ordinal)) },
        { "loop-endless", One("w Elsa.While " + True + ",\"body\":{\"id\":\"b\"," + Line + "}"), One("w Elsa.While " + Chart.Input("condition", "JavaScript", "\"getScore() < 3\"") + ",\"body\":{\"id\":\"b\"," + Line + "}") },
        { "loop-endless", One("w Elsa.While " + True + ",\"body\":{\"id\":\"f2\",\"type\":\"Elsa.ForEach\",\"body\":{\"id\":\"b\",\"type\":\"Elsa.Break\"}}"), One("w Elsa.While " + True + ",\"body\":{\"id\":\"b\",\"type\":\"Elsa.Break\"}") },
        { "loop-endless", One("w Elsa.For " + Chart.Input("step", "Literal", "0") + ",\"body\":{\"id\":\"b\"," + Line + "}"), One("w Elsa.For " + Chart.Input("step", "Literal", "2") + ",\"body\":{\"id\":\"b\"," + Line + "}") },
        { "loop-endless", new Chart("a Elsa.WriteLine", "b Elsa.WriteLine").Link("a>b", "b>a").Json(), new Chart("a Elsa.WriteLine", "b Elsa.FlowDecision").Link("a>b", "b:True>a").Json() },
        { "loop-endless", new Chart("a Elsa.WriteLine", "b Elsa.FlowFork " + Chart.Input("branches", "Object", "[\"P\",\"Q\"]"), "c Elsa.End").Link("a>b", "b:P>a", "b:Q>c").Json(), new Chart("a Elsa.WriteLine", "b Elsa.Delay").Link("a>b", "b>a").Json() },
        { "id-twice", Root("""{"id":"a","type":"Elsa.Sequence","activities":[{"id":"a","type":"Elsa.Start"}]}"""), Root("""{"id":"a","type":"Elsa.Sequence","activities":[{"id":"b","type":"Elsa.Start"}]}""") },
        { "limit-variables", One("a Elsa.Start", Variables(DefinitionLimits.Variables + 1)), One("a Elsa.Start", Variables(DefinitionLimits.Variables)) },
        { "limit-expression", One("a Elsa.WriteLine " + Chart.Input("text", "Literal", Long(DefinitionLimits.ExpressionBytes + 1))), One("a Elsa.WriteLine " + Chart.Input("text", "Literal", Long(DefinitionLimits.ExpressionBytes))) },
        { "limit-triggers", Triggers(DefinitionLimits.Triggers + 1), Triggers(DefinitionLimits.Triggers) },
        { "feature-off", One("a Portal.AwaitUpload"), One("a Portal.AwaitActivation") },
        { "workflow-unknown", One("a Gone \"workflowDefinitionId\":\"gone\""), One("a SendReminder \"workflowDefinitionId\":\"rem\"") },
        { "workflow-unknown", One("a Elsa.DispatchWorkflow " + Chart.Input("workflowDefinitionId", "Literal", "\"gone\"")), One("a Elsa.DispatchWorkflow " + Chart.Input("workflowDefinitionId", "Literal", "\"rem\"")) },
        { "workflow-unusable", One("a Closed \"workflowDefinitionId\":\"closed\""), One("a SendReminder") },
        { "workflow-cycle", One("a Proef"), One("a SendReminder") },
        { "workflow-cycle", One("a Back \"workflowDefinitionId\":\"back\""), One("a SendReminder \"workflowDefinitionId\":\"rem\"") },
        { "port-unknown", new Chart("a SendReminder", "b Elsa.End").Link("a:Done>b").Json(), new Chart("a SendReminder", "b Elsa.End").Link("a:Sent>b").Json() },
    };

    public static TheoryData<string, string, string> Warnings => new()
    {
        { "memory-after-wait", Chain(Memory, "d Elsa.Delay", "a Elsa.WriteLine " + ReadsScore), Chain(Kept, "d Elsa.Delay", "a Elsa.WriteLine " + ReadsScore) },
        { "memory-after-wait", Chain(Memory, "d Elsa.Delay", "a Elsa.WriteLine " + ReadsScore), Chain(Memory, "a Elsa.WriteLine " + ReadsScore, "d Elsa.Delay") },
        { "memory-after-wait", Sequence(Memory, "{\"id\":\"d\",\"type\":\"Portal.SendMail\"," + Chart.Input("waitForDelivery", "Literal", "true") + "}", "{\"id\":\"a\"," + Line + "," + ReadsScore + "}"), Sequence(Memory, "{\"id\":\"d\",\"type\":\"Portal.SendMail\"}", "{\"id\":\"a\"," + Line + "," + ReadsScore + "}") },
        { "memory-after-wait", Sequence(Memory, """{"id":"d","type":"Elsa.Delay"}""", "{\"id\":\"a\"," + Line + "," + ReadsScore + "}"), Sequence(Memory, "{\"id\":\"a\"," + Line + "," + ReadsScore + "}", """{"id":"d","type":"Elsa.Delay"}""") },
        { "memory-after-wait", Looped(Memory, "Elsa.ForEach"), Looped(Memory, "Elsa.FlowNode") },
        { "memory-after-wait", new Chart("a Elsa.WriteLine " + ReadsScore, "d Elsa.Delay").Link("a>d", "d>a").With("variables", Memory).Json(), new Chart("a Elsa.WriteLine " + ReadsScore, "d Elsa.Delay").Link("a>d").With("variables", Memory).Json() },
        { "memory-after-wait", One("w Elsa.While " + Chart.Input("condition", "JavaScript", "\"getScore() < 3\"") + """, "body":{"id":"d","type":"Elsa.Delay"}""", Memory), One("w Elsa.If " + Chart.Input("condition", "JavaScript", "\"getScore() < 3\"") + """, "then":{"id":"d","type":"Elsa.Delay"}""", Memory) },
        { "name-unknown", One("a Elsa.WriteLine " + ReadsScore), One("a Elsa.WriteLine " + ReadsScore, Kept) },
        { "name-unknown", One("a Elsa.WriteLine " + Chart.Input("text", "JavaScript", "\"getResultFromNobody()\"")), One("a Elsa.WriteLine \"name\":\"A\"," + Chart.Input("text", "JavaScript", "\"getResultFromA()\"")) },
        { "name-unknown", One("a Elsa.WriteLine " + Chart.Input("text", "JavaScript", "\"getInput('Email')\"")), new Chart("a Elsa.WriteLine " + Chart.Input("text", "JavaScript", "\"getInput('Email')\"")).With("inputs", """[{"name":"Email","type":"String"}]""").Json() },
        { "input-missing", One("a Elsa.Cron"), One("a Elsa.Cron " + Chart.Input("cronExpression", "Literal", "\"0 30 8 * * *\"")) },
        { "merge-mode", One("a Elsa.WriteLine \"customProperties\":{\"mergeMode\":\"Merge\"}"), One("a Elsa.WriteLine \"customProperties\":{\"mergeMode\":\"Stream\"}") },
        { "connection-lost", new Chart("a Elsa.Start").Link("a>gone").Json(), new Chart("a Elsa.Start").Json() },
        { "after-end", new Chart("a Elsa.Finish", "b Elsa.WriteLine").Link("a>b").Json(), new Chart("a Elsa.WriteLine", "b Elsa.Finish").Link("a>b").Json() },
    };

    public static TheoryData<string> Cases => [.. ElsaCases.Names];

    [Theory]
    [MemberData(nameof(Errors))]
    public void An_error_is_found_where_it_is_and_only_there(string code, string broken, string right)
    {
        var found = Check(broken);
        found.ShouldContain(f => f.Code == code && f.IsError, string.Join('\n', found));
        found.ShouldAllBe(f => f.Code == code || f.Code == Needed || !f.IsError, string.Join('\n', found));
        Check(right).ShouldNotContain(f => f.IsError && (f.Code != Needed || code == Needed));
    }

    [Theory]
    [MemberData(nameof(Warnings))]
    public void A_warning_is_found_where_it_is_and_only_there(string code, string doubtful, string right)
    {
        var found = Check(doubtful);
        found.ShouldContain(f => f.Code == code && !f.IsError);
        found.ShouldNotContain(f => f.IsError && f.Code != Needed, string.Join('\n', found));
        Check(right).ShouldNotContain(f => f.Code == code);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_case_may_be_published(string name) => Check(ElsaCases.Text(name)).ShouldNotContain(f => f.IsError);

    [Fact]
    public void Every_finding_names_the_activity_and_says_what_to_do_in_Dutch()
    {
        var findings = Errors.Concat(Warnings).SelectMany(row => Check((string)row[1])).ToList();

        findings.ShouldAllBe(f => f.Message.EndsWith('.') && char.IsUpper(f.Message[0]) | f.Message[0] == '"' && f.Message.Contains(' '));
        findings.Where(f => f.ActivityId is null).Select(f => f.Code).Distinct().Order(StringComparer.Ordinal)
            .ShouldBe(["limit-triggers", "limit-variables", "variable-twice", "variable-type-unknown"]);
        findings.Where(f => f.ActivityId is not null).ShouldAllBe(f => f.ActivityLabel != null);
    }

    [Theory]
    [InlineData("a Elsa.Delay", "timeSpan", "72:00:00", "3.00:00:00")]
    [InlineData("a Portal.AwaitUpload", "expiresAfter", "1.36:30:00", "2.12:30:00")]
    public void Too_many_hours_are_told_with_the_right_form(string activity, string field, string written, string right) =>
        Check(One($"{activity} {Chart.Input(field, "Literal", $"\"{written}\"")}")).Single(f => f.Code == "timespan-syntax").Message.ShouldContain($"schrijf {right}");

    [Fact]
    public void A_script_that_cannot_be_read_is_told_with_its_place() =>
        Check(One("a Elsa.WriteLine " + Chart.Input("text", "JavaScript", "\"const x = 1;\\nreturn x +\""))).Single(f => f.Code == "script").Message.ShouldStartWith("In \"text\": regel 2, positie");

    [Fact]
    public void What_reading_found_wrong_stands_in_the_way_too()
    {
        var read = DefinitionReader.Read("""{"definitionId":"d","name":"n","root":{"id":"s","type":"Elsa.Sequence","activities":"none"}}""");

        PublishCheck.Check(read, new()).ShouldHaveSingleItem().Code.ShouldBe("activity-shape");
    }

    [Fact]
    public void What_reading_and_checking_both_find_is_told_once()
    {
        var read = DefinitionReader.Read(new Chart("a Elsa.Start").Link("a>gone").Json());

        PublishCheck.Check(read, new()).Count(f => f.Code == "connection-lost").ShouldBe(1);
    }

    [Fact]
    public void A_definition_larger_than_the_limit_after_reading_is_refused()
    {
        var json = new System.Text.Json.Nodes.JsonObject { ["note"] = new string('x', DefinitionLimits.Bytes) };
        var definition = new Chart("a Elsa.Start").Read();
        definition.Raw["note"] = json["note"]?.DeepClone();

        PublishCheck.Check(definition, new()).ShouldHaveSingleItem().Code.ShouldBe("limit-bytes");
    }

    [Fact]
    public void The_largest_tangle_is_checked_within_seconds()
    {
        var names = Enumerable.Range(0, 400).Select(i => $"n{i}").ToArray();
        var links = names.SelectMany((n, i) => new[] { $"{n}:True>{names[(i + 1) % 400]}", $"{n}:False>{names[i * 7 % 400]}", $"{n}:True>{names[i * 31 % 400]}", $"{n}:False>{names[i * 53 % 400]}" });
        var chart = new Chart([.. names.Select((n, i) => i % 3 == 0 ? $"{n} Elsa.FlowJoin {Chart.Input("mode", "Literal", "\"WaitAll\"")}" : i % 3 == 1 ? $"{n} Elsa.Delay" : $"{n} Elsa.FlowDecision")])
            .Link([.. links]).With("variables", Memory);

        var time = System.Diagnostics.Stopwatch.StartNew();
        PublishCheck.Check(chart.Read(), new()).ShouldNotBeEmpty();
        time.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public void Workflows_that_use_one_another_without_end_are_followed_so_far()
    {
        var asked = 0;
        PublishCheck.Check(DefinitionReader.Read(One("a Next \"workflowDefinitionId\":\"w0\"")).Definition.ShouldNotBeNull(), new()
        {
            FindWorkflow = _ => ++asked > 1_000 ? null : DefinitionReader.Read(
                $$"""{"definitionId":"w{{asked}}","name":"w{{asked}}","options":{"usableAsActivity":true},"root":{"id":"x","type":"Next","workflowDefinitionId":"w{{asked + 1}}"} }""").Definition,
        }).Where(f => f.IsError).ShouldBeEmpty();

        asked.ShouldBeInRange(200, 210);
    }

    private static IReadOnlyList<DefinitionFinding> Check(string json) =>
        PublishCheck.Check(DefinitionReader.Read(json).Definition.ShouldNotBeNull(json), new()
        {
            MissingFeature = feature => feature == "portal.werklijst" ? "Documenten aanleveren" : null,
            FindWorkflow = reference => Tenant().FirstOrDefault(d => WorkflowTypeName.Means(reference, d)),
        });

    private static IEnumerable<WorkflowDefinition> Tenant()
    {
        static WorkflowDefinition Usable(string id, string name, string root, bool usable = true) => DefinitionReader.Read(
            $$"""{"id":"{{id}}-1","definitionId":"{{id}}","name":"{{name}}","outcomes":["Sent"],"options":{"usableAsActivity":{{(usable ? "true" : "false")}}},"root":{{root}}}""")
            .Definition.ShouldNotBeNull();

        yield return Usable("rem", "send reminder", "null");
        yield return Usable("closed", "closed", "null", usable: false);
        yield return Usable("back", "back", """{"id":"x","type":"Middle","workflowDefinitionId":"middle"}""");
        yield return Usable("middle", "middle", """{"id":"x","type":"Proef","workflowDefinitionId":"d"}""");
    }

    private static string One(string activity, string? variables = null) => (variables is null ? new Chart(activity) : new Chart(activity).With("variables", variables)).Json();

    private static string Chain(string variables, string first, string then) =>
        new Chart(first, then).Link($"{first.Split(' ')[0]}>{then.Split(' ')[0]}").With("variables", variables).Json();

    private static string Sequence(string variables, params string[] activities) =>
        "{\"definitionId\":\"d\",\"name\":\"n\",\"variables\":" + variables + ",\"root\":{\"id\":\"s\",\"type\":\"Elsa.Sequence\",\"activities\":[" + string.Join(',', activities) + "]}}";

    private static string Looped(string variables, string type) =>
        Sequence(variables, "{\"id\":\"w\",\"type\":\"" + type + "\",\"body\":{\"id\":\"q\",\"type\":\"Elsa.Sequence\",\"activities\":[{\"id\":\"a\"," + Line + "," + ReadsScore + "},{\"id\":\"d\",\"type\":\"Elsa.Delay\"}]}}");

    private static string Root(string root) => "{\"definitionId\":\"d\",\"name\":\"n\",\"root\":" + root + "}";

    private static string Join(string decision, string mode, string one, string other) =>
        new Chart(decision, "x Elsa.WriteLine", "j Elsa.FlowJoin " + Chart.Input("mode", "Literal", $"\"{mode}\"")).Link($"d:{one}>x", "x>j", $"d:{other}>j").Json();

    private static string Variables(int count) => "[" + string.Join(',', Enumerable.Range(0, count).Select(i => $$"""{"id":"v{{i}}","name":"V{{i}}","typeName":"String"}""")) + "]";

    private static string Long(int length) => "\"" + new string('x', length) + "\"";

    private static string Triggers(int count) =>
        new Chart([.. Enumerable.Range(0, count).Select(i => $"t{i} Elsa.Event \"customProperties\":{{\"canStartWorkflow\":true}},{Chart.Input("eventName", "Literal", "\"x\"")}")]).Json();
}
