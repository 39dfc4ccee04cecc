using System.Globalization;
using System.Text.Json.Nodes;

namespace Engine.Workflows.Definitions.Reading;

/// <summary>Reads the envelope of a definition from JSON in the form of today.</summary>
internal static class EnvelopeReader
{
    public static WorkflowDefinition Read(JsonObject file, string definitionId, ActivityNode root, ReadSession session)
    {
        var name = Members.Filled(file, "name");
        if (name is null)
        {
            session.Error("name-missing", "De workflow heeft geen naam. Geef haar een naam.", file);
        }

        return new()
        {
            DefinitionId = definitionId,
            Id = Members.Filled(file, "id") ?? "",
            Name = name ?? definitionId,
            Description = Members.Text(file, "description"),
            CreatedAt = Members.Filled(file, "createdAt") is { } at
                && DateTimeOffset.TryParse(at, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var created) ? created : null,
            Version = Math.Max(1, Members.Number(file, "version") ?? 1),
            ToolVersion = Members.Filled(file, "toolVersion"),
            Variables = Variables(file["variables"]),
            Inputs = [.. Members.Objects(file["inputs"]).Select(Input).OfType<WorkflowInput>()],
            Outputs = [.. Members.Objects(file["outputs"]).Select(Output).OfType<WorkflowOutput>()],
            Outcomes = [.. (file["outcomes"] as JsonArray ?? []).Select(LiteralJson.Plain).Where(o => o.Length > 0)],
            CustomProperties = file["customProperties"] as JsonObject ?? [],
            IsReadonly = Members.Flag(file, "isReadonly") ?? false,
            IsSystem = Members.Flag(file, "isSystem") ?? false,
            IsLatest = Members.Flag(file, "isLatest") ?? true,
            IsPublished = Members.Flag(file, "isPublished") ?? false,
            Options = Options(file["options"] as JsonObject, session),
            Root = root,
            Raw = file,
        };
    }

    public static IReadOnlyList<WorkflowVariable> Variables(JsonNode? list) =>
        list is JsonArray ? [.. Members.Objects(list).Select(Variable).OfType<WorkflowVariable>()] : [];

    /// <returns>Null when it has neither id nor name.</returns>
    public static WorkflowVariable? Variable(JsonObject json)
    {
        var id = Members.Filled(json, "id") ?? Members.Filled(json, "name");
        return id is null ? null : new(id, Members.Filled(json, "name") ?? id, TypeOf(json, "typeName"))
        {
            Default = json["value"],
            IsMemory = Members.SimpleName(Members.Text(json, "storageDriverTypeName") ?? "") == "MemoryStorageDriver",
        };
    }

    private static WorkflowInput? Input(JsonObject json) => Members.Filled(json, "name") is { } name
        ? new(name, TypeOf(json, "type")) { DisplayName = Members.Filled(json, "displayName"), Description = Members.Filled(json, "description") }
        : null;

    private static WorkflowOutput? Output(JsonObject json) => Members.Filled(json, "name") is { } name
        ? new(name, TypeOf(json, "type")) { DisplayName = Members.Filled(json, "displayName"), Description = Members.Filled(json, "description") }
        : null;

    private static string TypeOf(JsonObject json, string member) =>
        (Members.Filled(json, member) ?? "Object") + (Members.Flag(json, "isArray") == true ? "[]" : "");

    private static WorkflowOptions Options(JsonObject? json, ReadSession session) => new()
    {
        Activation = Strategy(json, "activationStrategyType", ActivationStrategy.AllowAlways, session),
        Incidents = Strategy(json, "incidentStrategyType", IncidentStrategy.Fault, session),
        CommitStrategy = Members.Filled(json, "commitStrategyName"),
        UsableAsActivity = Members.Flag(json, "usableAsActivity") ?? false,
        AutoUpdateConsumingWorkflows = Members.Flag(json, "autoUpdateConsumingWorkflows") ?? false,
        ActivityCategory = Members.Filled(json, "activityCategory"),
    };

    // strategies moved between namespaces and assemblies from release to release
    private static T Strategy<T>(JsonObject? json, string member, T standard, ReadSession session)
        where T : struct, Enum
    {
        if (Members.Filled(json, member) is not { } written)
        {
            return standard;
        }

        var name = Members.SimpleName(written);
        name = name.EndsWith("Strategy", StringComparison.Ordinal) ? name[..^"Strategy".Length] : name;
        if (Members.Named<T>(name) is { } strategy)
        {
            return strategy;
        }

        session.Warn("strategy-unknown", $"\"{written}\" bestaat hier niet; {standard} geldt. Mogelijk zijn: {string.Join(", ", Enum.GetNames<T>())}.", json?[member]);
        return standard;
    }
}
