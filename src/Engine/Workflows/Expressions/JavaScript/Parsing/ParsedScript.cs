using Engine.Workflows.Expressions.JavaScript.Nodes;

namespace Engine.Workflows.Expressions.JavaScript.Parsing;

/// <param name="Names">How many names the script declares at its top.</param>
internal sealed record ParsedScript(Statement[] Statements, int Names, IReadOnlyList<ExpressionReference> References);
