using System.Collections.Frozen;

namespace Engine.Workflows.Expressions.JavaScript.Functions;

/// <summary>The functions of moments. Those without UTC in their name are about the Dutch clock.</summary>
internal static class DateMethods
{
    private static readonly Dictionary<string, Func<DateClock, double>> Parts = new()
    {
        ["FullYear"] = c => c.Year,
        ["Month"] = c => c.Month,
        ["Date"] = c => c.Day,
        ["Day"] = c => c.Weekday,
        ["Hours"] = c => c.Hour,
        ["Minutes"] = c => c.Minute,
        ["Seconds"] = c => c.Second,
        ["Milliseconds"] = c => c.Millisecond,
    };

    public static readonly FrozenDictionary<string, Native> All = Build().ToFrozenDictionary(StringComparer.Ordinal);

    internal static JsDate Date(object? self) => self as JsDate ?? new JsDate(double.NaN);

    private static Dictionary<string, Native> Build()
    {
        var all = new Dictionary<string, Native>
        {
            ["getTime"] = (_, self, _) => Date(self).Time,
            ["valueOf"] = (_, self, _) => Date(self).Time,
            ["getTimezoneOffset"] = (_, self, _) => Date(self) is { IsValid: true } date ? -DateClock.Offset(date.Time) / 60_000 : double.NaN,
            ["setTime"] = (run, self, a) => Date(self).Time = DateClock.Clip(a.Number(run, 0)),
            ["toISOString"] = (_, self, _) => Date(self) is { IsValid: true } date ? DateText.Iso(date) : throw EvaluationFault.Value("deze datum bestaat niet"),
            ["toJSON"] = (_, self, _) => Date(self) is { IsValid: true } date ? DateText.Iso(date) : null,
            ["toString"] = (_, self, _) => DateText.Write(Date(self)),
            ["toDateString"] = (_, self, _) => DateText.Day(Date(self)),
            ["toTimeString"] = (_, self, _) => Date(self).IsValid ? DateText.Clock(Date(self)) : "Invalid Date",
            ["toUTCString"] = (_, self, _) => DateText.Utc(Date(self)),
            ["toLocaleDateString"] = (_, self, a) => DutchDate.Write(Date(self), DutchLocale.Options(a), date: true, time: false),
            ["toLocaleTimeString"] = (_, self, a) => DutchDate.Write(Date(self), DutchLocale.Options(a), date: false, time: true),
            ["toLocaleString"] = (_, self, a) => DutchDate.Write(Date(self), DutchLocale.Options(a), date: true, time: true),
        };
        foreach (var (name, part) in Parts)
        {
            all["get" + name] = (_, self, _) => Date(self) is { IsValid: true } date ? part(DateClock.Local(date.Time)) : double.NaN;
            all["getUTC" + name] = (_, self, _) => Date(self) is { IsValid: true } date ? part(DateClock.Utc(date.Time)) : double.NaN;
        }

        foreach (var (name, first, most) in DateSetting.Setters)
        {
            all["set" + name] = (run, self, a) => DateSetting.Set(run, Date(self), a, first, most, local: true);
            all["setUTC" + name] = (run, self, a) => DateSetting.Set(run, Date(self), a, first, most, local: false);
        }

        return all;
    }
}
