using System.Text;
using Engine.Workflows.Definitions;
using Shouldly;

namespace Engine.Tests.Workflows.Definitions;

/// <summary>Forms that older releases wrote, each beside the form of today that it stands for.</summary>
public sealed class OlderFormTests
{
    public static TheoryData<string, string, string> Roots => new()
    {
        {
            "names in Pascal case",
            """{"Id":"a","Name":"N","Type":"Elsa.WriteLine","Version":2,"Metadata":{"DisplayText":"T","Designer":{"Position":{"X":1,"Y":2},"Size":{"Width":3,"Height":4}}},"Text":{"TypeName":"String","Expression":{"Type":"Literal","Value":"x"}}}""",
            """{"id":"a","name":"N","type":"Elsa.WriteLine","version":2,"metadata":{"displayText":"T","designer":{"position":{"x":1,"y":2},"size":{"width":3,"height":4}}},"text":{"typeName":"String","expression":{"type":"Literal","value":"x"}}}"""
        },
        {
            "flags beside the activity",
            """{"id":"a","type":"Elsa.Event","canStartWorkflow":true,"RunAsynchronously":"true"}""",
            """{"id":"a","type":"Elsa.Event","customProperties":{"canStartWorkflow":true,"runAsynchronously":true}}"""
        },
        {
            "flags in both places: the newer wins",
            """{"id":"a","type":"Elsa.Event","canStartWorkflow":true,"customProperties":{"canStartWorkflow":false}}""",
            """{"id":"a","type":"Elsa.Event","customProperties":{"canStartWorkflow":false}}"""
        },
        {
            "a missing id",
            """{"type":"Elsa.Sequence","activities":[{"type":"Elsa.WriteLine"},{"id":"WriteLine1","type":"Elsa.WriteLine"}]}""",
            """{"id":"Sequence1","type":"Elsa.Sequence","activities":[{"id":"WriteLine2","type":"Elsa.WriteLine"},{"id":"WriteLine1","type":"Elsa.WriteLine"}]}"""
        },
        {
            "connections with ids and ports beside each other",
            Flowchart("""[{"source":"a","target":"b","sourcePort":"Done","targetPort":"In"}]"""),
            Flowchart("""[{"source":{"activity":"a","port":"Done"},"target":{"activity":"b","port":"In"}}]""")
        },
        {
            "connections in Pascal case",
            Flowchart("""[{"Source":{"Activity":"a","Port":"Done"},"Target":{"Activity":"b","Port":"In"},"Vertices":[{"X":1,"Y":2}]}]"""),
            Flowchart("""[{"source":{"activity":"a","port":"Done"},"target":{"activity":"b","port":"In"},"vertices":[{"x":1,"y":2}]}]""")
        },
        {
            "old connections in Pascal case",
            Flowchart("""[{"Source":"a","Target":"b","SourcePort":"Done","TargetPort":"In"}]"""),
            Flowchart("""[{"source":{"activity":"a","port":"Done"},"target":{"activity":"b","port":"In"}}]""")
        },
        {
            "one connection in place of a list",
            Flowchart("""{"source":{"activity":"a","port":"Done"},"target":{"activity":"b","port":"In"}}"""),
            Flowchart("""[{"source":{"activity":"a","port":"Done"},"target":{"activity":"b","port":"In"}}]""")
        },
        {
            "one activity in place of a list",
            """{"id":"s","type":"Elsa.Sequence","activities":{"id":"a","type":"Elsa.Start"}}""",
            """{"id":"s","type":"Elsa.Sequence","activities":[{"id":"a","type":"Elsa.Start"}]}"""
        },
        {
            "a connection without end",
            Flowchart("""[{"source":{"activity":"a","port":"Done"},"target":{"activity":"gone","port":"In"}}]"""),
            """{"id":"f","type":"Elsa.Flowchart","activities":[{"id":"a","type":"Elsa.Start"},{"id":"b","type":"Elsa.End"}],"connections":[],"customProperties":{"notFoundConnections":[{"source":{"activity":"a","port":"Done"},"target":{"activity":"gone","port":"In"}}]}}"""
        },
        {
            "a start that is one of the activities",
            """{"id":"f","type":"Elsa.Flowchart","start":{"id":"b","type":"Elsa.End"},"activities":[{"id":"a","type":"Elsa.Start"},{"id":"b","type":"Elsa.End"}]}""",
            """{"id":"f","type":"Elsa.Flowchart","start":"b","activities":[{"id":"a","type":"Elsa.Start"},{"id":"b","type":"Elsa.End"}]}"""
        },
        {
            "a start that stands there alone",
            """{"id":"f","type":"Elsa.Flowchart","start":{"type":"Elsa.Start"},"activities":[{"id":"b","type":"Elsa.End"}]}""",
            """{"id":"f","type":"Elsa.Flowchart","start":"Start1","activities":[{"id":"Start1","type":"Elsa.Start"},{"id":"b","type":"Elsa.End"}]}"""
        },
        {
            "lists and values in a wrapper",
            """{"id":"s","type":"Elsa.Sequence","activities":{"_type":"System.Object[]","items":[{"id":"a","type":"Elsa.FlowFork","branches":{"typeName":"String[]","expression":{"type":"Object","value":{"_type":"X[]","values":["p","q"]}}}}]}}""",
            """{"id":"s","type":"Elsa.Sequence","activities":[{"id":"a","type":"Elsa.FlowFork","branches":{"typeName":"String[]","expression":{"type":"Object","value":["p","q"]}}}]}"""
        },
        {
            "an activity that another installation did not know",
            """{"id":"a","name":"N","type":"Elsa.NotFoundActivity","version":1,"missingTypeName":"Portal.SendMail","missingTypeVersion":1,"metadata":{"displayText":"T"},"originalActivityJson":"{\"id\":\"old\",\"Type\":\"Portal.SendMail\",\"version\":1,\"templateKey\":{\"typeName\":\"String\",\"expression\":{\"type\":\"Literal\",\"value\":\"k\"}}}"}""",
            """{"id":"a","name":"N","type":"Portal.SendMail","version":1,"metadata":{"displayText":"T"},"templateKey":{"typeName":"String","expression":{"type":"Literal","value":"k"}}}"""
        },
        {
            "an unknown activity within a sequence",
            """{"id":"s","type":"Elsa.Sequence","activities":[{"id":"a","type":"Elsa.NotFoundActivity","originalActivityJson":"{\"type\":\"Vendor.X\",\"odd\":1}"}]}""",
            """{"id":"s","type":"Elsa.Sequence","activities":[{"id":"a","type":"Vendor.X","odd":1}]}"""
        },
    };

