namespace Engine.Workflows.Expressions;

/// <summary>The notations in which a definition may write a value.</summary>
public enum ExpressionSyntax
{
    /// <summary>The value itself.</summary>
    Literal,

    /// <summary>JSON text, or JSON.</summary>
    Object,

    /// <summary>A variable, named by its id.</summary>
    Variable,

    /// <summary>An input of the workflow, by name.</summary>
    Input,

    /// <summary>The subset that <see cref="JavaScript.Script"/> describes.</summary>
    JavaScript,

    /// <summary>A text with values in it.</summary>
    Liquid,
}
