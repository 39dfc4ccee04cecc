using static Engine.Workflows.Definitions.Catalogue.Describe;

namespace Engine.Workflows.Definitions.Catalogue;

/// <summary>Elsa's activities that keep and hand on values.</summary>
public static class DataActivities
{
    public const string SetVariable = "Elsa.SetVariable";
    public const string RunJavaScript = "Elsa.RunJavaScript";

    internal static readonly ActivityType[] All =
    [
        new(SetVariable, "Variabele zetten") { Inputs = [Plain("variable", "Object"), Input("value", "Object")] },
        new("Elsa.SetOutput", "Uitkomst zetten") { Inputs = [Input("outputName", "String"), Input("outputValue", "Object")] },
        new("Elsa.SetName", "Naam geven") { Inputs = [Input("value", "String")] },
        new("Elsa.Correlate", "Koppelen") { Inputs = [Input("correlationId", "String")] },
        new("Elsa.WriteLine", "Regel in het logboek") { Inputs = [Input("text", "String")] },
        // runs when its script stays within the JavaScript of expressions
        new(RunJavaScript, "Script")
        {
            Inputs = [Lazy("script", "String") with { IsScript = true }, Input("possibleOutcomes", "String[]")],
            Outputs = [Output("result")],
            OutcomesOf = node => ListIn(node, "possibleOutcomes") is { Count: > 0 } outcomes
                ? [ActivityType.DoneOutcome, .. outcomes]
                : [ActivityType.DoneOutcome],
            OutcomesInput = "possibleOutcomes",
            IsForking = _ => true,
        },
    ];
}
