using Engine.Calendar;
using Shouldly;

namespace Engine.Tests.Calendar;

public sealed class DutchMomentTests
{
    [Theory]
    [InlineData("01-12-2026 07:00", "2026-12-01T06:00:00Z")]
    [InlineData(" 1-7-2026 7:05 ", "2026-07-01T05:05:00Z")]
    [InlineData("2026-07-01T07:05", "2026-07-01T05:05:00Z")]
    public void It_is_read_on_the_Dutch_clock(string typed, string utc) => DutchMoment.Parse(typed).ShouldBe(DateTimeOffset.Parse(utc, null));

    [Theory]
    [InlineData("31-02-2026 07:00")]
    [InlineData("29-03-2026 02:30")] // the clocks skip it
    [InlineData("01-12-1999 07:00")]
    [InlineData("01-12-2026")]
    public void What_is_no_moment_is_none(string typed) => DutchMoment.Parse(typed).ShouldBeNull();

    [Fact]
    public void Of_a_time_that_the_clocks_show_twice_the_first_is_meant_as_everywhere()
    {
        var twice = DutchMoment.Parse("25-10-2026 02:30");
        twice.ShouldBe(new DateTimeOffset(2026, 10, 25, 0, 30, 0, TimeSpan.Zero));
        twice.ShouldBe(DutchTime.At(new(2026, 10, 25), new(2, 30)));
    }
}
