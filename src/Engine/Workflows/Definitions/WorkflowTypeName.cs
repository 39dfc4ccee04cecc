using System.Text;

namespace Engine.Workflows.Definitions;

/// <summary>The type name that a workflow has as an activity.</summary>
public static class WorkflowTypeName
{
    /// <summary>The name in Pascal case without spaces and signs: <c>SendReminder</c> for "send reminder".</summary>
    public static string Of(string name)
    {
        var type = new StringBuilder();
        var isStart = true;
        foreach (var sign in name)
        {
            if (char.IsLetterOrDigit(sign))
            {
                type.Append(isStart ? char.ToUpperInvariant(sign) : sign);
            }

            isStart = !char.IsLetterOrDigit(sign);
        }

        return type.ToString();
    }

    /// <summary>Whether a reference means this definition: by the version, else by the definition, else by the name.</summary>
    public static bool Means(WorkflowReference reference, WorkflowDefinition definition) =>
        reference.VersionId is { } version && version == definition.Id
        || (reference.DefinitionId is { } id ? id == definition.DefinitionId : reference.TypeName.Length > 0 && reference.TypeName == Of(definition.Name));
}
