namespace Engine.Workflows.Expressions.JavaScript.Functions;

internal static class TextFunctions
{
    public static readonly FunctionGroup Group = new FunctionGroup("String", HasValue: true)
        .With("fromCharCode", (run, _, a) =>
        {
            run.Meter.Grow(a.Count);
            return string.Concat(a.All.Select(v => (char)(ushort)Js.ToInt32(Js.ToNumber(run, v))));
        })
        .With("fromCodePoint", (run, _, a) => string.Concat(a.All.Select(v => CodePoint(Js.ToNumber(run, v)))));

    private static string CodePoint(double code) => code is >= 0 and <= 0x10FFFF && code == Math.Truncate(code)
        ? code is >= 0xD800 and <= 0xDFFF ? ((char)code).ToString() : char.ConvertFromUtf32((int)code)
        : throw EvaluationFault.Value("dit teken bestaat niet");
}
