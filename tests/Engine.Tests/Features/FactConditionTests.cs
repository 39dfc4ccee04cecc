using Engine.Features;
using Shouldly;

namespace Engine.Tests.Features;

public sealed class FactConditionTests
{
    private static readonly Dictionary<string, int> Facts = new() { ["a"] = 0, ["b"] = 1, ["c"] = 2 };

    [Theory]
    [InlineData("a", 0b001, true)]
    [InlineData("a", 0b110, false)]
    [InlineData("a and b", 0b011, true)]
    [InlineData("a and b", 0b001, false)]
    [InlineData("a and b", 0b010, false)]
    [InlineData("a or b", 0b010, true)]
    [InlineData("a or b", 0b100, false)]
    [InlineData("not a", 0b000, true)]
    [InlineData("not a", 0b001, false)]
    [InlineData("a or b and c", 0b001, true)]
    [InlineData("(a or b) and c", 0b001, false)]
    [InlineData("(a or b) and not c", 0b010, true)]
    [InlineData("not (a and not (b or c))", 0b001, false)]
    [InlineData("not (a and not (b or c))", 0b101, true)]
    public void A_condition_is_weighed_as_it_reads(string text, int facts, bool expected) =>
        FactCondition.Parse(text, Facts).Holds((ulong)facts).ShouldBe(expected);

    [Theory]
    [InlineData("", "Teken 1")]
    [InlineData("a b", "Teken 3")]
    [InlineData("a and", "Teken 6")]
    [InlineData("(a", "Teken 3")]
    [InlineData("d", "a, b, c")]
    public void A_broken_condition_says_where_and_what_was_expected(string text, string part) =>
        Should.Throw<FormatException>(() => FactCondition.Parse(text, Facts)).Message.ShouldContain(part);
}
