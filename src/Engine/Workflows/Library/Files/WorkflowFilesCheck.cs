using Engine.Texts;
using Engine.Workflows.Definitions.Overlays;
using Engine.Workflows.Definitions.Publishing;

namespace Engine.Workflows.Library.Files;

/// <summary>Checks files of definitions without a database, so without what a tenant made in the console.</summary>
public sealed class WorkflowFilesCheck(WorkflowFiles files, TextFiles texts, IEnumerable<PortalNames> names)
{
    /// <summary>A tenant may have this one in its database.</summary>
    private const string PerhapsElsewhere = "workflow-unknown";

    /// <summary>Errors in the shared files.</summary>
    public IReadOnlyList<FileFinding> Shared() => Errors(CheckedFiles.Check(files.Shared, new() { Names = [.. names] }));

    /// <summary>Errors in the files of one tenant, as they lie over the shared ones.</summary>
    public IReadOnlyList<FileFinding> Of(string tenant) =>
        files.LookOf(tenant).Length == 0 ? [] : Errors(CheckedFiles.Check(files.Of(tenant), Around(tenant)).Where(f => f.Layered.Layer != DefinitionLayer.Shared));

    private PublishContext Around(string tenant) => new() { FaultOfText = (key, version) => texts.FaultOf(tenant, key, version), Names = [.. names] };

    private static List<FileFinding> Errors(IEnumerable<CheckedFile> files) =>
        [.. files.SelectMany(f => f.Findings).Where(f => f.Finding.IsError && f.Finding.Code != PerhapsElsewhere)];
}
