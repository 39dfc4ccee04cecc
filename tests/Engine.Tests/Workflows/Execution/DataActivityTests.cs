using Engine.Workflows.Execution.State;
using Engine.Workflows.Values;
using Shouldly;
using static Engine.Tests.Workflows.Execution.Draw;

namespace Engine.Tests.Workflows.Execution;

/// <summary>Variables, inputs, outputs and names.</summary>
public sealed class DataActivityTests
{
    [Fact]
    public void A_variable_has_its_first_value_until_it_is_set_and_is_kept_in_its_type()
    {
        var run = Started(Sequence("q", LineOf("a", "getN() + typeof getN()"), SetVariable("n", "N", "'42'"), Event("w"), LineOf("b", "getN() + typeof getN()")), "N:Int32=7").Resume("w");
        run.Lines.ShouldBe(["7number", "42number"]);
    }

    [Fact]
    public void The_variable_of_the_nearest_container_counts() => Started(Sequence("o",
        Node("q", "Sequence", $"\"variables\":[{Variables("N:String=inner").Replace("vN", "vInner", StringComparison.Ordinal)}]", Ports("activities", LineOf("a", "getN()"), SetVariable("s", "N", "'outer set'"))),
        LineOf("b", "getN()")), "N:String=outer").Lines.ShouldBe(["inner", "outer set"]);

    [Theory]
    [InlineData("variables.N = 5")]
    [InlineData("setN(5)")]
    [InlineData("setVariable('N', 5)")]
    public void A_script_sets_variables_too(string script) =>
        Started(Sequence("q", LineOf("a", script + "; 'x'"), LineOf("b", "String(getN())")), "N:Int32=0").Lines.ShouldBe(["x", "5"]);

    [Fact]
    public void A_variable_in_memory_is_forgotten_when_the_instance_waits()
    {
        const string variables = """
        "variables":[{"id":"m","name":"M","typeName":"String","value":"first","storageDriverTypeName":"Elsa.Workflows.MemoryStorageDriver, Elsa.Workflows.Core"}]
        """;
        var root = Node("q", "Sequence", variables, Ports("activities", LineOf("a", "setM('set'); 'x'"), LineOf("b", "getM()"), Event("w"), LineOf("c", "getM()")));
        Started(root).Resume("w").Lines.ShouldBe(["x", "set", "first"]);
    }

    [Fact]
    public void Inputs_are_converted_to_their_types_and_stay()
    {
        const string inputs = """
        "inputs":[{"type":"Int32","name":"Count"},{"type":"DateTimeOffset","name":"When"}]
        """;
        var run = new TestInstance(Workflow(Sequence("q", Event("w"), LineOf("a", "getCount() + 1 + '/' + getInput('When').toISOString() + '/' + getInput('Extra')")), envelope: inputs))
            .Start(("count", "41"), ("When", "2026-09-16T12:00:00+02:00"), ("Extra", true));
        run.Resume("w").Lines.ShouldBe(["42/2026-09-16T10:00:00.000Z/true"]);
        run.State.Inputs["Count"].ShouldBe(41L);
    }

    [Fact]
    public void An_input_that_does_not_fit_is_an_incident_before_anything_runs()
    {
        var run = new TestInstance(Workflow(Sequence("q", Line("a")), envelope: """
        "inputs":[{"type":"Int32","name":"Count"}]
        """)).Start(("Count", "many"));
        run.Incident.Type.ShouldBe(IncidentTypes.Conversion);
        run.Incident.Message.ShouldContain("Invoer \"Count\" van de workflow: tekst \"many\" past niet in het type Int32");
        run.Lines.ShouldBeEmpty();
    }

    [Fact]
    public void Outputs_of_the_workflow_are_set_by_activity_and_by_binding()
    {
        const string outputs = """
        "outputs":[{"type":"Int32","name":"Sum"},{"type":"String","name":"Said"}]
        """;
        var run = new TestInstance(Workflow(Sequence("q",
            Node("s", "SetOutput", Text("outputName", "Sum"), Literal("outputValue", "\"12\"")),
            Event("w", Output("result", "Said")),
            Node("t", "SetOutput", Text("outputName", "Other"), Literal("outputValue", "[1]"))), envelope: outputs)).Start().Resume("w", "yes");
        run.State.Outputs["Sum"].ShouldBe(12L);
        run.State.Outputs["Said"].ShouldBe("yes");
        PlainJson.Write(run.State.Outputs["Other"]).ShouldBe("[1]");
    }

    [Fact]
    public void A_script_asks_for_outputs_of_activities_and_the_last_result()
    {
        var run = Started(Sequence("q", Event("Ask"), Event("w"), LineOf("a", "getOutputFrom('Ask').v + getResultFromAsk().v + getOutputFrom('Ask', 'Result').v + getLastResult()"))).Resume("Ask", PlainJson.Read("{\"v\":3}"));
        run.Resume("w", "last").Lines.ShouldBe(["9last"]);
    }

    [Fact]
    public void Outputs_that_nobody_asks_for_are_not_kept()
    {
        var run = Started(Sequence("q", Event("Ask"), Event("w"))).Resume("Ask", "large");
        InstanceStateJson.Write(run.State).ShouldNotContain("large");
    }

