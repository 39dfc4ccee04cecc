using Engine.Workflows.Expressions.JavaScript.Functions;
using Engine.Workflows.Expressions.JavaScript.Nodes;

namespace Engine.Workflows.Expressions.JavaScript.Parsing;

/// <summary>
/// Settles what each name stands for once the whole script has been read, because a function may use what is declared below it.
/// A name that stands for nothing is an error here and never at run time.
/// </summary>
internal sealed class NameResolver
{
    private readonly List<(NameNode Node, NameScope Scope, bool IsAssigned)> names = [];
    private readonly List<MemberNode> members = [];
    private readonly List<CallNode> calls = [];

    public List<ExpressionReference> References { get; } = [];

    public void Add(NameNode node, NameScope scope, bool isAssigned = false) => names.Add((node, scope, isAssigned));

    public void Add(MemberNode node) => members.Add(node);

    public void Add(CallNode node) => calls.Add(node);

    /// <summary>Marks a name as one that is given a value.</summary>
    public void Assigned(NameNode node)
    {
        var index = names.FindLastIndex(n => ReferenceEquals(n.Node, node));
        names[index] = names[index] with { IsAssigned = true };
    }

    public void Resolve(HashSet<Node> assigned)
    {
        foreach (var (node, scope, isAssigned) in names)
        {
            Resolve(node, scope, isAssigned);
        }

        HashSet<Node> used = [];
        foreach (var member in members)
        {
            if (member.Target is NameNode { Group: { } group } name)
            {
                used.Add(name);
                Bind(member, group, assigned.Contains(member));
            }
        }

        if (names.FirstOrDefault(n => n.Node.Group is { HasValue: false } && !used.Contains(n.Node)).Node is { } bare)
        {
            throw EvaluationFault.Syntax(bare.Position, $"{bare.Name} staat alleen voor een punt, zoals {bare.Name}.{bare.Group?.Names.FirstOrDefault() ?? "Naam"}");
        }

        foreach (var call in calls)
        {
            if (call.Callee is NameNode { IsLocal: false } name)
            {
                AddReference(name, call.Arguments);
            }
        }
    }

    private static void Resolve(NameNode node, NameScope scope, bool isAssigned)
    {
        var levels = 0;
        for (var at = scope; at is not null; at = at.Outer, levels++)
        {
            if (at.TryFind(node.Name, out var slot, out var isConstant))
            {
                node.ResolveLocal(levels, slot);
                if (isAssigned && isConstant)
                {
                    throw EvaluationFault.Syntax(node.Position, $"{node.Name} is met const gemaakt en kan niet veranderen: gebruik let");
                }

                return;
            }
        }

        if (isAssigned)
        {
            throw EvaluationFault.Syntax(node.Position, $"{node.Name} bestaat niet: schrijf let {node.Name} = ... of variables.{node.Name} = ...");
        }

        if (!Globals.TryFind(node.Name, out var value, out var group))
        {
            throw EvaluationFault.Syntax(node.Position, $"{node.Name} bestaat niet. {Globals.Hint(node.Name)}");
        }

        node.ResolveConstant(value, group);
    }

    private void Bind(MemberNode member, FunctionGroup group, bool isAssigned)
    {
        if (group.IsVariables)
        {
            member.Bind(new VariableNode(member.Position, member.Key));
            if (member.Key is ConstantNode { Value: string variable })
            {
                References.Add(new(ExpressionReferenceKind.Variable, variable, isAssigned, member.Position));
            }

            return;
        }

        if (isAssigned)
        {
            throw EvaluationFault.Syntax(member.Position, $"{group.Name} kan niet veranderen");
        }

        if (member.Key is not ConstantNode { Value: string name } || !group.TryFind(name, out var value))
        {
            var asked = member.Key is ConstantNode { Value: string text } ? text : "[...]";
            throw EvaluationFault.Syntax(member.Position, $"{group.Name}.{asked} bestaat niet. Er is: {string.Join(", ", group.Names)}");
        }

        member.Bind(new ConstantNode(member.Position, value));
    }

    private void AddReference(NameNode name, Node[] arguments)
    {
        var first = arguments.FirstOrDefault() is ConstantNode { Value: string text } ? text : null;
        ExpressionReference? found = name.Name switch
        {
            "getVariable" or "setVariable" => first is null ? null : new(ExpressionReferenceKind.Variable, first, name.Name[0] == 's', name.Position),
            "getInput" => first is null ? null : new(ExpressionReferenceKind.Input, first, false, name.Position),
            "getOutputFrom" => first is null ? null : new(ExpressionReferenceKind.Activity, first, false, name.Position),
            _ when Globals.IsAccessor(name.Name) => new(ExpressionReferenceKind.Accessor, name.Name[3..], name.Name[0] == 's', name.Position),
            _ => null,
        };
        if (found is not null)
        {
            References.Add(found);
        }
    }
}
