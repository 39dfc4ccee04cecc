using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Engine.Workflows.Expressions;
using Engine.Workflows.Values;
using Shouldly;
using Testing;

namespace Engine.Tests.Workflows.Expressions;

/// <summary>Whatever somebody types or imports: an error with a place, or a value within the limits. Never another exception.</summary>
public sealed class HostileExpressionTests
{
    private static readonly string[] Pieces = ["{{ ", " }}", "{% if ", " %}", " | join: ", "=>", "...", "?.", "**", "\ud800"];

    public static TheoryData<string> TooMuch => new()
    {
        "'x'.repeat(1e9)",
        "'x'.padStart(1e9)",
        "'abc'.padEnd(2 ** 31, 'x')",
        "let s = 'aaaaaaaaaa'; for (const i of Array.from({ length: 40 })) { s += s }",
        "let s = 'ab'; for (const i of Array.from({ length: 40 })) { s = s.replaceAll('a', s) }",
        "let s = 'ab'; for (const i of Array.from({ length: 40 })) { s = s.replace('a', '$&$&$`$\\'') + s }",
        "let l = [1]; for (const i of Array.from({ length: 40 })) { l = [...l, ...l] }",
        "let l = [1]; for (const i of Array.from({ length: 40 })) { l = l.concat(l) }",
        "let l = [1]; for (const i of Array.from({ length: 60 })) { l = [l, l] } l",
        "let l = [1]; for (const i of Array.from({ length: 60 })) { l = [l, l] } String(l)",
        "let l = [1]; for (const i of Array.from({ length: 60 })) { l = [l, l] } JSON.stringify(l)",
        "let l = [1]; for (const i of Array.from({ length: 60 })) { l = [l, l] } l.flat(Infinity)",
        "let l = []; for (const i of Array.from({ length: 5000 })) { l = [l] } String(l)",
        "let l = []; for (const i of Array.from({ length: 5000 })) { l = [l] } l",
        "const l = []; l.push(l); l",
        "const l = []; l.push(l); String(l)",
        "const l = []; l.push(l); JSON.stringify(l)",
        "const o = {}; o.o = o; o",
        "Array.from({ length: 1e9 })",
        "const l = [1]; for (const x of l) { l.push(x) }",
        "const f = x => f(x); f(1)",
        "const f = x => x <= 1 ? x : f(x - 1) + f(x - 2); f(40)",
        "const y = f => (x => x(x))(x => f(v => x(x)(v))); y(f => n => f(n + 1))(0)",
        "Array.from({ length: 1000 }, (_, i) => Array.from({ length: 1000 }))",
        "Array.from({ length: 20000 }, (_, i) => i).sort((a, b) => b - a)",
        "const a = 'x'.repeat(400000), b = 'x'.repeat(399999) + 'y'; for (const i of Array.from({ length: 9000 })) { a === b; a.indexOf('y'); a < b }",
        "[1, 2, 3].map(a => [1, 2, 3].map(b => Array.from({ length: 9999 }).map(c => c)))",
        "'a'.repeat(500000).split('').map(x => x)",
        "JSON.parse('['.repeat(100000) + ']'.repeat(100000))",
    };

