using System.Text;
using System.Text.Json;
using Engine.Workflows.Expressions;
using Engine.Workflows.Values;
using Shouldly;
using Testing;

namespace Engine.Tests.Workflows.Expressions;

/// <summary>
/// Scripts with the value that a real JavaScript gives (Node 20, Dutch clock). A number that is not whole, a moment and a fault
/// stand in the table as an object whose one name starts with a dollar.
/// </summary>
public sealed class JavaScriptCaseTests
{
    [Fact]
    public void Every_script_of_the_table_gives_what_a_real_JavaScript_gives()
    {
        using var table = JsonDocument.Parse(File.ReadAllText(Repository.Path("tests/Engine.Tests/Workflows/Expressions/javascript-cases.json")));
        var wrong = new StringBuilder();
        var count = 0;
        foreach (var row in table.RootElement.EnumerateArray())
        {
            var (script, expected) = (row[0].GetString() ?? "", row[1]);
            var actual = Evaluate(script);
            count++;
            if (!Plain.Same(actual, Expected(expected)))
            {
                wrong.AppendLine(script).Append("   node: ").AppendLine(expected.GetRawText()).Append("   ours: ").AppendLine(Shown(actual));
            }
        }

        count.ShouldBeGreaterThan(2000);
        wrong.ToString().ShouldBeEmpty();
    }

    private static object? Evaluate(string script)
    {
        try
        {
            return Expression.Read("JavaScript", script).Evaluate(new TestScope());
        }
        catch (ExpressionException fault)
        {
            return new Fault(fault.Message);
        }
    }

    private static object? Expected(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => element.EnumerateArray().Select(Expected).ToList(),
        JsonValueKind.Object when element.TryGetProperty("$error", out _) => new Fault(""),
        JsonValueKind.Object when element.TryGetProperty("$date", out var date) => date.GetDateTimeOffset(),
        JsonValueKind.Object when element.TryGetProperty("$double", out var number) => Conversion.OrNull(number.GetString(), new(ValueKind.Double)),
        JsonValueKind.Object when element.TryGetProperty("$number", out var number) =>
            number.GetString() switch { "NaN" => double.NaN, "Infinity" => double.PositiveInfinity, _ => double.NegativeInfinity },
        JsonValueKind.Object => Map(element),
        _ => PlainJson.Read(element),
    };

    private static OrderedDictionary<string, object?> Map(JsonElement element)
    {
        var map = new OrderedDictionary<string, object?>();
        foreach (var property in element.EnumerateObject())
        {
            map[property.Name] = Expected(property.Value);
        }

        return map;
    }

    private static string Shown(object? value) => value is Fault fault ? fault.Message : PlainJson.Write(value);

    /// <summary>All faults are alike: the words are ours.</summary>
    private sealed class Fault(string message)
    {
        public string Message => message;

        public override bool Equals(object? obj) => obj is Fault;

        public override int GetHashCode() => 0;
    }
}
