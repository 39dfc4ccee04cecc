using System.Globalization;
using System.Text;
using Engine.Workflows.Values;

namespace Engine.Workflows.Expressions.JavaScript;

/// <summary>JSON.stringify: undefined and functions are left out of objects and become null in lists.</summary>
internal sealed class JsonText(Run run, string indent)
{
    private readonly StringBuilder text = new();

    /// <returns>Undefined for what JSON cannot say.</returns>
    public static object? Write(Run run, object? value, object? space)
    {
        var writer = new JsonText(run, Indent(run, space));
        if (value is Undefined or JsFunction)
        {
            return Undefined.Value;
        }

        writer.Add(value, 0);
        return writer.text.ToString();
    }

    private static string Indent(Run run, object? space) => space switch
    {
        double width => new string(' ', (int)Math.Clamp(Js.ToInteger(width), 0, 10)),
        string text => text[..Math.Min(10, text.Length)],
        _ => "",
    };

    private void Add(object? value, int depth)
    {
        run.Meter.Item();
        switch (value)
        {
            case string content:
                Quote(content);
                break;
            case double number:
                Put(double.IsFinite(number) ? NumberText.Write(number) : "null");
                break;
            case bool flag:
                Put(flag ? "true" : "false");
                break;
            case JsDate date:
                Put(date.IsValid ? $"\"{DateText.Iso(date)}\"" : "null");
                break;
            case JsArray array:
                AddList(array, depth);
                break;
            case JsObject item:
                AddObject(item, depth);
                break;
            case TimeSpan or byte[]:
                Quote(TextConversion.Write(value));
                break;
            default:
                Put("null");
                break;
        }
    }

    private void AddList(JsArray array, int depth)
    {
        run.Meter.Enter();
        Put("[");
        for (var i = 0; i < array.Length; i++)
        {
            Put(i > 0 ? "," : "");
            Line(depth + 1);
            Add(array.At(i), depth + 1);
        }

        if (array.Length > 0)
        {
            Line(depth);
        }

        Put("]");
        run.Meter.Leave();
    }

    private void AddObject(JsObject item, int depth)
    {
        run.Meter.Enter();
        Put("{");
        var first = true;
        foreach (var key in item.Keys)
        {
            if (item.Get(key) is var value && value is Undefined or JsFunction)
            {
                continue;
            }

            Put(first ? "" : ",");
            Line(depth + 1);
            Quote(key);
            Put(indent.Length > 0 ? ": " : ":");
            Add(value, depth + 1);
            first = false;
        }

        if (!first)
        {
            Line(depth);
        }

        Put("}");
        run.Meter.Leave();
    }

    private void Line(int depth)
    {
        if (indent.Length > 0)
        {
            run.Meter.Grow(1 + ((long)indent.Length * depth));
            text.Append('\n').Insert(text.Length, indent, depth);
        }
    }

    private void Quote(string content)
    {
        run.Meter.Grow(content.Length + 2L);
        text.Append('"');
        for (var i = 0; i < content.Length; i++)
        {
            var c = content[i];
            var named = "\b\t\n\f\r\"\\".IndexOf(c, StringComparison.Ordinal);
            if (named >= 0)
            {
                text.Append('\\').Append("btnfr\"\\"[named]);
            }
            else if (c < ' ' || IsLone(content, i))
            {
                text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
            }
            else
            {
                text.Append(c);
            }
        }

        text.Append('"');
    }

    // half of a pair has no form in UTF-8, so it is written as an escape
    private static bool IsLone(string content, int i) => char.IsSurrogate(content[i])
        && !(char.IsHighSurrogate(content[i]) && i + 1 < content.Length && char.IsLowSurrogate(content[i + 1]))
        && !(char.IsLowSurrogate(content[i]) && i > 0 && char.IsHighSurrogate(content[i - 1]));

    private void Put(string piece)
    {
        run.Meter.Grow(piece.Length);
        text.Append(piece);
    }
}
