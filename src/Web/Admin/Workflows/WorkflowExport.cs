using Engine;
using Engine.Features;
using Engine.SignIn.Protection;
using Engine.Workflows.Library;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Web.Admin.Workflows;

/// <summary>Definitions as files.</summary>
internal static class WorkflowExport
{
    public const string All = $"{WorkflowAddress.Root}/download";

    /// <summary>The blocks of the portal for a stock designer.</summary>
    public const string Pack = $"{WorkflowAddress.Root}/blokken";

    public static void MapWorkflows(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(Pack, BlocksAsync).WithMetadata(new RequireFeatureAttribute(PortalFeatures.Workflows), new LimitedAttribute(Budget.Export));
        endpoints.MapGet(All, AllAsync).WithMetadata(new RequireFeatureAttribute(PortalFeatures.Workflows), new LimitedAttribute(Budget.Export));
        endpoints.MapGet(WorkflowAddress.Definitions + "/{definition}/download", OneAsync).WithMetadata(new RequireFeatureAttribute(PortalFeatures.Workflows), new LimitedAttribute(Budget.Export));
    }

    private static async Task<FileContentHttpResult> BlocksAsync(ExportDefinitions export, CancellationToken cancellation)
    {
        var file = await export.BlocksAsync(cancellation);
        return TypedResults.File(file.Content, "application/zip", file.Name);
    }

    private static async Task<FileContentHttpResult> AllAsync(ExportDefinitions export, CancellationToken cancellation)
    {
        var file = await export.AllAsync(cancellation);
        return TypedResults.File(file.Content, "application/zip", file.Name);
    }

    private static async Task<Results<FileContentHttpResult, NotFound>> OneAsync(string definition, string? versie, ExportDefinitions export, CancellationToken cancellation)
    {
        // what is no number is a version that nobody has
        int? number = versie is null ? null : int.TryParse(versie, System.Globalization.CultureInfo.InvariantCulture, out var given) ? given : 0;
        return await export.OneAsync(definition, number, cancellation) is { } file ? TypedResults.File(file.Content, "application/json", file.Name) : TypedResults.NotFound();
    }
}
