using Engine.Calendar;
using Shouldly;

namespace Engine.Tests.Calendar;

public sealed class DateRangeTests
{
    private static readonly DateRange Spring = new(new(2026, 1, 1), new(2026, 4, 30));
    private static readonly DateRange Open = new(new(2026, 1, 1), null);

    [Fact]
    public void The_last_day_counts()
    {
        Spring.Contains(new DateOnly(2026, 4, 30)).ShouldBeTrue();
        Spring.Contains(new DateOnly(2026, 5, 1)).ShouldBeFalse();
        Spring.Contains(new DateOnly(2025, 12, 31)).ShouldBeFalse();
        Spring.Days.ShouldBe(120);
        Spring.NextDay.ShouldBe(new DateOnly(2026, 5, 1));
    }

    [Fact]
    public void Without_a_last_day_it_runs_on()
    {
        Open.Contains(new DateOnly(2099, 1, 1)).ShouldBeTrue();
        Open.Days.ShouldBeNull();
        Open.NextDay.ShouldBeNull();
        Open.Contains(Spring).ShouldBeTrue();
        Spring.Contains(Open).ShouldBeFalse();
    }

    [Fact]
    public void It_reads_as_dutch()
    {
        Spring.ToString().ShouldBe("01-01-2026 t/m 30-04-2026");
        Open.ToString().ShouldBe("vanaf 01-01-2026");
    }

    [Fact]
    public void An_end_before_the_start_is_refused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new DateRange(new(2026, 2, 1), new(2026, 1, 31)));
        DateRange.TryCreate(new(2026, 2, 1), new(2026, 1, 31), out _).ShouldBeFalse();
        DateRange.TryCreate(new(2026, 2, 1), new(2026, 2, 1), out var day).ShouldBeTrue();
        day.Days.ShouldBe(1);
    }

    [Theory]
    [InlineData("2026-04-30T21:59:59Z", true)]
    [InlineData("2026-04-30T22:00:00Z", false)]
    [InlineData("2025-12-31T22:59:59Z", false)]
    [InlineData("2025-12-31T23:00:00Z", true)]
    public void A_moment_counts_by_its_dutch_date(string moment, bool inside) =>
        Spring.Contains(DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(inside);

    [Theory]
    [InlineData("2026-04-30", true)]
    [InlineData("2026-05-01", false)]
    public void Ranges_overlap_when_they_share_a_day(string start, bool overlap) =>
        Spring.Overlaps(new(DateOnly.ParseExact(start, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), null)).ShouldBe(overlap);

    [Fact]
    public void A_skipped_and_a_doubled_hour_have_one_moment()
    {
        DutchTime.At(new(2026, 3, 29), new(2, 30)).ShouldBe(new(2026, 3, 29, 1, 30, 0, TimeSpan.Zero));
        DutchTime.At(new(2026, 10, 25), new(2, 30)).ShouldBe(new(2026, 10, 25, 0, 30, 0, TimeSpan.Zero));
        DutchTime.StartOf(new(2026, 7, 1)).ShouldBe(new(2026, 6, 30, 22, 0, 0, TimeSpan.Zero));
    }
}
