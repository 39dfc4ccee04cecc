using System.Diagnostics.CodeAnalysis;

namespace Engine.Workflows.Expressions;

/// <summary>Names of notations as files have them, and why some are refused.</summary>
public static class ExpressionSyntaxes
{
    private const string HostAccess = "kan bij alles op de server en wordt daarom niet uitgevoerd: schrijf de expressie in JavaScript of Liquid";

    /// <param name="name">Null means a literal.</param>
    /// <param name="refusal">In Dutch: why the notation cannot be used.</param>
    public static bool TryParse(string? name, out ExpressionSyntax syntax, [NotNullWhen(false)] out string? refusal)
    {
        refusal = null;
        syntax = ExpressionSyntax.Literal;
        switch (name?.ToUpperInvariant())
        {
            case null or "" or "LITERAL":
                return true;
            case "OBJECT" or "JSON":
                syntax = ExpressionSyntax.Object;
                return true;
            case "VARIABLE":
                syntax = ExpressionSyntax.Variable;
                return true;
            case "INPUT":
                syntax = ExpressionSyntax.Input;
                return true;
            case "JAVASCRIPT":
                syntax = ExpressionSyntax.JavaScript;
                return true;
            case "LIQUID":
                syntax = ExpressionSyntax.Liquid;
                return true;
            case "CSHARP" or "C#":
                refusal = $"C# {HostAccess}";
                return false;
            case "PYTHON":
                refusal = $"Python {HostAccess}";
                return false;
            case "DELEGATE":
                refusal = "een Delegate bestaat alleen in programmacode en kan niet in een bestand staan";
                return false;
            case "SECRET":
                refusal = "geheimen staan niet in workflows: laat de koppeling ze gebruiken";
                return false;
            case "OUTPUT":
                refusal = "een verwijzing naar een uitvoer wordt niet ondersteund: gebruik getOutputFrom(...) in JavaScript";
                return false;
            default:
                refusal = $"de notatie \"{name}\" bestaat niet: kies Literal, Object, Variable, Input, JavaScript of Liquid";
                return false;
        }
    }
}
