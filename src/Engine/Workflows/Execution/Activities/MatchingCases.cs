namespace Engine.Workflows.Execution.Activities;

/// <summary>The cases of a switch whose condition holds: the first one, or all of them.</summary>
internal static class MatchingCases
{
    public static List<int> Of(ActivityContext context)
    {
        var all = context.Inputs.Text("mode") is "MatchAny";
        List<int> found = [];
        var cases = context.Compiled.Cases;
        for (var i = 0; i < cases.Count && (all || found.Count == 0); i++)
        {
            if (cases[i].Evaluate(context.Node.Cases[i].Label, context.Scope) is true)
            {
                found.Add(i);
            }
        }

        return found;
    }
}
