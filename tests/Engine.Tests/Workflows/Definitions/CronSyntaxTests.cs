using Engine.Workflows.Definitions.Publishing;
using Shouldly;

namespace Engine.Tests.Workflows.Definitions;

public sealed class CronSyntaxTests
{
    [Theory]
    [InlineData("0 0 8 * * *")]
    [InlineData("0 */5 * * * MON-FRI")]
    [InlineData("*/10 0-30/2 8,12,18 1 jan,apr ?")]
    [InlineData("0 0 8 L * ?")]
    [InlineData("0 0 8 15W * ?")]
    [InlineData("0 0 8 L-3 * ?")]
    [InlineData("0 0 8 ? * 2#1")]
    [InlineData("0 0 8 ? * 5L 2030")]
    public void Six_fields_with_seconds_first_are_right(string text) => CronSyntax.Problem(text).ShouldBeNull();

    [Theory]
    [InlineData("")]
    [InlineData("daily")]
    [InlineData("60 0 8 * * *")]
    [InlineData("0 0 24 * * *")]
    [InlineData("0 0 8 0 * *")]
    [InlineData("0 0 8 * 13 *")]
    [InlineData("0 0 8 * * 8")]
    [InlineData("0 0 8 * * MAA")]
    [InlineData("0 */0 8 * * *")]
    [InlineData("0 1-2-3 8 * * *")]
    [InlineData("0 1/2/3 8 * * *")]
    [InlineData("0 ? 8 * * *")]
    [InlineData("0 0 8 , * *")]
    [InlineData("0 0 8 ? * 2#6")]
    [InlineData("0 0 8 * * * * *")]
    [InlineData("0 0 L * * *")]
    public void Anything_else_is_told_with_the_right_form(string text) => CronSyntax.Problem(text).ShouldNotBeNull().ShouldContain("zes velden");

    [Fact]
    public void Five_fields_lack_the_seconds() => CronSyntax.Problem("30 8 * * 1").ShouldBe("\"30 8 * * 1\" heeft vijf velden en dus geen seconden: schrijf \"0 30 8 * * 1\".");
}