    public static TheoryData<string, string, string> Envelopes => new()
    {
        { "names in Pascal case", """{"DefinitionId":"d","Name":"n","Id":"v","IsPublished":true,"Root":null}""", """{"definitionId":"d","name":"n","id":"v","isPublished":true}""" },
        { "usable as activity at the top", """{"definitionId":"d","name":"n","usableAsActivity":true}""", """{"definitionId":"d","name":"n","options":{"usableAsActivity":true}}""" },
        { "usable in both places", """{"definitionId":"d","name":"n","usableAsActivity":true,"options":{"UsableAsActivity":false}}""", """{"definitionId":"d","name":"n","options":{"usableAsActivity":false}}""" },
        { "numbers as text", """{"definitionId":"d","name":"n","version":"7"}""", """{"definitionId":"d","name":"n","version":7}""" },
        { "no version", """{"definitionId":"d","name":"n"}""", """{"definitionId":"d","name":"n","version":1}""" },
        { "a version below one", """{"definitionId":"d","name":"n","version":-4}""", """{"definitionId":"d","name":"n","version":1}""" },
        { "no root", """{"definitionId":"d","name":"n","root":null}""", """{"definitionId":"d","name":"n","root":{"type":"Elsa.Sequence","version":1,"id":"Sequence1","activities":[]}}""" },
        { "wrapped variables", """{"definitionId":"d","name":"n","variables":{"_type":"X","items":[{"Id":"v","Name":"V","TypeName":"String"}]}}""", """{"definitionId":"d","name":"n","variables":[{"id":"v","name":"V","typeName":"String"}]}""" },
        { "comments and a comma too many", "{/* c */\"definitionId\":\"d\",\"name\":\"n\",// x\n}", """{"definitionId":"d","name":"n"}""" },
    };

    [Theory]
    [MemberData(nameof(Roots))]
    public void An_activity_of_an_older_form_reads_as_that_of_today(string form, string older, string today) =>
        Written(WithRoot(older)).ShouldBe(Written(WithRoot(today)), form);

    [Theory]
    [MemberData(nameof(Envelopes))]
    public void An_envelope_of_an_older_form_reads_as_that_of_today(string form, string older, string today) =>
        Written(older).ShouldBe(Written(today), form);

    [Fact]
    public void A_byte_order_mark_is_passed_over()
    {
        var read = DefinitionReader.Read((byte[])[.. Encoding.UTF8.GetPreamble(), .. """{"definitionId":"d","name":"n"}"""u8]);

        read.Findings.ShouldBeEmpty();
        read.Definition.ShouldNotBeNull().DefinitionId.ShouldBe("d");
    }

    [Fact]
    public void A_lost_connection_is_told_with_its_place()
    {
        var read = DefinitionReader.Read("""
            {"definitionId":"d","name":"n","root":{"id":"f","type":"Elsa.Flowchart","activities":[{"id":"a","type":"Elsa.Start"}],
             "connections":[
              {"source":{"activity":"a","port":"Done"},"target":{"activity":"gone","port":"In"}}]}}
            """);

        var finding = read.Findings.ShouldHaveSingleItem();
        (finding.Code, finding.Severity, finding.Line, finding.Column, finding.ActivityId).ShouldBe(("connection-lost", FindingSeverity.Warning, 3, 3, "f"));
        finding.Path.ShouldBe("$.root.connections[0]");
        finding.Message.ShouldContain("\"a\" naar \"gone\"");
        read.Definition.ShouldNotBeNull().Root.Connections.ShouldBeEmpty();
    }

    [Fact]
    public void What_cannot_be_restored_stays_a_placeholder()
    {
        var read = DefinitionReader.Read(WithRoot("""{"id":"a","type":"Elsa.NotFoundActivity","originalActivityJson":"{\"type\":"}"""));

        read.Findings.ShouldHaveSingleItem().Code.ShouldBe("json");
        read.Definition.ShouldNotBeNull().Root.Type.ShouldNotBeNull().Refusal.ShouldNotBeNull();
    }

    private static string Flowchart(string connections) =>
        $$"""{"id":"f","type":"Elsa.Flowchart","activities":[{"id":"a","type":"Elsa.Start"},{"id":"b","type":"Elsa.End"}],"connections":{{connections}}}""";

    private static string WithRoot(string root) => $$"""{"definitionId":"d","name":"n","root":{{root}}}""";

    private static string Written(string json) => Same.Normalised(DefinitionWriter.Write(DefinitionReader.Read(json).Definition.ShouldNotBeNull()));
}
