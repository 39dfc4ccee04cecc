using Engine.Workflows.Definitions.Catalogue;
using Engine.Workflows.Definitions.Publishing;

namespace Engine.Workflows.Definitions.Importing;

/// <summary>What the tenant has already, and how the import is meant.</summary>
public sealed record ImportTarget
{
    /// <summary>The latest version of a definition; null when the tenant does not have it.</summary>
    public required Func<string, WorkflowDefinition?> Latest { get; init; }

    /// <summary>Whether a version of any definition has this id.</summary>
    public required Func<string, bool> IsVersionIdTaken { get; init; }

    /// <summary>Ids for new versions.</summary>
    public required Func<string> NewId { get; init; }

    public required DateTimeOffset Now { get; init; }

    /// <summary>Publish all, or none; null leaves it to what each file says.</summary>
    public bool? Publish { get; init; }

    /// <summary>What the publish check must know; workflows of the same import are found beside those it finds.</summary>
    public PublishContext Publishing { get; init; } = new();

    public ActivityCatalogue? Catalogue { get; init; }
}
