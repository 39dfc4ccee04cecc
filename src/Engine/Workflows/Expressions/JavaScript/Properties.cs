using System.Globalization;

namespace Engine.Workflows.Expressions.JavaScript;

/// <summary>Reading and writing properties of plain data. What is not there is undefined; of null and undefined there is nothing.</summary>
internal static class Properties
{
    private static readonly string[] Forbidden = ["__proto__", "constructor", "prototype", "__defineGetter__", "__defineSetter__", "__lookupGetter__", "__lookupSetter__"];

    public static bool IsForbidden(string name) => Array.IndexOf(Forbidden, name) >= 0;

    public static object? Get(Run run, object? target, object? key)
    {
        if (target is null or Undefined)
        {
            throw EvaluationFault.Value($"{Js.NameOf(target)} heeft geen veld {Shown(key)}: gebruik ?. als de waarde kan ontbreken");
        }

        if (key is double index && index >= 0 && index == Math.Truncate(index) && target is JsArray or string)
        {
            return target is JsArray array ? index < array.Length ? array.At((int)index) : Undefined.Value
                : index < ((string)target).Length ? ((string)target)[(int)index].ToString() : Undefined.Value;
        }

        var name = Js.ToKey(run, key);
        return target switch
        {
            JsObject item => item.Get(name),
            JsArray list when name == "length" => (double)list.Length,
            string text when name == "length" => (double)text.Length,
            byte[] bytes when name is "length" or "byteLength" => (double)bytes.Length,
            JsArray or string when Index(name) is { } position => Get(run, target, position),
            TimeSpan span => Span(span, name),
            JsFunction => throw EvaluationFault.Value("een functie heeft geen velden"),
            _ when Methods.IsMethodOf(target, name) => throw EvaluationFault.Value($"{name} is een functie: roep haar aan met haakjes"),
            _ => Undefined.Value,
        };
    }

    public static void Set(Run run, object? target, object? key, object? value)
    {
        switch (target)
        {
            case JsObject item when Js.ToKey(run, key) is var name && !IsForbidden(name):
                run.Scope.Touched |= item.OfVariable;
                item.Set(name, value);
                break;
            case JsArray list when (key is double number ? number : Index(Js.ToKey(run, key))) is { } index && index >= 0 && index <= list.Length && index == Math.Truncate(index):
                run.Scope.Touched |= list.OfVariable;
                Sequence.CheckLength((long)index + 1);
                if ((int)index == list.Length)
                {
                    list.Items.Add(value);
                }
                else
                {
                    list.Items[(int)index] = value;
                }

                break;
            default:
                throw EvaluationFault.Value($"veld {Shown(key)} van {Js.NameOf(target)} kan niet worden gezet");
        }
    }

    /// <summary>Own properties of an object, items of a list, characters of a text; other values have none.</summary>
    public static void Copy(Run run, object? source, JsObject target)
    {
        foreach (var (name, value) in Of(run, source))
        {
            target.Set(name, value);
        }
    }

    public static List<(string Name, object? Value)> Of(Run run, object? source)
    {
        run.Meter.Step(source switch { JsObject item => item.Count, JsArray list => list.Length, string text => text.Length, _ => 0 } >> 2);
        return source switch
        {
            JsObject item => [.. item.Keys.Select(k => (k, item.Get(k)))],
            JsArray list => [.. list.Items.Select((v, i) => (i.ToString(CultureInfo.InvariantCulture), v))],
            string text => [.. text.Select((c, i) => (i.ToString(CultureInfo.InvariantCulture), (object?)c.ToString()))],
            _ => [],
        };
    }

    private static string Shown(object? key) => key is string { Length: <= 60 } name ? name : key is double number ? Values.NumberText.Write(number) : "";

    private static double? Index(string name) =>
        uint.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index.ToString(CultureInfo.InvariantCulture) == name ? index : null;

    private static object? Span(TimeSpan span, string name) => name switch
    {
        "totalDays" or "TotalDays" => span.TotalDays,
        "totalHours" or "TotalHours" => span.TotalHours,
        "totalMinutes" or "TotalMinutes" => span.TotalMinutes,
        "totalSeconds" or "TotalSeconds" => span.TotalSeconds,
        "totalMilliseconds" or "TotalMilliseconds" => span.TotalMilliseconds,
        _ => Undefined.Value,
    };
}
