using static Engine.Workflows.Definitions.Catalogue.Describe;

namespace Engine.Workflows.Definitions.Catalogue;

/// <summary>Elsa's activities that steer the flow.</summary>
public static class FlowActivities
{
    public const string Flowchart = "Elsa.Flowchart";
    public const string Sequence = "Elsa.Sequence";
    public const string Start = "Elsa.Start";
    public const string FlowJoin = "Elsa.FlowJoin";
    public const string FlowFork = "Elsa.FlowFork";
    public const string FlowDecision = "Elsa.FlowDecision";
    public const string FlowSwitch = "Elsa.FlowSwitch";
    public const string While = "Elsa.While";
    public const string For = "Elsa.For";
    public const string ForEach = "Elsa.ForEach";
    public const string Break = "Elsa.Break";
    public const string Complete = "Elsa.Complete";
    public const string Finish = "Elsa.Finish";
    public const string Fault = "Elsa.Fault";

    private static readonly ActivityInput Cases = Plain("cases", "Object[]");

    private static readonly ActivityInput SwitchMode = Choice("mode", "MatchFirst", "MatchFirst", "MatchAny");

    internal static readonly ActivityType[] All =
    [
        new(Flowchart, "Stroomschema") { Ports = [Many("activities")] },
        new(Sequence, "Na elkaar") { Ports = [Many("activities")] },
        new(Start, "Begin"),
        new("Elsa.End", "Einde") { IsTerminal = true },
        new("Elsa.FlowNode", "Stap") { Ports = [One("body")] },
        new("Elsa.If", "Als") { Inputs = [Input("condition", "Boolean", false)], Outputs = [Output("result", "Boolean")], Ports = [One("then"), One("else")] },
        new(FlowDecision, "Keuze") { Inputs = [Input("condition", "Boolean", false)], OutcomesOf = Outcomes("True", "False") },
        new("Elsa.Switch", "Keuze uit meer")
        {
            Inputs = [Cases, SwitchMode],
            Outputs = [Output("output")],
            Ports = [new("cases", PortShape.Wrapped, "label"), One("default")],
        },
        new(FlowSwitch, "Keuze uit meer")
        {
            Inputs = [Cases, SwitchMode],
            OutcomesOf = OfCases,
            IsForking = node => node.Input("mode") is { } mode && mode.Text != "MatchFirst",
        },
        new(FlowFork, "Splitsing")
        {
            Inputs = [Input("branches", "String[]")],
            OutcomesOf = node => ListIn(node, "branches") is { Count: > 0 } branches ? branches : [ActivityType.DoneOutcome],
            OutcomesInput = "branches",
            IsForking = _ => true,
        },
        new(FlowJoin, "Samenkomst") { Inputs = [Choice("mode", "WaitAny", "WaitAny", "WaitAll", "WaitAllActive")] },
        new("Elsa.Fork", "Naast elkaar")
        {
            Inputs = [Choice("joinMode", "WaitAll", "WaitAll", "WaitAny") with { IsPlain = true }],
            Ports = [Many("branches")],
        },
        new("Elsa.Parallel", "Alles tegelijk") { Ports = [Many("activities")] },
        new(While, "Zolang") { Inputs = [Lazy("condition", "Boolean", false)], Ports = [One("body")], IsLoop = true },
        new(For, "Tellen")
        {
            Inputs = [Input("start", "Int32", 0), Input("end", "Int32", 0), Input("step", "Int32", 1), Input("outerBoundInclusive", "Boolean", true)],
            Outputs = [Output("currentValue", "Int32")],
            Ports = [One("body")],
            IsLoop = true,
        },
        new(ForEach, "Voor elk") { Inputs = [Input("items", "Object[]")], Outputs = [Output("currentValue")], Ports = [One("body")], IsLoop = true },
        new("Elsa.ParallelForEach", "Voor elk, tegelijk") { Inputs = [Input("items", "Object[]")], Outputs = [Output("currentValue")], Ports = [One("body")] },
        new(Break, "Uit de herhaling") { IsTerminal = true },
        new(Complete, "Afronden") { Inputs = [Input("outcomes", "Object")], IsTerminal = true },
        new(Finish, "Alles beëindigen") { IsTerminal = true },
        new(Fault, "Fout melden")
        {
            Inputs = [Input("code", "String", "0"), Input("category", "String", "General"), Input("faultType", "String", "System"), Input("message", "String")],
        },
    ];
}
