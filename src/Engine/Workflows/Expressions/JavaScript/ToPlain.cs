using Engine.Workflows.Values;

namespace Engine.Workflows.Expressions.JavaScript;

/// <summary>Values of a script as plain data. A number that is whole becomes a long, a moment stands in UTC.</summary>
internal static class ToPlain
{
    /// <summary>How deep data may be nested; stored state wraps it in some levels of its own.</summary>
    public const int MaximumDepth = 48;

    public static object? Convert(Run run, object? value) => Convert(run, value, 0);

    private static object? Convert(Run run, object? value, int depth)
    {
        if (depth > MaximumDepth)
        {
            throw EvaluationFault.Limit($"de waarde is dieper genest dan {MaximumDepth} lagen");
        }

        run.Meter.Item();
        switch (value)
        {
            case null or Undefined:
                return null;
            case double number:
                return number == Math.Truncate(number) && Math.Abs(number) <= 9007199254740992 ? (object)(long)number : number;
            case string text:
                return Plain.Text(text);
            case JsDate date:
                return DateClock.Moment(date.Time) ?? throw EvaluationFault.Value("deze datum bestaat niet");
            case JsFunction:
                throw EvaluationFault.Value("een functie is geen waarde die bewaard kan worden: roep haar aan met haakjes");
            case JsArray array:
                var items = new List<object?>(array.Length);
                items.AddRange(array.Items.Select(item => Convert(run, item, depth + 1)));
                return items;
            case JsObject item:
                var map = new OrderedDictionary<string, object?>();
                foreach (var key in item.Keys.Where(k => item.Get(k) is not Undefined))
                {
                    map[Plain.Text(key)] = Convert(run, item.Get(key), depth + 1);
                }

                return map;
            default:
                return value;
        }
    }
}
