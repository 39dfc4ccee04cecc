using Engine.Workflows.Values;

namespace Engine.Workflows.Expressions.JavaScript;

/// <summary>Conversions between values as ECMAScript lays down.</summary>
internal static class Js
{
    public static bool ToBoolean(object? value) => value switch
    {
        null or Undefined => false,
        bool flag => flag,
        double number => number != 0 && !double.IsNaN(number),
        string text => text.Length > 0,
        _ => true,
    };

    public static double ToNumber(Run run, object? value)
    {
        switch (value)
        {
            case double number:
                return number;
            case null:
                return 0;
            case Undefined:
                return double.NaN;
            case bool flag:
                return flag ? 1 : 0;
            case string text:
                run.Meter.Step(text.Length >> 4);
                return NumberParsing.Whole(text);
            default:
                return ToNumber(run, ToPrimitive(run, value, number: true));
        }
    }

    /// <summary>The text of a value. Making it is counted; a text stays itself.</summary>
    public static string ToText(Run run, object? value)
    {
        if (value is string text)
        {
            return text;
        }

        var made = value switch
        {
            null => "null",
            Undefined => "undefined",
            bool flag => flag ? "true" : "false",
            double number => NumberText.Write(number),
            _ => null,
        };
        return made ?? ToText(run, ToPrimitive(run, value, number: false));
    }

    /// <summary>Lists, objects and moments as text; a moment that is asked for a number gives its milliseconds.</summary>
    public static object? ToPrimitive(Run run, object? value, bool number) => value switch
    {
        JsDate date when number => date.Time,
        JsDate date => DateText.Write(date),
        JsArray array => ArrayText.Join(run, array, ","),
        JsObject item when item.Has("toString") => throw EvaluationFault.Value("dit object kan geen tekst of getal worden"),
        JsObject => "[object Object]",
        JsFunction => throw EvaluationFault.Value("een functie kan geen tekst of getal worden: roep haar aan met haakjes"),
        TimeSpan or byte[] => TextConversion.Write(value),
        _ => value,
    };

    public static string TypeOf(object? value) => value switch
    {
        Undefined => "undefined",
        bool => "boolean",
        double => "number",
        string => "string",
        JsFunction => "function",
        _ => "object",
    };

    public static double ToInteger(double number) => double.IsNaN(number) ? 0 : Math.Truncate(number) + 0.0;

    public static int ToInt32(double number)
    {
        if (!double.IsFinite(number))
        {
            return 0;
        }

        var whole = Math.Truncate(number) % 4294967296.0;
        return unchecked((int)(uint)(long)whole);
    }

    public static string ToKey(Run run, object? value) => ToText(run, value);

    /// <summary>What a value is called in a message.</summary>
    public static string NameOf(object? value) => value switch
    {
        Undefined => "undefined",
        null => "null",
        JsDate => "moment",
        JsArray => "lijst",
        JsObject => "object",
        JsFunction => "functie",
        double => "getal",
        _ => Plain.NameOf(value),
    };
}
