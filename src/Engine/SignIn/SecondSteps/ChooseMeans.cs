using Engine.Access;
using Engine.Audit;
using Engine.Data;
using Engine.Modules;
using Engine.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Engine.SignIn.SecondSteps;

/// <summary>Chooses which registered means the sign-in asks for first (000-07). Nothing is added or taken away, so sessions go on.</summary>
public sealed class ChooseMeans(PortalDbContext db, OwnAccount own, ConfirmOwner owner, CurrentTenant tenant, AuditLog audit)
{
    public async Task<Result<Account>> HandleAsync(Means means, CancellationToken cancellation)
    {
        var account = await own.FindAsync(cancellation);
        if (owner.NeedsSecondStep(account))
        {
            return ConfirmOwner.Fresh;
        }

        if (!UsableMeans.Registered(account, tenant.Value.Config.SignIn).Contains(means))
        {
            return new Refusal("means.unknown", "Kies een manier die u hebt geregistreerd.", "Means");
        }

        account.PreferredMeans = means;
        audit.Add(new(AuditAction.Update, "portal.middel-kiezen") { ObjectType = "account", ObjectId = account.Id, Detail = means.ToString() });
        try
        {
            await db.SaveChangesAsync(cancellation);
            return account;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return Sessions.Overtaken;
        }
    }
}
