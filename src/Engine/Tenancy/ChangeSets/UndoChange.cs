using System.Globalization;
using Engine.Audit;
using Engine.Data;
using Engine.Modules;
using Microsoft.EntityFrameworkCore;

namespace Engine.Tenancy.ChangeSets;

/// <summary>Takes a live change back, by a new one with the opposite items.</summary>
public sealed class UndoChange(PortalDbContext db, CurrentTenant tenant, TenantDocument document, LandChange land)
{
    /// <param name="Number">Number of the change set in this tenant.</param>
    /// <param name="Seen">State of its history as the form carried it.</param>
    public sealed record Input(int Number, int Seen, string? Reason = null);

    public async Task<Result<ChangeSet>> HandleAsync(Input input, CancellationToken cancellation)
    {
        var id = tenant.Value.Id;
        var set = await db.Set<ChangeSet>().SingleOrDefaultAsync(c => c.TenantId == id && c.Number == input.Number, cancellation);
        if (set is null)
        {
            return new Refusal("unknown", "Deze wijziging bestaat niet in dit portaal.");
        }

        if (set.State != ChangeSetState.Live)
        {
            return new Refusal("not-live", "Deze wijziging is niet van kracht. Er valt niets terug te draaien.");
        }

        var root = document.Read(id, await ChangeFeed.LiveOfAsync(db, id, cancellation));
        var opposites = set.Items.Reverse().Select(i => i.Inverse()).ToList();
        foreach (var item in opposites)
        {
            if (ChangePlan.Read(root, item.Path) != item.Before)
            {
                return new Refusal("changed-later", "Deze instelling is later nog eens gewijzigd. Draai eerst de nieuwste wijziging terug.");
            }

            ChangePlan.Apply(root, [item.ToChange()]);
        }

        return await land.HandleAsync(
            new(set.Topic, input.Seen, [.. opposites.Select(i => i.ToChange())], input.Reason, null, new(AuditAction.Update, "portal.wijziging-terugdraaien")
            {
                Detail = string.Create(CultureInfo.InvariantCulture, $"wijziging {set.Number} van {set.Topic}"),
            })
            { Undoes = set },
            cancellation);
    }
}
