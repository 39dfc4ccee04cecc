namespace Engine.Workflows.Expressions.JavaScript.Functions;

/// <summary>What a script asks and tells its instance.</summary>
internal static class InstanceFunctions
{
    public static readonly IReadOnlyDictionary<string, Native> All = new Dictionary<string, Native>
    {
        ["getInput"] = (run, _, a) => run.Scope.Input(run, a.Text(run, 0)),
        ["getVariable"] = (run, _, a) => run.Scope.Variable(run, a.Text(run, 0)),
        ["setVariable"] = (run, _, a) =>
        {
            run.Scope.SetVariable(run, a.Text(run, 0), a[1]);
            return Undefined.Value;
        },
        ["getOutputFrom"] = (run, _, a) => run.Scope.Output(run, a.Text(run, 0), a.Has(1) ? a.Text(run, 1) : "Result"),
        ["getLastResult"] = (run, _, _) => ToScript.Convert(run, run.Scope.Instance.LastResult, ofVariable: false),
        ["getCorrelationId"] = (run, _, _) => run.Scope.CorrelationId,
        ["setCorrelationId"] = (run, _, a) =>
        {
            run.Scope.SetCorrelationId(Optional(run, a));
            return Undefined.Value;
        },
        ["getWorkflowInstanceId"] = (run, _, _) => run.Scope.Instance.InstanceId,
        ["getWorkflowInstanceName"] = (run, _, _) => run.Scope.InstanceName,
        ["setWorkflowInstanceName"] = (run, _, a) =>
        {
            run.Scope.SetInstanceName(Optional(run, a));
            return Undefined.Value;
        },
        ["setOutcome"] = (run, _, a) => Outcomes(run, [a.Text(run, 0)]),
        ["setOutcomes"] = (run, _, a) => Outcomes(run, [.. Sequence.Of(run, a[0]).Select(o => Js.ToText(run, o))]),
        ["getWorkflowDefinitionId"] = (run, _, _) => run.Scope.Instance.DefinitionId,
        ["getWorkflowDefinitionVersionId"] = (run, _, _) => run.Scope.Instance.DefinitionVersionId,
        ["getWorkflowDefinitionVersion"] = (run, _, _) => (double)run.Scope.Instance.DefinitionVersion,
        ["newGuid"] = (run, _, _) => run.Scope.Instance.NewId().ToString("D"),
        ["newGuidString"] = (run, _, _) => run.Scope.Instance.NewId().ToString("D"),
        ["newShortGuid"] = (run, _, _) => Convert.ToBase64String(run.Scope.Instance.NewId().ToByteArray()).TrimEnd('=').Replace('+', '-').Replace('/', '_'),
        ["parseGuid"] = (run, _, a) => Guid.TryParse(a.Text(run, 0), out var id)
            ? id.ToString("D")
            : throw EvaluationFault.Value("deze tekst is geen Guid"),
    };

    private static Undefined Outcomes(Run run, List<string> outcomes)
    {
        run.Scope.SetOutcomes(outcomes);
        return Undefined.Value;
    }

    private static string? Optional(Run run, Arguments a) => a[0] is null or Undefined ? null : a.Text(run, 0);
}
