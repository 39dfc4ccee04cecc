using System.Text;

namespace Engine.Workflows.Expressions.JavaScript;

/// <summary>Lists as text.</summary>
internal static class ArrayText
{
    public static string Join(Run run, JsArray array, string separator)
    {
        run.Meter.Enter();
        var text = new StringBuilder();
        for (var i = 0; i < array.Length; i++)
        {
            run.Meter.Step();
            var item = array.At(i) is null or Undefined ? "" : Js.ToText(run, array.At(i));
            run.Meter.Grow(item.Length + (i > 0 ? separator.Length : 0));
            text.Append(i > 0 ? separator : "").Append(item);
        }

        run.Meter.Leave();
        return text.ToString();
    }
}
