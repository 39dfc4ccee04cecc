using System.Text;
using System.Xml.Linq;
using Engine.Workflows.Definitions;
using Engine.Workflows.Definitions.Comparing;
using Engine.Workflows.Definitions.Diagrams;
using Engine.Workflows.Definitions.Publishing;
using Shouldly;
using Testing;

namespace Engine.Tests.Workflows.Definitions;

/// <summary>Files that are wrong, enormous or made to hurt.</summary>
public sealed class HostileDefinitionTests
{
    [Theory]
    [InlineData("", "json", 1, 1)]
    [InlineData("[1]", "json", 1, 1)]
    [InlineData("nonsense", "json", 1, 2)]
    [InlineData("{\"definitionId\":\"d\",\n  \"name\": oops}", "json", 2, 11)]
    [InlineData("{\"definitionId\":\"d\"", "json", 1, 20)]
    [InlineData("{\"definitionId\":\"d\"} {}", "json", 1, 22)]
    [InlineData("{\"definitionId\":\"\\ud800\"}", "json", 1, 17)]
    [InlineData("{\"name\":\"n\"}", "definition-id-missing", 1, 1)]
    [InlineData("{\"definitionId\":\" \",\"name\":\"n\"}", "definition-id-missing", 1, 1)]
    public void What_is_no_definition_is_refused_with_its_place(string text, string code, int line, int column)
    {
        var read = DefinitionReader.Read(text);

        read.Definition.ShouldBeNull();
        var finding = read.Findings.ShouldHaveSingleItem();
        (finding.Code, finding.Severity, finding.Line, finding.Column).ShouldBe((code, FindingSeverity.Error, line, column));
        finding.Message.ShouldEndWith(".");
    }

    [Fact]
    public void Bytes_that_are_no_text_are_refused() =>
        DefinitionReader.Read((byte[])[.. "{\"definitionId\":\""u8, 0xff, 0xfe, .. "\"}"u8]).Findings.ShouldHaveSingleItem().Code.ShouldBe("json");

    [Fact]
    public void Ten_megabytes_are_refused_unread() => Refused(new string(' ', 10 * 1024 * 1024), "limit-bytes");

    [Fact]
    public void Many_small_values_are_refused() =>
        Refused($$"""{"definitionId":"d","name":"n","x":[{{string.Join(',', Enumerable.Repeat("1", 200_000))}}]}""", "limit-json");

    [Fact]
    public void Of_many_faults_the_first_are_told()
    {
        var read = DefinitionReader.Read($$"""{"definitionId":"d","name":"n","x":0{{string.Concat(Enumerable.Repeat(",\"x\":1", 300))}}}""");

        read.Definition.ShouldNotBeNull();
        read.Findings.Select(f => f.Code).ShouldBe(Enumerable.Repeat("name-twice", 200));
    }

    [Theory]
    [InlineData(DefinitionLimits.JsonDepth - 1, true)]
    [InlineData(DefinitionLimits.JsonDepth + 2, false)]
    [InlineData(500_000, false)]
    public void Data_in_data_ends_at_the_limit(int depth, bool isRead)
    {
        var read = DefinitionReader.Read($$"""{"definitionId":"d","name":"n","x":{{new string('[', depth)}}{{new string(']', depth)}}}""");

        (read.Definition is not null).ShouldBe(isRead);
        if (!isRead)
        {
            read.Findings.ShouldHaveSingleItem().Code.ShouldBe("limit-json");
        }
    }

    [Theory]
    [InlineData(DefinitionLimits.Depth, true)]
    [InlineData(DefinitionLimits.Depth + 1, false)]
    public void Activities_in_activities_end_at_the_limit(int depth, bool isRead)
    {
        var root = Enumerable.Range(1, depth).Reverse().Aggregate("null", (inner, at) => """{"type":"Elsa.FlowNode","id":"n""" + at + "\",\"body\":" + inner + "}");

        (DefinitionReader.Read("{\"definitionId\":\"d\",\"name\":\"n\",\"root\":" + root + "}").Definition is not null).ShouldBe(isRead);
    }

