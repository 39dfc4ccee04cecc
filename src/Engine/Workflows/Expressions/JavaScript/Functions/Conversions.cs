namespace Engine.Workflows.Expressions.JavaScript.Functions;

/// <summary>Functions that turn one kind of value into another, and ask about it.</summary>
internal static class Conversions
{
    public static readonly IReadOnlyDictionary<string, Native> All = new Dictionary<string, Native>
    {
        ["String"] = (run, _, a) => a.Count == 0 ? "" : a.Text(run, 0),
        ["Number"] = (run, _, a) => a.Count == 0 ? 0d : a.Number(run, 0),
        ["Boolean"] = (_, _, a) => Js.ToBoolean(a[0]),
        ["parseInt"] = ParseInt,
        ["parseFloat"] = ParseFloat,
        ["isNaN"] = (run, _, a) => double.IsNaN(a.Number(run, 0)),
        ["isFinite"] = (run, _, a) => double.IsFinite(a.Number(run, 0)),
        ["isNullOrEmpty"] = (run, _, a) => a[0] is null or Undefined || a.Text(run, 0).Length == 0,
        ["isNullOrWhiteSpace"] = (run, _, a) => a[0] is null or Undefined || string.IsNullOrWhiteSpace(a.Text(run, 0)),
        ["toJson"] = (run, _, a) => JsonText.Write(run, a[0], Undefined.Value) is string json ? json : "null",
        ["encodeURIComponent"] = (run, _, a) =>
        {
            var text = a.Text(run, 0);
            run.Meter.Grow(text.Length * 3L);
            return UriText.Encode(text);
        },
        ["decodeURIComponent"] = (run, _, a) =>
        {
            var text = a.Text(run, 0);
            run.Meter.Grow(text.Length);
            return UriText.Decode(text);
        },
    };

    internal static object? ParseInt(Run run, object? self, Arguments a) => NumberParsing.Integer(Scanned(run, a), Js.ToInt32(a.Has(1) ? a.Number(run, 1) : 0));

    internal static object? ParseFloat(Run run, object? self, Arguments a) => NumberParsing.Leading(Scanned(run, a));

    private static string Scanned(Run run, Arguments a)
    {
        var text = a.Text(run, 0);
        run.Meter.Step(text.Length >> 4);
        return text;
    }
}
