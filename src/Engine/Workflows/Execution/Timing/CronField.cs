using System.Globalization;

namespace Engine.Workflows.Execution.Timing;

/// <summary>One field of a cron expression: numbers, names, ranges, steps and lists of them.</summary>
internal static class CronField
{
    /// <returns>For each number from the lowest on whether it is in the field; null when the field is wrong.</returns>
    public static bool[]? Read(string field, int low, int high, string[]? names = null)
    {
        var found = new bool[high - low + 1];
        return field.Split(',').All(part => Add(part, low, high, names, found)) ? found : null;
    }

    public static int? Number(string text, int low, int high, string[]? names = null)
    {
        var named = names is null ? -1 : Array.IndexOf(names, text);
        if (named >= 0)
        {
            return named + low;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= low && number <= high ? number : null;
    }

    private static bool Add(string part, int low, int high, string[]? names, bool[] found)
    {
        var step = part.Split('/');
        var every = 1;
        if (step.Length > 2 || (step.Length == 2 && !(int.TryParse(step[1], NumberStyles.None, CultureInfo.InvariantCulture, out every) && every > 0)))
        {
            return false;
        }

        var ends = step[0].Split('-');
        var first = step[0] is "*" or "?" ? low : Number(ends[0], low, high, names);
        // a step behind one number runs to the end of the field
        var last = step[0] is "*" or "?" || (ends.Length == 1 && step.Length == 2) ? high : Number(ends[^1], low, high, names);
        if (ends.Length > 2 || first is not { } from || last is not { } to)
        {
            return false;
        }

        // FRI-MON goes past the end of the field
        var length = to >= from ? to - from : to - from + found.Length;
        for (var i = 0; i <= length; i += every)
        {
            found[(from - low + i) % found.Length] = true;
        }

        return true;
    }
}
