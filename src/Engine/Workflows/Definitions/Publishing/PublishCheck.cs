namespace Engine.Workflows.Definitions.Publishing;

/// <summary>
/// Whether a definition may run. Reading is tolerant; this is strict. Errors stand in the way of publishing, warnings do not, and a
/// definition with errors can be kept as a draft.
/// </summary>
public static class PublishCheck
{
    private static readonly Action<PublishSubject>[] Rules =
    [
        LimitRule.Check, TypeRule.Check, WorkflowRule.Check, VariableRule.Check, InputRule.Check, ExpressionRule.Check,
        LiteralRule.Check, BoundsRule.Check, NameRule.Check, NoteRule.Check, ForwardRule.Check, ReferenceRule.Check, PortRule.Check,
        TextRule.Check, FlowRule.Check, JoinRule.Check, LoopRule.Check, MemoryRule.Check, KeepingRule.Check,
    ];

    /// <summary>Checks what was read; what reading found wrong stands in the way as well.</summary>
    public static IReadOnlyList<DefinitionFinding> Check(ReadResult read, PublishContext context) =>
        read.Definition is null ? read.Findings : [.. read.Findings, .. Check(read.Definition, context).Where(f => !read.Findings.Any(r => SameMatter(r, f)))];

    public static IReadOnlyList<DefinitionFinding> Check(WorkflowDefinition definition, PublishContext context)
    {
        var subject = new PublishSubject(definition, context);
        foreach (var rule in Rules)
        {
            rule(subject);
        }

        return subject.Findings;
    }

    private static bool SameMatter(DefinitionFinding one, DefinitionFinding other) => one.Code == other.Code && one.ActivityId == other.ActivityId;
}
