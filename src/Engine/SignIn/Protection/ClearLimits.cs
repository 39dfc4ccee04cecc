using Engine.Data;
using Engine.Data.Databases;
using Engine.Jobs;
using Engine.SignIn.Protection.Forms;
using Microsoft.EntityFrameworkCore;

namespace Engine.SignIn.Protection;

/// <summary>
/// Removes limits that no longer count and kept forms that nobody came back for. Limits belong to no tenant: whichever tenant comes first
/// in the hour finds them.
/// </summary>
public sealed class ClearLimits(PortalDatabases databases, TimeProvider time) : OutsideJobHandler
{
    public const string JobKind = "sign-in.clear";

    public override string Kind => JobKind;

    public override string Title => "Verlopen inlogpogingen en bewaarde formulieren opruimen";

    public override async Task HandleAsync(Guid row, PortalDbContext db, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        await db.Set<KeptForm>().Where(f => f.ExpiresAt < now).ExecuteDeleteAsync(cancellation);
    }

    /// <summary>Before the transaction of the job, which an embedded database would make this wait for.</summary>
    public override async Task ActAsync(Guid row, PortalDbContext db, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        await using var shared = databases.Open(PortalDatabases.Shared);
        await shared.Set<SignInLimit>().Where(l => l.EndsAt < now).ExecuteDeleteAsync(cancellation);
    }
}
