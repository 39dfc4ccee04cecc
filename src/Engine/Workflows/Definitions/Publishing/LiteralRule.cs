using System.Text.Json;
using Engine.Workflows.Definitions.Catalogue;
using Engine.Workflows.Expressions;
using Engine.Workflows.Values;

namespace Engine.Workflows.Definitions.Publishing;

/// <summary>Values that stand in the file fit the type of their input: spans of time, moments, numbers, lists and fixed times.</summary>
internal static class LiteralRule
{
    public static void Check(PublishSubject subject)
    {
        foreach (var node in subject.Nodes)
        {
            foreach (var (name, value) in node.Inputs.Where(i => i.Value is { IsConstant: true, IsPlain: false } && node.Type?.Input(i.Key) is { IsScript: false }))
            {
                if (Problem(value) is { } problem)
                {
                    subject.Error(value.TypeName == "TimeSpan" ? "timespan-syntax" : "literal-unfit", node, $"In het veld \"{name}\": {problem}.");
                }
            }

            if (node.TypeName == TimeActivities.Cron && node.Input("cronExpression") is { Syntax: ExpressionSyntax.Literal, Text: { } cron }
                && CronSyntax.Problem(cron) is { } fault)
            {
                subject.Error("cron-syntax", node, fault);
            }
        }
    }

    private static string? Problem(InputValue value)
    {
        if (!TypeAliases.TryParse(value.TypeName, out var alias))
        {
            return null;
        }

        try
        {
            var plain = PlainJson.Read(value.Syntax == ExpressionSyntax.Object ? LiteralJson.Parsed(value.Value) : value.Value);
            return Conversion.Try(plain, alias, out _)?.Message;
        }
        catch (JsonException)
        {
            // told as an expression that cannot be read
            return null;
        }
    }
}
