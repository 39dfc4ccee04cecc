using System.Xml.Linq;
using Engine.Workflows.Definitions;
using Engine.Workflows.Definitions.Diagrams;
using Shouldly;
using Testing;

namespace Engine.Tests.Workflows.Definitions;

public sealed class DefinitionDiagramTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    public static TheoryData<string> Cases => [.. ElsaCases.Names];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_case_is_drawn_with_all_its_activities(string name)
    {
        var definition = DefinitionReader.Read(ElsaCases.Bytes(name)).Definition.ShouldNotBeNull();

        var svg = Parse(DefinitionDiagram.Draw(definition));

        var drawn = definition.Root.TypeName == "Elsa.Flowchart" ? definition.Root.Children.Count : definition.Tree.All.Count;
        Classed(svg, "portal-diagram__node").Count().ShouldBe(drawn);
        svg.Descendants().Attributes().ShouldAllBe(a => a.Name != "style" && !a.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
        svg.Descendants(Svg + "script").ShouldBeEmpty();
        svg.Descendants(Svg + "style").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("</title><script>alert(1)</script>")]
    [InlineData("\" onload=\"alert(1)")]
    [InlineData("' & <b> ]]> <!-- --> &amp;")]
    [InlineData("\u202eomgekeerd\u2066 en \u0000\u0008\uffff")]
    [InlineData("🧾🧾🧾🧾🧾🧾🧾🧾🧾🧾🧾🧾🧾🧾🧾🧾🧾🧾🧾🧾🧾🧾🧾🧾🧾🧾🧾🧾🧾🧾🧾")]
    [InlineData("Zonderspatieseneindelooslangzonderspatieseneindelooslang")]
    public void Hostile_names_are_text_and_nothing_else(string text)
    {
        var json = System.Text.Json.JsonSerializer.Serialize(text);
        var definition = new Chart($"a Elsa.FlowDecision \"name\":{json},\"metadata\":{{\"displayText\":{json}}}", $"b {json.Trim('"').Replace(' ', '_')}x", "c Elsa.End")
            .Link("a:True>b", "a:False>c").With("name", json).Read();

        var drawn = DefinitionDiagram.Draw(definition, new() { Marks = new Dictionary<string, DiagramMark> { ["a"] = new(DiagramState.Live, text) } });

        var svg = Parse(drawn);
        svg.DescendantsAndSelf().Select(e => e.Name.LocalName).Distinct().Order(StringComparer.Ordinal)
            .ShouldBe(["defs", "desc", "g", "marker", "path", "polyline", "rect", "svg", "text", "title"]);
        svg.Descendants().Attributes().ShouldAllBe(a => !a.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
        drawn.ShouldNotContain('\u202e');
        drawn.ShouldNotContain('\u2066');
    }

    [Fact]
    public void A_drawing_says_in_words_what_it_shows()
    {
        var svg = Parse(DefinitionDiagram.Draw(Decision(), new() { IdPrefix = "p1", Marks = new Dictionary<string, DiagramMark> { ["s"] = new(DiagramState.Done, "09:00") } }));

        svg.Attribute("role").ShouldNotBeNull().Value.ShouldBe("img");
        svg.Attribute("aria-labelledby").ShouldNotBeNull().Value.ShouldBe("p1-title p1-text");
        svg.Elements(Svg + "title").Single().Value.ShouldBe("Schema van Proef");
        svg.Elements(Svg + "desc").Single().Value.ShouldBe("Begin (klaar, 09:00); daarna Keuze. Keuze; bij ja: Einde; bij nee: Regel. Regel; daarna Keuze. Einde.");
    }

    [Theory]
    [InlineData(DiagramState.Done, "done", "klaar")]
    [InlineData(DiagramState.Live, "live", "bezig")]
    [InlineData(DiagramState.Faulted, "faulted", "fout")]
    public void A_mark_shows_by_class_sign_words_and_caption(DiagramState state, string modifier, string words)
    {
        var svg = Parse(DefinitionDiagram.Draw(Decision(), new() { Marks = new Dictionary<string, DiagramMark> { ["s"] = new(state, "5 jan, 09:00") } }));

        var node = Classed(svg, $"portal-diagram__node--{modifier}").ShouldHaveSingleItem();
        node.Element(Svg + "title").ShouldNotBeNull().Value.ShouldBe($"Begin: {words}");
        Classed(node, "portal-diagram__sign").ShouldHaveSingleItem();
        Classed(node, "portal-diagram__caption").ShouldHaveSingleItem().Value.ShouldBe("5 jan, 09:00");
        Classed(svg, "portal-diagram__sign").Count().ShouldBe(1);
    }

    [Theory]
    [InlineData(DiagramState.Live, "portal-diagram__node--live")]
    [InlineData(DiagramState.Faulted, "portal-diagram__node--faulted")]
    public void What_waits_in_a_container_shows_on_the_container(DiagramState state, string expected)
    {
        var chart = new Chart("s Elsa.Start", """i Elsa.If "then":{"id":"t","type":"Elsa.Event"}""").Link("s>i").Read();

        var svg = Parse(DefinitionDiagram.Draw(chart, new() { Marks = new Dictionary<string, DiagramMark> { ["t"] = new(state) } }));

        Classed(svg, expected).ShouldHaveSingleItem().Element(Svg + "title").ShouldNotBeNull().Value.ShouldStartWith("Als");
    }

    [Fact]
    public void What_is_done_in_a_container_does_not_make_the_container_done()
    {
        var chart = new Chart("s Elsa.Start", """i Elsa.If "then":{"id":"t","type":"Elsa.Event"}""").Link("s>i").Read();

        var svg = Parse(DefinitionDiagram.Draw(chart, new() { Marks = new Dictionary<string, DiagramMark> { ["t"] = new(DiagramState.Done) } }));

        Classed(svg, "portal-diagram__sign").ShouldBeEmpty();
    }

    [Fact]
    public void Outcomes_stand_beside_lines_where_there_is_a_choice()
    {
        var svg = Parse(DefinitionDiagram.Draw(Decision()));

        Classed(svg, "portal-diagram__port").Select(p => p.Value).ShouldBe(["ja", "nee"]);
        Classed(svg, "portal-diagram__edge--back").Count().ShouldBe(1);
    }

    [Fact]
    public void Places_and_bends_of_the_designer_are_kept()
    {
        var svg = Parse(DefinitionDiagram.Draw(DefinitionReader.Read("""
            {"definitionId":"d","name":"n","root":{"id":"f","type":"Elsa.Flowchart","activities":[
              {"id":"a","type":"Elsa.Start","metadata":{"designer":{"position":{"x":0,"y":0},"size":{"width":100,"height":50}}}},
              {"id":"b","type":"Elsa.End","metadata":{"designer":{"position":{"x":300,"y":200},"size":{"width":100,"height":50}}}}],
              "connections":[{"source":{"activity":"a","port":"Done"},"target":{"activity":"b","port":"In"},"vertices":[{"x":350,"y":25}]}]}}
            """).Definition.ShouldNotBeNull()));

        Classed(svg, "portal-diagram__box").Select(b => $"{b.Attribute("x")?.Value} {b.Attribute("y")?.Value} {b.Attribute("width")?.Value} {b.Attribute("height")?.Value}")
            .ShouldBe(["0 0 100 50", "300 200 100 50"]);
        Classed(svg, "portal-diagram__edge").ShouldHaveSingleItem().Attribute("points").ShouldNotBeNull().Value.ShouldBe("100,25 350,25 350,200");
        svg.Attribute("viewBox").ShouldNotBeNull().Value.ShouldBe("-40 -40 480 330");
    }

    [Theory]
    [InlineData("")]
    [InlineData("""{"x":10,"y":10}""")]
    [InlineData("""{"x":1e300,"y":-1e300}""")]
    public void Without_usable_places_boxes_are_placed_apart_from_top_to_bottom(string position)
    {
        var design = position.Length == 0 ? "\"x\":1" : "\"metadata\":{\"designer\":{\"position\":" + position + "}}";
        var chart = new Chart($"s Elsa.Start {design}", $"a Elsa.FlowDecision {design}", $"b Elsa.WriteLine {design}", $"c Elsa.WriteLine {design}", $"e Elsa.End {design}")
            .Link("s>a", "a:True>b", "a:False>c", "b>e", "c>e", "c>a").Read();

        var boxes = Classed(Parse(DefinitionDiagram.Draw(chart)), "portal-diagram__box").Select(Place).ToList();

        boxes.Distinct().Count().ShouldBe(5);
        boxes[0].Y.ShouldBeLessThan(boxes[1].Y);
        boxes[2].Y.ShouldBe(boxes[3].Y);
        boxes[4].Y.ShouldBeGreaterThan(boxes[3].Y);
        foreach (var (one, other) in boxes.SelectMany((one, i) => boxes.Skip(i + 1).Select(other => (one, other))))
        {
            (Math.Abs(one.X - other.X) >= 220 || Math.Abs(one.Y - other.Y) >= 68).ShouldBeTrue();
        }
    }

    [Fact]
    public void Places_that_are_worlds_apart_are_not_used()
    {
        static string At(int x) => "\"metadata\":{\"designer\":{\"position\":{\"x\":" + x + ",\"y\":0}}}";
        var chart = new Chart($"a Elsa.Start {At(0)}", $"b Elsa.End {At(100_000)}").Link("a>b").Read();

        Classed(Parse(DefinitionDiagram.Draw(chart)), "portal-diagram__box").Select(Place).Select(p => p.X).ShouldBe([0, 0]);
    }

    [Fact]
    public void A_line_goes_round_boxes_that_lie_between()
    {
        static string At(int x) => "\"metadata\":{\"designer\":{\"position\":{\"x\":" + x + ",\"y\":0},\"size\":{\"width\":100,\"height\":50}}}";
        var chart = new Chart($"a Elsa.Start {At(0)}", $"b Elsa.WriteLine {At(200)}", $"c Elsa.End {At(400)}").Link("a>c").Read();

        var points = Classed(Parse(DefinitionDiagram.Draw(chart)), "portal-diagram__edge").ShouldHaveSingleItem().Attribute("points").ShouldNotBeNull().Value.Split(' ');

        points.Length.ShouldBe(4);
        points[1].ShouldEndWith(",-14");
    }

    public static TheoryData<string> Shipped => [.. Directory.EnumerateFiles(Repository.Path("tenant-config"), "*.json", SearchOption.AllDirectories)
        .Where(f => f.Contains("workflows", StringComparison.Ordinal) && !File.ReadAllText(f).Contains("overlayOf", StringComparison.Ordinal)).Select(f => Path.GetRelativePath(Repository.Path("tenant-config"), f))];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Lines_and_words_of_a_case_lie_on_no_box(string name) => Lies(DefinitionReader.Read(ElsaCases.Bytes(name)).Definition.ShouldNotBeNull());

    [Theory]
    [MemberData(nameof(Shipped))]
    public void Lines_and_words_of_a_shipped_definition_lie_on_no_box(string file) => Lies(DefinitionReader.Read(File.ReadAllText(Repository.Path("tenant-config", file))).Definition.ShouldNotBeNull());

    // a chart that nobody placed: ways that skip a row and ways back
    [Fact]
    public void Lines_of_rows_go_round_boxes() => Lies(new Chart("s Elsa.Start", "a Elsa.FlowDecision", "b Elsa.WriteLine", "c Elsa.WriteLine", "d Elsa.WriteLine", "e Elsa.End")
        .Link("s>a", "a:True>b", "a:False>c", "s>d", "b>e", "c>e", "d>e", "s>e", "c>a", "b>s").Read());

    [Fact]
    public void A_label_is_written_whole()
    {
        const string Long = "Een heel lange naam van een stap die niemand in één oogopslag kan lezen";
        var chart = new Chart($"a Elsa.Start \"name\":\"{Long}\"", "b Elsa.End").Link("a>b").Read();

        var svg = Parse(DefinitionDiagram.Draw(chart));

        string.Join(' ', Classed(svg, "portal-diagram__label").Select(l => l.Value)).ShouldStartWith(Long);
        var box = Classed(svg, "portal-diagram__box").First();
        Classed(svg, "portal-diagram__label").Take(4).ShouldAllBe(l => (double?)l.Attribute("y") < (double?)box.Attribute("y") + (double?)box.Attribute("height"));
    }

    [Fact]
    public void The_step_of_now_has_an_id_and_a_place_and_a_fault_comes_first()
    {
        var marks = new Dictionary<string, DiagramMark> { ["k"] = new(DiagramState.Live), ["r"] = new(DiagramState.Faulted) };

        var svg = Parse(DefinitionDiagram.Draw(Decision(), new() { Marks = marks }));

        var now = svg.Descendants().Single(e => e.Attribute("id")?.Value == "schema-nu");
        now.Element(Svg + "title").ShouldNotBeNull().Value.ShouldBe("Regel: fout");
        var left = double.Parse(svg.Attribute("viewBox").ShouldNotBeNull().Value.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture);
        DefinitionDiagram.NowAt(Decision(), new() { Marks = marks }).ShouldNotBeNull().ShouldBe(Place(Classed(now, "portal-diagram__box").Single()).X - left, 0.1);
        DefinitionDiagram.NowAt(Decision(), new()).ShouldBeNull();
    }

    [Fact]
    public void A_container_can_be_drawn_by_itself()
    {
        var chart = new Chart("s Elsa.Start", """q Elsa.Sequence "activities":[{"id":"x","type":"Elsa.WriteLine"},{"id":"i","type":"Elsa.If","else":{"id":"y","type":"Elsa.End"}}]""").Link("s>q").Read();

        var svg = Parse(DefinitionDiagram.Draw(chart, new() { ContainerId = "q" }));

        Classed(svg, "portal-diagram__node").Select(n => n.Element(Svg + "title")?.Value).ShouldBe(["Na elkaar", "Regel in het logboek", "Als", "Einde"]);
        Classed(svg, "portal-diagram__port").ShouldHaveSingleItem().Value.ShouldBe("anders");
    }

    [Fact]
    public void The_largest_definition_is_drawn()
    {
        var names = Enumerable.Range(0, DefinitionLimits.Nodes - 1).Select(i => $"n{i}").ToArray();
        var chart = new Chart([.. names.Select(n => $"{n} Elsa.FlowDecision")]).Link([.. names.Zip(names.Skip(1), (a, b) => $"{a}:True>{b}"), .. names.Skip(1).Select(n => $"{n}:False>n0")]).Read();

        Classed(Parse(DefinitionDiagram.Draw(chart)), "portal-diagram__node").Count().ShouldBe(names.Length);
    }

    private static WorkflowDefinition Decision() =>
        new Chart("s Elsa.Start", "k Elsa.FlowDecision", "r Elsa.WriteLine \"name\":\"Regel\"", "e Elsa.End").Link("s>k", "k:True>e", "k:False>r", "r>k").Read();

    private static XElement Parse(string svg) => XDocument.Parse(svg).Root.ShouldNotBeNull();

    private static IEnumerable<XElement> Classed(XElement svg, string name) =>
        svg.Descendants().Where(e => (e.Attribute("class")?.Value ?? "").Split(' ').Contains(name));

    private static void Lies(WorkflowDefinition definition)
    {
        var svg = Parse(DefinitionDiagram.Draw(definition));
        var boxes = Classed(svg, "portal-diagram__box").Select(b => (X: Number(b, "x"), Y: Number(b, "y"), Right: Number(b, "x") + Number(b, "width"), Bottom: Number(b, "y") + Number(b, "height"))).ToList();
        var view = (svg.Attribute("viewBox")?.Value ?? "").Split(' ').Select(n => double.Parse(n, System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        foreach (var edge in Classed(svg, "portal-diagram__edge"))
        {
            var points = (edge.Attribute("points")?.Value ?? "").Split(' ').Select(p => p.Split(',').Select(n => double.Parse(n, System.Globalization.CultureInfo.InvariantCulture)).ToArray()).ToList();
            foreach (var (from, to) in points.Zip(points.Skip(1)))
            {
                // a point on a border lies on no box
                Enumerable.Range(0, 201).Select(i => (X: from[0] + ((to[0] - from[0]) * i / 200), Y: from[1] + ((to[1] - from[1]) * i / 200)))
                    .ShouldNotContain(p => boxes.Any(b => p.X > b.X + 1 && p.X < b.Right - 1 && p.Y > b.Y + 1 && p.Y < b.Bottom - 1));
            }
        }

        foreach (var label in Classed(svg, "portal-diagram__port").Where(p => p.Attribute("text-anchor") is not null))
        {
            var (x, y, half) = (Number(label, "x"), Number(label, "y"), label.Value.Length * 3.5);
            boxes.ShouldNotContain(b => x - half < b.Right && x + half > b.X && y - 11 < b.Bottom && y > b.Y);
            (x - half > view[0] && x + half < view[0] + view[2] && y - 11 > view[1]).ShouldBeTrue(label.Value);
        }
    }

    private static double Number(XElement element, string name) => (double?)element.Attribute(name) ?? 0;

    private static (double X, double Y) Place(XElement box) => ((double?)box.Attribute("x") ?? 0, (double?)box.Attribute("y") ?? 0);
}
