using Engine.Audit;
using Engine.Data;
using Engine.Jobs;

namespace Engine.Bulk.Uploads;

/// <summary>Goes on with an upload that stopped, from the row after the last one that was dealt with: nothing is done twice.</summary>
public sealed class ResumeUpload(PortalDbContext db, ViewUploads uploads, JobQueue jobs, AuditLog audit)
{
    /// <param name="upload">Found for this user by <see cref="ViewUploads.FindAsync"/>.</param>
    /// <returns>False when it goes on already, or is done.</returns>
    public async Task<bool> HandleAsync(BulkUpload upload, CancellationToken cancellation)
    {
        if (!(await uploads.StoppedAsync([upload.Id], cancellation)).Contains(upload.Id))
        {
            return false;
        }

        jobs.Add(BulkJob.JobKind, upload.Id);
        audit.Add(new(AuditAction.Execute, $"{upload.Kind}-verder") { ObjectType = "upload", ObjectId = upload.Id, ObjectCount = upload.Rows - upload.Done });
        await db.SaveChangesAsync(cancellation);
        return true;
    }
}