    [Fact]
    public void A_correlation_id_that_is_too_long_to_keep_is_an_incident_and_a_name_is_cut()
    {
        Started(Sequence("q", Node("c", "Correlate", Js("correlationId", "'c'.repeat(201)")))).Incident.Type.ShouldBe(IncidentTypes.Limit);
        var run = Started(Sequence("q", Node("n", "SetName", Js("value", "'n'.repeat(201)")), Node("c", "Correlate", Js("correlationId", "'c'.repeat(200)"))));
        (run.State.Name?.Length, run.State.CorrelationId?.Length).ShouldBe((200, 200));
    }

    [Fact]
    public void Name_and_correlation_id_of_the_instance_can_be_set()
    {
        var run = Started(Sequence("q", Node("n", "SetName", Text("value", "Aanvraag 12")), LineOf("a", "getCorrelationId()"), Node("c", "Correlate", Js("correlationId", "'c' + 2")), LineOf("b", "getCorrelationId() + getWorkflowInstanceName()")));
        run.Lines.ShouldBe(["corr-1", "c2Aanvraag 12"]);
        (run.State.Name, run.State.CorrelationId).ShouldBe(("Aanvraag 12", "c2"));
    }

    [Theory]
    [InlineData("'a' + '😀'[0]")]
    [InlineData("setCorrelationId('😀'[0]); setWorkflowInstanceName('😀'[1]); 'x'")]
    [InlineData("({ ['😀'[0]]: '😀'[1] })")]
    [InlineData("null['😀'[0]]")]
    public void Half_a_character_from_a_script_does_no_harm_to_what_is_stored(string script)
    {
        var run = Started(Sequence("q", SetVariable("s", "N", script), Event("w")), "N:Object");
        InstanceStateJson.Read(InstanceStateJson.Write(run.State)).Id.ShouldBe("instance-1");
    }

    [Theory]
    [InlineData("setOutcome('B'); 5", "b5")]
    [InlineData("setOutcomes(['A', 'B']); 1", "a1,b1")]
    [InlineData("2", "d2")]
    public void A_script_activity_chooses_outcomes(string script, string lines) => Started(Chart("flow", "x:A>a x:B>b x:Done>d",
        Node("x", "RunJavaScript", Text("script", script), Input("possibleOutcomes", "Object", "[\"A\",\"B\"]", "String[]"), Output("result", "vR")),
        LineOf("a", "'a' + getR()"), LineOf("b", "'b' + getR()"), LineOf("d", "'d' + getR()")), "R:Int32").Lines.ShouldBe(lines.Split(','));

    [Theory]
    [InlineData("SetVariable that does not exist", "bestaat hier niet")]
    public void A_variable_that_does_not_exist_is_an_incident(string reason, string message)
    {
        _ = reason;
        Started(Sequence("q", SetVariable("s", "None", "1"))).Incident.Message.ShouldContain(message);
    }

    [Fact]
    public void A_value_that_does_not_fit_its_variable_is_an_incident_that_says_all()
    {
        var run = Started(Sequence("q", SetVariable("s", "N", "'abc'")), "N:Int32=0");
        run.Incident.ActivityId.ShouldBe("s");
        run.Incident.Message.ShouldBe("Variabele \"N\": tekst \"abc\" past niet in het type Int32");
    }

    [Theory]
    [InlineData("null", "Invoer \"condition\": niets past niet in het type Boolean")]
    [InlineData("undefined", "niets past niet in het type Boolean")]
    [InlineData("'yes'", "tekst \"yes\" past niet in het type Boolean")]
    [InlineData("getNone()", "er is geen variabele, invoer of uitvoer met de naam None")]
    [InlineData("1 +", "regel 1, positie 4")]
    public void An_input_that_gives_no_fitting_value_is_an_incident_and_never_a_default(string script, string message)
    {
        var run = Started(Sequence("q", Node("i", "If", Js("condition", script, "Boolean"), Port("then", Line("t")), Port("else", Line("e")))));
        run.Incident.Message.ShouldContain(message);
        run.Lines.ShouldBeEmpty();
    }

    [Fact]
    public void Values_that_grow_too_large_are_an_incident_and_what_was_stays()
    {
        var grow = SetVariable("g", "S", "getS() + 'x'.repeat(400000)");
        var run = Started(Sequence("q", Node("w", "While", Js("condition", "true"), Port("body", grow))), "S:List<String> ".Replace("List<String>", "Object", StringComparison.Ordinal));
        run.Incident.Type.ShouldBe(IncidentTypes.Expression);
        var lists = Started(Sequence("q", Node("w", "While", Js("condition", "true"), Port("body", SetVariable("g", "S", "[...(getS() ?? []), 'x'.repeat(300000)]")))), "S:Object");
        lists.Incident.Type.ShouldBe(IncidentTypes.Limit);
        InstanceStateJson.Write(lists.State).Length.ShouldBeInRange(3_000_000, 4_300_000);
    }

    [Fact]
    public void What_has_ended_weighs_nothing_any_more() => Started(Node("f", "For", Literal("start", "1"), Literal("end", "12"), Port("body",
        Node("q", "Sequence", $"\"variables\":[{Variables("Big:String")}]", Ports("activities", SetVariable("s", "Big", "'x'.repeat(900000)")))))).Sub.ShouldBe(WorkflowSubStatus.Finished);

    private static TestInstance Started(string root, string variables = "") => new TestInstance(Workflow(root, variables)).Start();
}
