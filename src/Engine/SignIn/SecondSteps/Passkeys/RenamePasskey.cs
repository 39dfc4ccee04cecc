using Engine.Audit;
using Engine.Data;
using Engine.Modules;
using Microsoft.EntityFrameworkCore;

namespace Engine.SignIn.SecondSteps.Passkeys;

/// <summary>Gives an own passkey another name.</summary>
public sealed class RenamePasskey(PortalDbContext db, OwnPasskeys own, AuditLog audit)
{
    public async Task<Result<Passkey>> HandleAsync(Guid id, string? name, CancellationToken cancellation)
    {
        if (await own.FindAsync(id, cancellation) is not { } passkey)
        {
            return RemovePasskey.Unknown;
        }

        var wanted = PasskeyName.Check(name, "Name");
        if (wanted.IsRefused)
        {
            return wanted.Refusals.ToArray();
        }

        if (await own.HasNameAsync(wanted.Value, id, cancellation))
        {
            return PasskeyName.InUse;
        }

        passkey.Name = wanted.Value;
        audit.Add(new(AuditAction.Update, "portal.passkey-hernoemen") { ObjectType = "passkey", ObjectId = id });
        try
        {
            await db.SaveChangesAsync(cancellation);
            return passkey;
        }
        catch (DbUpdateConcurrencyException)
        {
            // it was used or removed at the same moment
            return Sessions.Overtaken;
        }
    }
}
