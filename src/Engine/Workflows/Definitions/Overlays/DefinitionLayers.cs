using Engine.Workflows.Definitions.Catalogue;
using Engine.Workflows.Definitions.Importing;

namespace Engine.Workflows.Definitions.Overlays;

/// <summary>Where a definition of a tenant comes from.</summary>
public enum DefinitionLayer
{
    /// <summary>The shared file as it is.</summary>
    Shared,

    /// <summary>The shared file with changes of the tenant.</summary>
    Overlaid,

    /// <summary>A file of the tenant in place of the shared one.</summary>
    Replaced,

    /// <summary>A file of the tenant alone.</summary>
    Own,
}

/// <summary>One definition of a tenant, after its files were laid over the shared ones.</summary>
/// <param name="File">The file that has the last word.</param>
public sealed record LayeredDefinition(string File, DefinitionLayer Layer, ReadResult Read)
{
    /// <summary>Text of that file, in which findings have their line.</summary>
    public ReadOnlyMemory<byte> Content { get; init; }
}

/// <summary>Lays the files of a tenant over the shared files: each replaces, overlays or adds one definition.</summary>
public static class DefinitionLayers
{
    public static IReadOnlyList<LayeredDefinition> Resolve(IEnumerable<ImportFile> shared, IEnumerable<ImportFile> own, ActivityCatalogue? catalogue = null)
    {
        var layers = new List<LayeredDefinition>();
        foreach (var file in shared)
        {
            layers.Add(Distinct(layers, new(file.Name, DefinitionLayer.Shared, Read(file, catalogue)) { Content = file.Content }));
        }

        var overlays = own.ToLookup(f => f.Problem is null && DefinitionOverlay.TargetOf(f.Content) is not null);
        foreach (var file in overlays[false])
        {
            var made = new LayeredDefinition(file.Name, DefinitionLayer.Own, Read(file, catalogue)) { Content = file.Content };
            var replaced = layers.FindIndex(l => l.Layer == DefinitionLayer.Shared && IdOf(l) is { } id && id == IdOf(made));
            if (replaced >= 0)
            {
                layers[replaced] = made with { Layer = DefinitionLayer.Replaced };
            }
            else
            {
                layers.Add(Distinct(layers, made));
            }
        }

        foreach (var file in overlays[true])
        {
            Overlay(layers, file, catalogue);
        }

        return layers;
    }

    private static void Overlay(List<LayeredDefinition> layers, ImportFile file, ActivityCatalogue? catalogue)
    {
        var target = DefinitionOverlay.TargetOf(file.Content);
        var at = layers.FindIndex(l => l.Layer == DefinitionLayer.Shared && IdOf(l) == target);
        if (at >= 0 && layers[at].Read.Definition is { } shared)
        {
            layers[at] = new(file.Name, DefinitionLayer.Overlaid, DefinitionOverlay.Apply(shared, file.Content, catalogue)) { Content = file.Content };
        }
        else
        {
            layers.Add(new(file.Name, DefinitionLayer.Overlaid, Failed("overlay-target",
                $"Er is geen gedeelde workflow \"{target}\" om aan te passen, of die is al aangepast of vervangen. Kies een andere bij \"overlayOf\".")) { Content = file.Content });
        }
    }

    private static ReadResult Read(ImportFile file, ActivityCatalogue? catalogue) =>
        file.Problem is { } problem ? Failed("file", problem) : DefinitionReader.Read(file.Content, catalogue);

    private static LayeredDefinition Distinct(List<LayeredDefinition> layers, LayeredDefinition made) =>
        IdOf(made) is { } id && layers.Any(l => IdOf(l) == id)
            ? made with { Read = Failed("file-twice", $"Een ander bestand bevat ook \"{id}\". Kies één van beide.") }
            : made;

    private static string? IdOf(LayeredDefinition layer) => layer.Read.Definition?.DefinitionId;

    private static ReadResult Failed(string code, string message) => new(null, [new(FindingSeverity.Error, code, message)]);
}
