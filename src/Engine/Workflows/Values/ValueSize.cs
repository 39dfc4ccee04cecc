using System.Text;

namespace Engine.Workflows.Values;

/// <summary>What a value weighs when it is stored, in bytes of JSON and close enough for limits.</summary>
public static class ValueSize
{
    /// <summary>Above this somebody should look.</summary>
    public const int Soft = 1_048_576;

    /// <summary>Above this a step fails.</summary>
    public const int Hard = 4_194_304;

    /// <summary>Counts until the limit is passed, so the answer for a huge value is only "more than the limit".</summary>
    public static int Measure(object? value, int limit = Hard) => Add(value, 0, limit);

    private static int Add(object? value, int sum, int limit)
    {
        if (sum > limit)
        {
            return sum;
        }

        switch (value)
        {
            case string text:
                return sum + 2 + (text.Length > limit ? text.Length : Encoding.UTF8.GetByteCount(text));
            case byte[] bytes:
                return (int)Math.Min(int.MaxValue, sum + 14L + (bytes.Length * 4L / 3));
            case IReadOnlyDictionary<string, object?> map:
                foreach (var (name, item) in map)
                {
                    sum = Add(item, Add(name, sum, limit) + 2, limit);
                    if (sum > limit)
                    {
                        break;
                    }
                }

                return sum + 2;
            case IReadOnlyList<object?> list:
                foreach (var item in list)
                {
                    sum = Add(item, sum + 1, limit);
                    if (sum > limit)
                    {
                        break;
                    }
                }

                return sum + 2;
            case DateTimeOffset or Guid:
                return sum + 44;
            case TimeSpan or decimal:
                return sum + 30;
            case double:
                return sum + 18;
            case long number:
                return sum + (number is > -1_000_000 and < 1_000_000 ? 6 : 18);
            default:
                return sum + 5;
        }
    }
}
