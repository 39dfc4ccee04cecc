using Collectiviteit.Aanmeldingen.Gezin;
using Engine.Access;
using Engine.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Testing;
using Testing.Collectiviteiten;

namespace Tenants.Tests.Collectiviteit.Aanmeldingen.Gezin;

public sealed class ConceptenTests
{
    [Fact]
    public async Task A_draft_is_opened_by_its_own_account_at_its_own_organisation_and_tenant_only()
    {
        await using var c = await Collectief.MaakAsync();
        var (eigenaar, id) = await BeginAsync(c);
        (await VindAsync(c, id, eigenaar)).ShouldNotBeNull();
        (await VindAsync(c, id, c.Gebruiker("Bram Smit"))).ShouldBeNull("a colleague");
        (await VindAsync(c, id, eigenaar with { OrganisationId = Guid.CreateVersion7() })).ShouldBeNull("the same person for another organisation");
        var elders = await c.Database.As(TestTenants.Zuid, s =>
        {
            s.GetRequiredService<CurrentActor>().OrNone = eigenaar;
            return s.GetRequiredService<Concepten>().VindAsync(id, default);
        });
        elders.ShouldBeNull("another tenant");
        await c.Als(async (Concepten k) => { await k.WeggooienAsync(id, default); return true; }, c.Gebruiker("Bram Smit"));
        (await VindAsync(c, id, eigenaar)).ShouldNotBeNull("a colleague throws nothing of others away");
    }

    [Fact]
    public async Task A_draft_that_nobody_came_back_to_is_removed_after_thirty_days()
    {
        await using var c = await Collectief.MaakAsync();
        await BeginAsync(c);
        foreach (var (dagen, over) in new[] { (29, 1), (2, 0) })
        {
            c.Klok.Advance(TimeSpan.FromDays(dagen));
            await c.Database.As(c.Tenant, async s =>
            {
                var db = s.GetRequiredService<Engine.Data.PortalDbContext>();
                await s.GetServices<JobHandler>().Single(h => h.Kind == RetentionJob.JobKind).HandleAsync(Guid.Empty, db, default);
                await db.SaveChangesAsync();
            });
            (await c.Lees(db => db.Set<Aanmeldconcept>().CountAsync())).ShouldBe(over);
        }
    }

    private static async Task<(Actor Eigenaar, Guid Id)> BeginAsync(Collectief c)
    {
        var eigenaar = c.Gebruiker();
        await c.BewaarAsync(new Account { Id = eigenaar.AccountId, Mail = eigenaar.Mail, NormalizedMail = "A@B.NL", Name = eigenaar.Name });
        return (eigenaar, await c.Als((Concepten k) => k.BeginAsync(null, default), eigenaar));
    }

    private static Task<Concept?> VindAsync(Collectief c, Guid id, Actor wie) => c.Als<Concepten, Concept?>(k => k.VindAsync(id, default), wie);
}
