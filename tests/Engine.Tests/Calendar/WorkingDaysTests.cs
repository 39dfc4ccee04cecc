using System.Globalization;
using System.Text.Json;
using Engine.Calendar;
using Shouldly;
using Testing;

namespace Engine.Tests.Calendar;

public sealed class WorkingDaysTests
{
    private static readonly WorkingDays Plain = new(TestTenants.Noord.Config);

    private static readonly WorkingDays Closed = new(TestTenants.Make("noord", """
        { "closingDays": [{ "date": "2026-12-24", "name": "Dag voor kerst" }], "calendar": { "goodFriday": true, "liberationDay": "everyYear" } }
        """).Config);

    [Theory]
    [InlineData("2026-11-20", 1, "2026-11-23")]
    [InlineData("2026-11-21", 1, "2026-11-23")]
    [InlineData("2026-11-22", 5, "2026-11-27")]
    [InlineData("2026-11-23", 0, "2026-11-23")]
    [InlineData("2026-11-22", 0, "2026-11-23")]
    [InlineData("2026-04-02", 1, "2026-04-03")]
    [InlineData("2026-04-02", 2, "2026-04-07")]
    [InlineData("2026-04-24", 1, "2026-04-28")]
    [InlineData("2026-05-13", 1, "2026-05-15")]
    [InlineData("2026-12-24", 1, "2026-12-28")]
    [InlineData("2025-12-31", 1, "2026-01-02")]
    [InlineData("2026-11-23", -1, "2026-11-20")]
    [InlineData("2028-02-28", 1, "2028-02-29")]
    public void Working_days_pass_over_weekends_and_holidays(string from, int days, string expected) =>
        Plain.AddWorkingDays(Date(from), days).ShouldBe(Date(expected));

    [Theory]
    [InlineData("2026-12-23", 1, "2026-12-28")]
    [InlineData("2026-04-02", 1, "2026-04-07")]
    [InlineData("2026-05-04", 1, "2026-05-06")]
    public void Closing_days_and_chosen_holidays_of_the_tenant_do_not_count(string from, int days, string expected) =>
        Closed.AddWorkingDays(Date(from), days).ShouldBe(Date(expected));

    [Theory]
    [InlineData("2026-11-25T22:59:00Z", "uiterlijk woensdag 2 december 2026")]
    [InlineData("2026-11-25T23:01:00Z", "uiterlijk donderdag 3 december 2026")]
    [InlineData("2026-06-24T21:59:00Z", "uiterlijk woensdag 1 juli 2026")]
    [InlineData("2026-06-24T22:01:00Z", "uiterlijk donderdag 2 juli 2026")]
    public void A_promise_counts_from_the_dutch_date_in_winter_and_summer(string moment, string expected) =>
        Plain.Promise(DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture), 3, 5).ToString().ShouldBe(expected);

    [Fact]
    public void A_promise_survives_json_and_is_broken_the_day_after()
    {
        var promise = new PromisedDate(Date("2026-12-03"));
        JsonSerializer.Serialize(promise).ShouldBe("\"2026-12-03\"");
        JsonSerializer.Deserialize<PromisedDate>("\"2026-12-03\"").ShouldBe(promise);
        promise.IsBroken(Date("2026-12-03")).ShouldBeFalse();
        promise.IsBroken(Date("2026-12-04")).ShouldBeTrue();
    }

    [Fact]
    public void A_promise_of_more_days_at_first_than_at_last_is_a_fault() =>
        Should.Throw<ArgumentOutOfRangeException>(() => Plain.Promise(DateTimeOffset.UnixEpoch, 5, 3));

    private static DateOnly Date(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
