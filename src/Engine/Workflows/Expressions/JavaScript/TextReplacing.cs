using System.Text;

namespace Engine.Workflows.Expressions.JavaScript;

/// <summary>replace and replaceAll for a text that is sought literally, by a text or a function.</summary>
internal static class TextReplacing
{
    public static string Replace(Run run, string text, Arguments a, bool all)
    {
        var sought = a.Text(run, 0);
        var function = a[1] as JsFunction;
        var with = function is null ? a.Text(run, 1) : "";
        run.Meter.Scan(text.Length);
        var result = new StringBuilder();
        var done = 0;
        for (var at = text.IndexOf(sought, StringComparison.Ordinal); at >= 0;)
        {
            run.Meter.Step();
            var piece = function is null ? Filled(with, sought, text, at) : Js.ToText(run, function.Call(run, [sought, (double)at, text]));
            run.Meter.Grow((long)piece.Length + at - done);
            result.Append(text, done, at - done).Append(piece);
            done = at + sought.Length;
            var next = Math.Max(done, at + 1);
            at = all && next <= text.Length ? text.IndexOf(sought, next, StringComparison.Ordinal) : -1;
        }

        run.Meter.Grow(text.Length - done);
        return result.Append(text, done, text.Length - done).ToString();
    }

    // $$, $& and the parts before and after are what a replacement can name
    private static string Filled(string with, string sought, string text, int at) => !with.Contains('$', StringComparison.Ordinal)
        ? with
        : Named(with, sought, text, at);

    private static string Named(string with, string sought, string text, int at)
    {
        var result = new StringBuilder();
        for (var i = 0; i < with.Length; i++)
        {
            var named = with[i] == '$' && i + 1 < with.Length
                ? with[i + 1] switch
                {
                    '$' => "$",
                    '&' => sought,
                    '`' => text[..at],
                    '\'' => text[(at + sought.Length)..],
                    _ => null,
                }
                : null;
            result.Append(named ?? with[i].ToString());
            i += named is null ? 0 : 1;
            if (result.Length > ExpressionMeter.MaximumText)
            {
                break;
            }
        }

        return result.ToString();
    }
}
