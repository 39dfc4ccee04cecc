using Engine.Audit;
using Engine.Jobs;
using Engine.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Engine.Data.Encryption.Rotation;

/// <summary>Brings a tenant's encrypted values and search hashes to new key versions, a batch at a time: while there is more it asks for itself again.</summary>
public sealed class KeyRotationJob(DataKeys keys, FieldProtector protector, CurrentTenant tenant, JobQueue jobs, AuditLog audit, TimeProvider time) : JobHandler
{
    public const string JobKind = "portal.key-rotation";

    /// <summary>Rows looked at per transaction.</summary>
    public const int Batch = 500;

    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(30);

    public override string Kind => JobKind;

    public override string Title => "Versleuteling vernieuwen";

    public override async Task HandleAsync(Guid row, PortalDbContext db, CancellationToken cancellation)
    {
        if (await db.Set<KeyRotation>().FirstOrDefaultAsync(r => r.Id == row, cancellation) is not { DoneAt: null } rotation)
        {
            return;
        }

        await Task.Run(keys.Refresh, cancellation);
        var id = tenant.Value.Id;
        if (keys.Newest(DataKeyKind.Field, id) < rotation.FieldVersion || keys.Newest(DataKeyKind.Search, id) < rotation.SearchVersion)
        {
            // by the clock of this node the keys may not be used yet
            jobs.Add(Kind, row, time.GetUtcNow() + Wait);
            return;
        }

        await StepAsync(rotation, db, cancellation);
        if (rotation.DoneAt is null)
        {
            jobs.Add(Kind, row);
        }
    }

    private async Task StepAsync(KeyRotation rotation, PortalDbContext db, CancellationToken cancellation)
    {
        var columns = ProtectedColumns.Of(db.Model);
        var column = columns.FirstOrDefault(c => rotation.Column is null || string.CompareOrdinal(c.Name, rotation.Column) >= 0);
        if (column is not null)
        {
            var batch = await new RewriteColumn(db, protector).RunAsync(column, column.Name == rotation.Column ? rotation.After : null, Batch, rotation, cancellation);
            rotation.Rewritten += batch.Rewritten;
            (rotation.Column, rotation.After) = (column.Name, batch.Last);
            if (batch.Read == Batch)
            {
                return;
            }

            column = columns.SkipWhile(c => c != column).Skip(1).FirstOrDefault();
            (rotation.Column, rotation.After) = (column?.Name, null);
        }

        if (column is null)
        {
            rotation.DoneAt = time.GetUtcNow();
            audit.Add(new(AuditAction.Update, "portal.sleutels-vernieuwd") { ObjectType = "sleutels", ObjectId = rotation.Id, ObjectCount = rotation.Rewritten });
        }
    }
}
