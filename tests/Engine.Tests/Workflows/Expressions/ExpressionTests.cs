using System.Text.Json.Nodes;
using Engine.Workflows.Expressions;
using Engine.Workflows.Values;
using Shouldly;

namespace Engine.Tests.Workflows.Expressions;

/// <summary>The notations of a definition file.</summary>
public sealed class ExpressionTests
{
    [Theory]
    [InlineData(null, "5", "5")]
    [InlineData("Literal", "\"text\"", "\"text\"")]
    [InlineData("Literal", "{\"a\":[1,null]}", "{\"a\":[1,null]}")]
    [InlineData("Object", "\"[\\\"a\\\",1]\"", "[\"a\",1]")]
    [InlineData("Json", "{\"a\":1}", "{\"a\":1}")]
    [InlineData("Object", "\"\"", "null")]
    [InlineData("Variable", "{\"id\":\"v1\",\"name\":\"Round\"}", "2")]
    [InlineData("Variable", "\"{\\\"Id\\\":\\\"v1\\\"}\"", "2")]
    [InlineData("Input", "{\"name\":\"Email\"}", "\"anna@example.nl\"")]
    [InlineData("Input", "{\"name\":\"Other\"}", "null")]
    [InlineData("JavaScript", "\"1 + 1\"", "2")]
    [InlineData("Liquid", "\"{{ Input.Email }}!\"", "\"anna@example.nl!\"")]
    [InlineData("JavaScript", "\"\"", "null")]
    public void Every_notation_gives_its_value(string? syntax, string value, string expected)
    {
        var scope = new TestScope { Values = { ["v1"] = 2L }, Given = { ["Email"] = "anna@example.nl" } };
        PlainJson.Write(Expression.Read(syntax, JsonNode.Parse(value)).Evaluate(scope)).ShouldBe(expected);
    }

    [Theory]
    [InlineData("CSharp", "C# kan bij alles op de server")]
    [InlineData("Python", "Python kan bij alles op de server")]
    [InlineData("Delegate", "programmacode")]
    [InlineData("Secret", "geheimen")]
    [InlineData("Output", "getOutputFrom")]
    [InlineData("Ruby", "de notatie \"Ruby\" bestaat niet")]
    public void A_notation_that_is_not_run_is_refused_with_the_reason(string syntax, string reason) =>
        Expression.Check(syntax, "1").ShouldHaveSingleItem().Message.ShouldContain(reason);

    [Fact]
    public void Broken_JSON_is_refused_at_its_place() => Expression.Check("Object", "[1,\n 2 3]").ShouldHaveSingleItem().Line.ShouldBe(2);

    [Fact]
    public void A_variable_without_id_is_refused() => Expression.Check("Variable", "{}").ShouldHaveSingleItem();

    [Fact]
    public void A_variable_that_does_not_exist_is_a_fault() =>
        Should.Throw<ExpressionException>(() => Expression.Read("Variable", JsonNode.Parse("{\"id\":\"v9\"}")).Evaluate(new TestScope())).Message.ShouldContain("v9");
}
