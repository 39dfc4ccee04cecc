using Engine.Workflows.Values;

namespace Engine.Workflows.Definitions.Publishing;

/// <summary>Variables, inputs and outputs with a type that exists and an id and name of their own.</summary>
internal static class VariableRule
{
    public static void Check(PublishSubject subject)
    {
        CheckScope(subject, null, subject.Definition.Variables);
        foreach (var node in subject.Nodes)
        {
            CheckScope(subject, node, node.Variables);
        }

        foreach (var (name, type) in subject.Definition.Inputs.Select(i => (i.Name, i.TypeName)).Concat(subject.Definition.Outputs.Select(o => (o.Name, o.TypeName))))
        {
            CheckType(subject, null, name, type);
        }

        foreach (var twice in Twice(subject.Definition.Inputs.Select(i => i.Name)).Concat(Twice(subject.Definition.Outputs.Select(o => o.Name))))
        {
            subject.Error("variable-twice", null, $"Er zijn twee in- of uitvoeren met de naam \"{twice}\". Geef er één een andere naam.");
        }
    }

    private static void CheckScope(PublishSubject subject, ActivityNode? at, IReadOnlyList<WorkflowVariable> variables)
    {
        foreach (var variable in variables)
        {
            CheckType(subject, at, variable.Name, variable.TypeName);
        }

        foreach (var twice in Twice(variables.Select(v => v.Id)).Union(Twice(variables.Select(v => v.Name))))
        {
            subject.Error("variable-twice", at, $"Er zijn twee variabelen met de naam of id \"{twice}\". Geef er één een andere.");
        }
    }

    private static void CheckType(PublishSubject subject, ActivityNode? at, string name, string typeName)
    {
        if (!TypeAliases.TryParse(typeName, out _))
        {
            subject.Error("variable-type-unknown", at, $"Het type \"{typeName}\" van \"{name}\" bestaat niet. Kies een type uit de lijst, zoals String, Int32 of List<String>.");
        }
    }

    private static IEnumerable<string> Twice(IEnumerable<string> names) =>
        names.GroupBy(n => n, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1).Select(g => g.Key);
}
