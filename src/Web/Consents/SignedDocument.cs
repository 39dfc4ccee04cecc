using Engine.SignIn.Protection;
using Engine.Workflows.Consents;
using Web.Documents;

namespace Web.Consents;

/// <summary>The document of a question to sign, for the bearer of its link.</summary>
internal static class SignedDocument
{
    public static void MapSignedDocument(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/ondertekenen/{code}/document", OpenAsync).AllowAnonymous().WithMetadata(new LimitedAttribute(Budget.SignedDocument));

    private static async Task<IResult> OpenAsync(string code, OpenConsent open, CancellationToken cancellation) =>
        DocumentEndpoints.File(await open.DocumentAsync(code, cancellation));
}
