using Engine.Calendar;
using Shouldly;

namespace Engine.Tests.Calendar;

public sealed class DutchHolidaysTests
{
    private static readonly CalendarConfig None = new();

    [Theory]
    [InlineData("2024-03-31")]
    [InlineData("2025-04-20")]
    [InlineData("2026-04-05")]
    [InlineData("2027-03-28")]
    [InlineData("2028-04-16")]
    [InlineData("2029-04-01")]
    [InlineData("2030-04-21")]
    [InlineData("1961-04-02")]
    [InlineData("2038-04-25")]
    public void Eerste_paasdag_is_computed(string date) =>
        DutchHolidays.EasterSunday(Date(date).Year).ShouldBe(Date(date));

    [Theory]
    [InlineData("2026-01-01")]
    [InlineData("2026-04-06")]
    [InlineData("2026-04-27")]
    [InlineData("2026-05-14")]
    [InlineData("2026-05-24")]
    [InlineData("2026-05-25")]
    [InlineData("2026-12-25")]
    [InlineData("2026-12-26")]
    [InlineData("2024-05-09")]
    [InlineData("2024-05-20")]
    [InlineData("2030-05-30")]
    public void A_public_holiday_is_known(string date) => DutchHolidays.Contains(Date(date), None).ShouldBeTrue();

    [Theory]
    [InlineData("2025-04-26", true)]
    [InlineData("2025-04-27", false)]
    [InlineData("2026-04-26", false)]
    [InlineData("2026-04-27", true)]
    [InlineData("2031-04-26", true)]
    public void Koningsdag_is_a_day_early_when_27_april_is_a_sunday(string date, bool holiday) =>
        DutchHolidays.Contains(Date(date), None).ShouldBe(holiday);

    [Theory]
    [InlineData(LiberationDay.Never, "2025-05-05", false)]
    [InlineData(LiberationDay.FiveYears, "2025-05-05", true)]
    [InlineData(LiberationDay.FiveYears, "2026-05-05", false)]
    [InlineData(LiberationDay.FiveYears, "2030-05-05", true)]
    [InlineData(LiberationDay.EveryYear, "2026-05-05", true)]
    [InlineData(LiberationDay.EveryYear, "2026-05-06", false)]
    public void Bevrijdingsdag_follows_the_tenant(LiberationDay rule, string date, bool holiday) =>
        DutchHolidays.Contains(Date(date), new() { LiberationDay = rule }).ShouldBe(holiday);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Goede_vrijdag_follows_the_tenant(bool holiday) =>
        DutchHolidays.Contains(Date("2026-04-03"), new() { GoodFriday = holiday }).ShouldBe(holiday);

    private static DateOnly Date(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
