namespace Engine.Workflows.Expressions.JavaScript.Functions;

internal static class JsonFunctions
{
    public static readonly FunctionGroup Group = new FunctionGroup("JSON")
        .With("parse", (run, _, a) => JsonReading.Read(run, a.Text(run, 0)))
        .With("stringify", (run, _, a) => a[1] is null or Undefined
            ? JsonText.Write(run, a[0], a[2])
            : throw EvaluationFault.Value("JSON.stringify kiest geen velden: maak eerst een object met de velden die nodig zijn"));
}
