namespace Engine.Workflows.Expressions.JavaScript.Functions;

internal static class DateFunctions
{
    public static readonly FunctionGroup Group = new FunctionGroup("Date")
        .With("now", (run, _, _) => run.Scope.Now)
        .With("parse", (run, _, a) => DateParsing.Parse(a.Text(run, 0)))
        .With("UTC", (run, _, a) => DateClock.Clip(Make(run, a)));

    /// <summary>Milliseconds from parts: year, month from 0, day, hour, minute, second, millisecond. Years 0 to 99 are in the last century.</summary>
    internal static double Make(Run run, Arguments a)
    {
        var year = a.Number(run, 0);
        var whole = Js.ToInteger(year);
        double Part(int index, double otherwise) => a.Count > index ? a.Number(run, index) : otherwise;
        return DateClock.Make(!double.IsNaN(year) && whole is >= 0 and <= 99 ? 1900 + whole : year,
            Part(1, 0), Part(2, 1), Part(3, 0), Part(4, 0), Part(5, 0), Part(6, 0));
    }
}
