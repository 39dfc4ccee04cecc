using Engine.Workflows.Values;

namespace Engine.Workflows.Expressions.JavaScript;

/// <summary>Plain data as values of a script: copies, so that nothing outside changes while the script runs.</summary>
internal static class ToScript
{
    private const long LargestExact = 9007199254740992;

    public static object? Convert(Run run, object? value, bool ofVariable)
    {
        run.Meter.Item();
        switch (Plain.Number(value))
        {
            case null or bool or string or double or TimeSpan or byte[]:
                return Plain.Number(value);
            case long number:
                return number is >= -LargestExact and <= LargestExact
                    ? (double)number
                    : throw EvaluationFault.Value($"het getal {number} is te groot om mee te rekenen");
            case decimal number:
                return double.Parse(TextConversion.Write(number), System.Globalization.CultureInfo.InvariantCulture);
            case Guid id:
                return id.ToString("D");
            case DateTimeOffset moment:
                return new JsDate(moment.ToUnixTimeMilliseconds());
            case IReadOnlyDictionary<string, object?> map:
                return Map(run, map, ofVariable);
            case IReadOnlyList<object?> list:
                return List(run, list, ofVariable);
            case var other:
                throw EvaluationFault.Value($"een waarde van het type {other.GetType().Name} kan niet in een expressie");
        }
    }

    private static JsArray List(Run run, IReadOnlyList<object?> list, bool ofVariable)
    {
        run.Meter.Enter();
        var items = new List<object?>(list.Count);
        foreach (var item in list)
        {
            items.Add(Convert(run, item, ofVariable));
        }

        run.Meter.Leave();
        return new(items) { OfVariable = ofVariable };
    }

    private static JsObject Map(Run run, IReadOnlyDictionary<string, object?> map, bool ofVariable)
    {
        run.Meter.Enter();
        var copy = new JsObject { OfVariable = ofVariable };
        foreach (var (name, item) in map)
        {
            copy.Set(name, Convert(run, item, ofVariable));
        }

        run.Meter.Leave();
        return copy;
    }
}