    [Theory]
    [InlineData(DefinitionLimits.Nodes, true)]
    [InlineData(DefinitionLimits.Nodes + 1, false)]
    public void The_number_of_activities_ends_at_the_limit(int count, bool isRead)
    {
        var children = string.Join(',', Enumerable.Repeat("""{"type":"Elsa.Start"}""", count - 1));
        var read = DefinitionReader.Read("""{"definitionId":"d","name":"n","root":{"type":"Elsa.Sequence","activities":[""" + children + "]}}");

        (read.Definition is not null).ShouldBe(isRead);
        read.Findings.Select(f => f.Code).ShouldBe(isRead ? [] : ["limit-nodes"]);
        if (read.Definition is { } definition)
        {
            definition.Tree.All.Select(n => n.Id).Distinct().Count().ShouldBe(count);
        }
    }

    [Fact]
    public void The_number_of_connections_ends_at_the_limit()
    {
        var connections = string.Join(',', Enumerable.Range(0, DefinitionLimits.Connections + 1)
            .Select(i => $$$"""{"source":{"activity":"a","port":"p{{{i}}}"},"target":{"activity":"a"}}"""));
        Refused("""{"definitionId":"d","name":"n","root":{"type":"Elsa.Flowchart","id":"f","activities":[{"id":"a","type":"Elsa.Start"}],"connections":[""" + connections + "]}}",
            "limit-connections");
    }

    [Fact]
    public void A_placeholder_in_a_placeholder_ends_at_the_limit()
    {
        var inner = """{"type":"Elsa.Start"}""";
        for (var i = 0; i < 6; i++)
        {
            inner = new System.Text.Json.Nodes.JsonObject { ["type"] = "Elsa.FlowNode", ["body"] = new System.Text.Json.Nodes.JsonObject { ["type"] = "Elsa.NotFoundActivity", ["originalActivityJson"] = inner } }.ToJsonString();
        }

        DefinitionReader.Read("""{"definitionId":"d","name":"n","root":""" + inner + "}").Definition.ShouldNotBeNull().Tree.All.Count.ShouldBe(7);
    }

    [Fact]
    public void An_id_of_two_activities_is_an_error_and_the_first_is_found()
    {
        var read = DefinitionReader.Read("""{"definitionId":"d","name":"n","root":{"id":"x","type":"Elsa.Sequence","activities":[{"id":"x","type":"Elsa.Start"}]}}""");

        var finding = read.Findings.ShouldHaveSingleItem();
        (finding.Code, finding.Severity, finding.ActivityId, finding.Path).ShouldBe(("id-twice", FindingSeverity.Error, "x", "$.root.activities[0]"));
        read.Definition.ShouldNotBeNull().Tree.Find("x").ShouldBeSameAs(read.Definition.Root);
    }

    [Fact]
    public void Ids_that_stand_everywhere_twice_are_checked_and_drawn_all_the_same()
    {
        const string Loop = """"connections":[{"source":{"activity":"a","port":"Done"},"target":{"activity":"b"}},{"source":{"activity":"b"},"target":{"activity":"a"}}]"""";
        const string Chart = """{"id":"f","type":"Elsa.Flowchart","activities":[{"id":"a","type":"Elsa.WriteLine"},{"id":"b","type":"Elsa.WriteLine"},{"id":"a","type":"Elsa.End"}],""" + "\"" + Loop + "}";
        var read = DefinitionReader.Read("{\"definitionId\":\"d\",\"name\":\"n\",\"root\":{\"id\":\"s\",\"type\":\"Elsa.Sequence\",\"activities\":[" + Chart + ","
            + Chart.Replace("\"b\"", "\"c\"", StringComparison.Ordinal) + "]}}");

        PublishCheck.Check(read, new()).Count(f => f.Code == "id-twice").ShouldBeGreaterThan(1);
        foreach (var node in read.Definition.ShouldNotBeNull().Tree.All)
        {
            XDocument.Parse(DefinitionDiagram.Draw(read.Definition, new() { ContainerId = node.Id }));
        }
    }

    [Fact]
    public void A_name_that_stands_twice_is_told_and_the_last_counts()
    {
        var read = DefinitionReader.Read("""{"definitionId":"d","name":"old","name":"new"}""");

        read.Findings.ShouldHaveSingleItem().Code.ShouldBe("name-twice");
        read.Definition.ShouldNotBeNull().Name.ShouldBe("new");
    }

