using Engine;
using Engine.Documents;
using Engine.Features;

namespace Web.Documents;

/// <summary>Hands documents to who may see them; to others they do not exist.</summary>
internal static class DocumentEndpoints
{
    public static void MapDocuments(this IEndpointRouteBuilder endpoints) => 
        endpoints.MapGet("/documenten/{id:guid}", OpenAsync).WithMetadata(new RequireFeatureAttribute(PortalFeatures.Documents));

    /// <summary>Always a download: what stands in a document must not run as a page of the portal.</summary>
    public static IResult File(OpenedDocument? document) =>
        document is null ? Results.NotFound() : Results.File(document.Content, document.MediaType, document.FileName);

    private static async Task<IResult> OpenAsync(Guid id, OpenDocument open, CancellationToken cancellation) => File(await open.HandleAsync(id, cancellation));
}
