using Engine.Access;
using Engine.Audit;
using Engine.Data;
using Engine.Modules;

namespace Engine.SignIn;

/// <summary>A signed-in person corrects the own name.</summary>
public sealed class ChangeName(PortalDbContext db, OwnAccount own, AuditLog audit)
{
    public async Task<Result<Account>> HandleAsync(string? name, CancellationToken cancellation)
    {
        if (PersonName.Clean(name) is not { } given)
        {
            return new Refusal("details.name", "Vul uw naam in.", "Name");
        }

        var account = await own.FindAsync(cancellation);
        audit.Add(new(AuditAction.Update, "portal.naam-wijzigen") { ObjectType = "account", ObjectId = account.Id, Detail = $"van: {account.Name}; naar: {given}" });
        account.Name = given;
        await db.SaveChangesAsync(cancellation);
        return account;
    }
}