    [Theory]
    [MemberData(nameof(TooMuch))]
    public void What_asks_too_much_stops_at_a_limit(string script)
    {
        var expression = Expression.Read("JavaScript", script);
        var clock = Stopwatch.StartNew();
        var fault = Should.Throw<ExpressionException>(() => expression.Evaluate(new TestScope()));
        // JSON of any depth is refused before it is read
        fault.Fault.ShouldBe(script.StartsWith("JSON.parse", StringComparison.Ordinal) ? ExpressionFault.Value : ExpressionFault.Limit);
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public void A_script_calls_itself_no_deeper_than_the_limit()
    {
        Evaluate("const f = n => n === 0 ? 'klaar' : f(n - 1); f(50)").ShouldBe("klaar");
        var fault = Should.Throw<ExpressionException>(() => Evaluate("const f = n => n === 0 ? 'klaar' : f(n - 1); f(500)"));
        fault.Fault.ShouldBe(ExpressionFault.Limit);
        fault.Message.ShouldContain("diep");
    }

    [Fact]
    public void A_list_has_no_more_than_a_hundred_thousand_items()
    {
        Evaluate("'a'.repeat(100000).split('').length").ShouldBe(100_000);
        Should.Throw<ExpressionException>(() => Evaluate("'a'.repeat(100001).split('').length")).Message.ShouldContain("100.000 items");
    }

    [Theory]
    [InlineData("JavaScript", 65_536)]
    [InlineData("Liquid", 262_144)]
    public void A_text_that_is_longer_than_anybody_writes_is_not_read(string syntax, int length)
    {
        Expression.Check(syntax, $"1{new string(' ', length - 1)}").ShouldBeEmpty();
        Expression.Check(syntax, $"1{new string(' ', length)}").ShouldHaveSingleItem().Message.ShouldContain($"langer dan {length} tekens");
    }

    [Theory]
    [InlineData("(", ")")]
    [InlineData("[", "]")]
    [InlineData("({a:", "})")]
    [InlineData("!", "")]
    [InlineData("- ", "")]
    [InlineData("x => ", "1")]
    [InlineData("1 ? ", ": 2")]
    [InlineData("1 + (", ")")]
    [InlineData("`${", "}`")]
    [InlineData("{", "}")]
    [InlineData("if (1) ", "")]
    [InlineData("1 ** ", "")]
    [InlineData("String(", ")")]
    [InlineData("x[", "]")]
    public void What_is_nested_without_end_is_refused_when_it_is_read(string open, string close)
    {
        foreach (var times in (int[])[300, 5000])
        {
            var text = string.Concat(Enumerable.Repeat(open, times)) + "1" + string.Concat(Enumerable.Repeat(close, times));
            Expression.Check("JavaScript", text).ShouldHaveSingleItem().Message.ShouldContain("diep");
        }
    }

    [Fact]
    public void A_pattern_that_is_nested_without_end_is_refused_when_it_is_read() =>
        Expression.Check("JavaScript", $"const {new string('[', 5000)}x{new string(']', 5000)} = 1").ShouldHaveSingleItem().Message.ShouldContain("diep");

    [Theory]
    [InlineData("1", "+1")]
    [InlineData("'a'", ".trim()")]
    [InlineData("variables.a", ".a")]
    [InlineData("variables.a", "?.[0]")]
    [InlineData("1", "&&1")]
    [InlineData("1", "**1")]
    public void What_goes_on_without_end_is_refused_when_it_is_read(string first, string more) =>
        Expression.Check("JavaScript", first + string.Concat(Enumerable.Repeat(more, 3000))).ShouldHaveSingleItem().Message.ShouldContain("diep");

    [Theory]
    [InlineData("{% if true %}", "{% endif %}")]
    [InlineData("{% for x in (1..2) %}", "{% endfor %}")]
    [InlineData("{{ Variables[Variables[", "]]}}")]
    [InlineData("{{ ((((", "}}")]
    public void A_template_that_is_nested_without_end_is_refused(string open, string close) =>
        Expression.Check("Liquid", string.Concat(Enumerable.Repeat(open, 2000)) + string.Concat(Enumerable.Repeat(close, 2000))).ShouldHaveSingleItem();

    [Theory]
    [InlineData("const k = 'constructor'; ({})[k]", null)]
    [InlineData("const k = '__proto__'; ({})[k]", null)]
    [InlineData("const k = 'constr' + 'uctor'; [][k]", null)]
    [InlineData("const k = 'constr' + 'uctor'; 'a'[k]?.[k]", null)]
    [InlineData("const k = 'constr' + 'uctor'; (1)[k]", null)]
    [InlineData("Object.keys(JSON.parse('{\"__proto__\":{\"polluted\":1}}')).length + ({}).polluted", double.NaN)]
    [InlineData("const o = Object.assign({}, JSON.parse('{\"__proto__\":{\"polluted\":1}}')); ({}).polluted", null)]
    [InlineData("Object.fromEntries([['constructor', 5]]).toString()", "[object Object]")]
    public void There_is_no_way_to_a_prototype(string script, object? expected) => Evaluate(script).ShouldBe(expected);

    [Theory]
    [InlineData("const k = '__proto__'; const o = {}; o[k] = { a: 1 }; o.a")]
    [InlineData("const k = 'constructor'; const o = {}; o[k] = 1; o")]
    [InlineData("const f = x => x; const k = 'constructor'; f[k]")]
    [InlineData("const f = x => x; f.call")]
    [InlineData("'a'.trim")]
    [InlineData("const m = [].map; m")]
    public void What_reaches_for_it_is_a_fault(string script) => Should.Throw<ExpressionException>(() => Evaluate(script));

    [Fact]
    public void Random_text_and_broken_scripts_give_an_error_or_a_value_and_never_another_exception()
    {
        var random = new Random(20260916);
        var scripts = Scripts();
        const string letters = "abxy01.,;:(){}[]<>=!&|?+-*/%'\"`$\\ \n_#@~^ëΣ😀";
        var values = 0;
        for (var i = 0; i < 6000; i++)
        {
            var text = i % 5 == 0
                ? new string([.. Enumerable.Range(0, random.Next(40)).Select(_ => letters[random.Next(letters.Length)])])
                : Mutated(scripts[random.Next(scripts.Count)], scripts[random.Next(scripts.Count)], random, letters);
            values += TryBoth(text) ? 1 : 0;
        }

        values.ShouldBeGreaterThan(300, "the mutations leave too little that can be evaluated");
    }

    private static bool TryBoth(string text)
    {
        try
        {
            Expression.Read("Liquid", text).Evaluate(Scope());
        }
        catch (ExpressionException)
        {
        }

        try
        {
            // what comes out can be stored
            PlainJson.Write(Expression.Read("JavaScript", text).Evaluate(Scope()));
            return true;
        }
        catch (ExpressionException fault)
        {
            fault.Error.Line.ShouldBeGreaterThan(0);
            fault.Error.Column.ShouldBeGreaterThan(0);
            return false;
        }
    }

    private static string Mutated(string text, string other, Random random, string letters)
    {
        var result = new StringBuilder(text);
        for (var n = random.Next(1, 4); n > 0; n--)
        {
            var at = random.Next(result.Length + 1);
            switch (random.Next(4))
            {
                case 0:
                    result.Insert(at, letters[random.Next(letters.Length)]);
                    break;
                case 1 when at < result.Length:
                    result.Remove(at, Math.Min(random.Next(1, 4), result.Length - at));
                    break;
                case 2:
                    var from = random.Next(other.Length);
                    result.Insert(at, other.AsSpan(from, random.Next(Math.Min(12, other.Length - from))));
                    break;
                default:
                    result.Insert(at, Pieces[random.Next(Pieces.Length)]);
                    break;
            }
        }

        return result.ToString();
    }

    private static List<string> Scripts()
    {
        using var table = JsonDocument.Parse(File.ReadAllText(Repository.Path("tests/Engine.Tests/Workflows/Expressions/javascript-cases.json")));
        return [.. table.RootElement.EnumerateArray().Select(r => r[0].GetString() ?? "").Where(s => s.Length is > 0 and < 200),
            "{% for x in Variables.L limit: 2 %}{{ x | append: 'a' | upcase }}{% endfor %}", "{% if Variables.A == 1 or Input.B contains 'x' %}a{% else %}b{% endif %}"];
    }

    private static TestScope Scope() => new() { Values = { ["A"] = 1L, ["L"] = new List<object?> { 1L, "x", null }, ["x"] = "text" }, Given = { ["B"] = "xyz" } };

    private static object? Evaluate(string script) => Expression.Read("JavaScript", script).Evaluate(new TestScope());
}
