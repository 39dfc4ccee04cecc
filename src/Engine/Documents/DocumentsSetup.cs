using Engine.Jobs;
using Engine.Workflows.Consents;
using Engine.Workflows.Definitions.Catalogue;
using Engine.Workflows.Runtime.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Engine.Documents;

internal static class DocumentsSetup
{
    public static IServiceCollection AddDocuments(this IServiceCollection services)
    {
        services.AddScoped<DocumentStore>();
        services.AddScoped<OpenDocument>();
        services.AddActivityWork<CreateDocumentWork>(PortalActivities.CreateDocument);
        services.AddSingleton(new RetainedRows("documents", 2557, (db, before, cancellation) =>
            RemoveAsync(db, db.Set<StoredDocument>().Where(d => d.KeptUntil == null && d.CreatedAt < before), cancellation)));
        // their own date has passed; a tenant may add days to it
        return services.AddSingleton(new RetainedRows("documentsPastTheirDate", 0, (db, before, cancellation) =>
            RemoveAsync(db, db.Set<StoredDocument>().Where(d => d.KeptUntil < before), cancellation)));
    }

    // what somebody signed is kept as long as the proof of it
    private static async Task<int> RemoveAsync(Data.PortalDbContext db, IQueryable<StoredDocument> old, CancellationToken cancellation)
    {
        var ids = await old.Where(d => !db.Set<ConsentRequest>().Any(r => r.DocumentId == d.Id)).OrderBy(d => d.Id).Take(RetentionJob.Batch).Select(d => d.Id).ToListAsync(cancellation);
        return await db.Set<StoredDocument>().Where(d => ids.Contains(d.Id)).ExecuteDeleteAsync(cancellation);
    }
}
