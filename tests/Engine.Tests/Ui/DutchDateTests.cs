using Engine.Ui;
using Shouldly;

namespace Engine.Tests.Ui;

public sealed class DutchDateTests
{
    [Theory]
    [InlineData("31-12-2026", 2026, 12, 31)]
    [InlineData(" 1-2-2026 ", 2026, 2, 1)]
    [InlineData("01/02/2026", 2026, 2, 1)]
    [InlineData("1.2.2026", 2026, 2, 1)]
    [InlineData("1 2 2026", 2026, 2, 1)]
    [InlineData("29022028", 2028, 2, 29)]
    public void Reads_what_people_type(string typed, int year, int month, int day)
    {
        DutchDate.TryParse(typed, out var date).ShouldBeTrue();
        date.ShouldBe(new DateOnly(year, month, day));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("31-02-2026")]
    [InlineData("29-02-2026")]
    [InlineData("12-31-2026")]
    [InlineData("2026-12-31")]
    [InlineData("1-1-26")]
    [InlineData("morgen")]
    public void Refuses_what_is_no_day(string? typed) => DutchDate.TryParse(typed, out _).ShouldBeFalse();

    [Theory]
    [InlineData(null, "De dag ontbreekt. Vul een datum in, bijvoorbeeld 30-04-2026.")]
    [InlineData("  ", "De dag ontbreekt. Vul een datum in, bijvoorbeeld 30-04-2026.")]
    [InlineData("30-4-26", "De dag heeft een jaar van twee cijfers. Schrijf het jaar met vier cijfers, bijvoorbeeld 30-04-2026.")]
    [InlineData("300426", "De dag heeft een jaar van twee cijfers. Schrijf het jaar met vier cijfers, bijvoorbeeld 30-04-2026.")]
    [InlineData("31/2/2026", "De dag bestaat niet. Vul een dag in die bestaat, bijvoorbeeld 30-04-2026.")]
    [InlineData("2026-04-30", "De dag is niet te lezen. Typ dag-maand-jaar, bijvoorbeeld 30-04-2026.")]
    [InlineData("morgen", "De dag is niet te lezen. Typ dag-maand-jaar, bijvoorbeeld 30-04-2026.")]
    public void Says_why_a_text_is_no_day_and_what_to_type(string? typed, string sentence)
    {
        var (reason, remedy) = DutchDate.Fault(typed, "De dag", "30-04-2026");
        $"{reason} {remedy}".ShouldBe(sentence);
    }

    [Fact]
    public void Refuses_ten_thousand_characters() => DutchDate.TryParse(new string('1', 10_000), out _).ShouldBeFalse();

    [Fact]
    public void Shows_dates_moments_numbers_and_amounts_the_Dutch_way()
    {
        Show.Date(new DateOnly(2026, 3, 9)).ShouldBe("09-03-2026");
        Show.Date(null).ShouldBe("-");
        Show.Moment(new DateTimeOffset(2026, 7, 1, 22, 30, 0, TimeSpan.Zero)).ShouldBe("02-07-2026 00:30");
        Show.Number(1234567).ShouldBe("1.234.567");
        Show.Amount(-1234.5m).ShouldBe("€ -1.234,50");
    }
}
