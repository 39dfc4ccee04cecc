using System.Text;
using Engine.Access;
using Engine.Data;
using Engine.Texts;
using Engine.Workflows.Execution;
using Engine.Workflows.Execution.State;
using Engine.Workflows.Runtime.Work;
using Microsoft.EntityFrameworkCore;

namespace Engine.Documents;

/// <summary>Makes a document by template and keeps it: text, or the rows of the model as CSV. Done again, one execution finds what it made.</summary>
public sealed class CreateDocumentWork(PortalDbContext db, TenantTexts texts, DocumentStore store) : ActivityWork
{
    public override async Task<WorkAnswer?> DoAsync(WorkRequest request, CancellationToken cancellation)
    {
        try
        {
            if (request.Needed("ownerType").Length > 40 || request.Needed("ownerId").Length > 100)
            {
                throw new ActivityFault(IncidentTypes.Work, "De eigenaar van het document is te lang: \"ownerType\" is hoogstens 40 tekens en \"ownerId\" hoogstens 100");
            }

            var format = request.Needed("format").ToLowerInvariant();
            var (mediaType, content) = format switch
            {
                "txt" => ("text/plain; charset=utf-8", Encoding.UTF8.GetBytes(texts.Fill(request.Needed("templateKey"), request.Model).Body)),
                "csv" => (CsvWriter.ContentType, await RowsTemplate.Of(texts.Find(request.Needed("templateKey"))).FillAsync(request.Map("model"), cancellation)),
                _ => throw new ActivityFault(IncidentTypes.Work, "Een document in het formaat van \"format\" kan dit portaal niet maken. Kies txt of csv"),
            };
            var name = request.Needed("fileName");
            var document = await store.AddAsync(
                new(request.Key, request.Needed("ownerType"), await OwnerAsync(request, cancellation), name.EndsWith($".{format}", StringComparison.OrdinalIgnoreCase) ? name : $"{name}.{format}",
                    mediaType, content, request.Texts("visibleTo"), request.Span("retention")),
                cancellation);
            return new("Done", ("documentId", document.Id.ToString()), ("sha256", document.Sha256));
        }
        catch (TextException fault)
        {
            throw new ActivityFault(IncidentTypes.Work, fault.Message);
        }
        catch (KeyNotFoundException)
        {
            throw new ActivityFault(IncidentTypes.Work, "De eigenaar van het document (\"ownerType\" en \"ownerId\") bestaat niet");
        }
    }

    // an organisation is named as everywhere in definitions: by its id, or by the insurer's number for it
    private async Task<string> OwnerAsync(WorkRequest request, CancellationToken cancellation)
    {
        var owner = request.Needed("ownerId");
        return request.Needed("ownerType") != StoredDocument.OfOrganisation || Guid.TryParse(owner, out _) ? owner
            : await db.Set<Organisation>().Where(o => o.Number == owner).Select(o => (Guid?)o.Id).FirstOrDefaultAsync(cancellation) is { } id ? id.ToString()
            : throw new KeyNotFoundException("There is no organisation with this number.");
    }
}