    [Theory]
    [InlineData("""{"id":"s","type":"Elsa.Sequence","activities":"none"}""")]
    [InlineData("""{"id":"s","type":"Elsa.Sequence","activities":[3,null,"x"]}""")]
    [InlineData("""{"id":"s","type":"Elsa.If","then":7}""")]
    [InlineData("\"text\"")]
    public void What_is_no_activity_is_an_error_and_the_rest_is_read(string root)
    {
        var read = DefinitionReader.Read("{\"definitionId\":\"d\",\"name\":\"n\",\"root\":" + root + "}");

        read.Definition.ShouldNotBeNull();
        read.Findings.ShouldNotBeEmpty();
        read.Findings.ShouldAllBe(f => f.Code == "activity-shape" && f.IsError);
    }

    [Fact]
    public void Every_sign_of_the_world_survives()
    {
        const string Text = "🧾 été 漢字 \u202e omgekeerd \u0000 </script> ' \" \\ ${x} {{y}}";
        var json = new System.Text.Json.Nodes.JsonObject { ["definitionId"] = "d", ["name"] = Text, ["root"] = new System.Text.Json.Nodes.JsonObject { ["id"] = Text, ["type"] = Text } };

        var definition = DefinitionReader.Read(json.ToJsonString()).Definition.ShouldNotBeNull();

        (definition.Name, definition.Root.Id, definition.Root.TypeName).ShouldBe((Text, Text, Text));
        DefinitionReader.Read(DefinitionWriter.Write(definition)).Definition.ShouldNotBeNull().Name.ShouldBe(Text);
    }

    [Fact]
    public void No_damage_to_a_file_makes_reading_writing_checking_or_drawing_throw()
    {
        var random = new Random(20260105);
        string[] names = [.. ElsaCases.Names];
        var whole = Array.ConvertAll(names, name => DefinitionReader.Read(ElsaCases.Bytes(name)).Definition.ShouldNotBeNull());
        for (var i = 0; i < 2_000; i++)
        {
            var damaged = Damaged(ElsaCases.Bytes(names[i % names.Length]), random);
            var read = Should.NotThrow(() => DefinitionReader.Read(damaged), $"round {i}: {Encoding.UTF8.GetString(damaged)}");
            if (read.Definition is { } definition)
            {
                Should.NotThrow(() => DefinitionReader.Read(DefinitionWriter.Write(definition)).Definition.ShouldNotBeNull(), $"round {i}");
                Should.NotThrow(() => PublishCheck.Check(read, new()), $"round {i}: {Encoding.UTF8.GetString(damaged)}");
                Should.NotThrow(() => XDocument.Parse(DefinitionDiagram.Draw(definition)), $"round {i}");
                Should.NotThrow(() => DefinitionComparison.Compare(whole[i % names.Length], definition), $"round {i}");
            }
            else
            {
                read.Findings.ShouldContain(f => f.IsError, $"round {i}");
            }
        }
    }

    // bytes changed, pieces cut, doubled and moved, and values replaced by others of another kind
    private static byte[] Damaged(byte[] whole, Random random)
    {
        var bytes = new List<byte>(whole);
        string[] values = ["null", "{}", "[]", "\"\"", "0", "true", "{\"_type\":\"x\",\"items\":[]}", "[[[[", "\"\\ud800\"", "1e999"];
        for (var cut = random.Next(1, 5); cut > 0; cut--)
        {
            var at = random.Next(bytes.Count);
            var length = Math.Min(random.Next(1, 60), bytes.Count - at);
            switch (random.Next(4))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.RemoveRange(at, length);
                    break;
                case 2:
                    bytes.InsertRange(random.Next(bytes.Count), bytes.GetRange(at, length));
                    break;
                default:
                    ReplaceValue(bytes, at, Encoding.UTF8.GetBytes(values[random.Next(values.Length)]));
                    break;
            }
        }

        return [.. bytes];
    }

    private static void ReplaceValue(List<byte> bytes, int from, byte[] value)
    {
        var colon = bytes.IndexOf((byte)':', from);
        var end = colon < 0 ? -1 : bytes.FindIndex(colon, b => b is (byte)',' or (byte)'\n');
        if (end > 0)
        {
            bytes.RemoveRange(colon + 1, end - colon - 1);
            bytes.InsertRange(colon + 1, value);
        }
    }

    private static void Refused(string text, string code)
    {
        var read = DefinitionReader.Read(text);
        read.Definition.ShouldBeNull();
        read.Findings.ShouldHaveSingleItem().Code.ShouldBe(code);
    }
}
