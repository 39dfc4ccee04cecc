using System.Text.Json.Nodes;

namespace Engine.Workflows.Definitions.Reading;

/// <summary>Brings the envelope of a definition into the form of today.</summary>
internal static class ModernEnvelope
{
    /// <summary>Fields that are known, in the order in which they are written.</summary>
    public static readonly string[] Fields =
    [
        "$schema", "id", "definitionId", "name", "description", "createdAt", "version", "toolVersion", "variables", "inputs", "outputs", "outcomes",
        "customProperties", "isReadonly", "isSystem", "isLatest", "isPublished", "options", "root",
    ];

    private static readonly string[] OptionNames =
    [
        "activationStrategyType", "incidentStrategyType", "commitStrategyName", "usableAsActivity", "autoUpdateConsumingWorkflows", "activityCategory",
    ];

    public static void Modernise(JsonObject file)
    {
        Members.Rename(file, [.. Fields, "tenantId", "usableAsActivity"]);
        // whose workflow it is follows from who imports it
        file.Remove("tenantId");
        Options(file);
        foreach (var variable in Members.Objects(file["variables"]))
        {
            Variable(variable);
        }

        foreach (var argument in Members.Objects(file["inputs"]).Concat(Members.Objects(file["outputs"])))
        {
            Members.Rename(argument, "type", "name", "displayName", "description", "category", "uiHint", "storageDriverType", "isArray");
        }
    }

    public static void Variable(JsonObject variable) =>
        Members.Rename(variable, "id", "name", "typeName", "isArray", "value", "storageDriverTypeName");

    private static void Options(JsonObject file)
    {
        if (file["options"] is JsonObject present)
        {
            Members.Rename(present, OptionNames);
        }

        if (Members.Flag(file, "usableAsActivity") is { } usable)
        {
            file.Remove("usableAsActivity");
            if (file["options"] is not JsonObject options)
            {
                file["options"] = options = [];
            }

            options.TryAdd("usableAsActivity", usable);
        }
    }
}
