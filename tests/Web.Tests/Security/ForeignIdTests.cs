using System.Text.RegularExpressions;
using Collectiviteit.Deelnemers;
using Engine.Access;
using Engine.Audit;
using Engine.Data;
using Engine.Jobs;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Testing.Http;

namespace Web.Tests.Security;

/// <summary>
/// Every place where an id can be sent, filled with ids that are real but somebody else's (ISO-2): the answer must be that of an id that
/// nobody has. PORTAL_TESTS=long sends a hundred thousand requests.
/// </summary>
public sealed partial class ForeignIdTests(AttackedPortal portal) : IClassFixture<AttackedPortal>
{
    private const string Slot = "{id}";

    private static readonly int Requests = Environment.GetEnvironmentVariable("PORTAL_TESTS") == "long" ? 100_000 : 500;

    /// <summary>Who asks, and where the id goes: in the address, or in a form field of the page that is opened first.</summary>
    private sealed record Place(string Mail, string Path, string? Form = null, string? Field = null, string? Button = null, string Value = Slot);

    private static readonly Place[] Places =
    [
        new(AttackedPortal.MainUser, "verzekerden/{id}"),
        new(AttackedPortal.MainUser, "verzekerden/{id}/afmelden"),
        new(AttackedPortal.MainUser, "verzekerden/{id}/werknemersnummer"),
        new(AttackedPortal.MainUser, "verzekerden/{id}/collectiviteit"),
        new(AttackedPortal.MainUser, "verzekerden?toon=alles&na={id}"),
        new(AttackedPortal.MainUser, "verzekerden?toon=alles&voor={id}&sorteer=-geboortedatum"),
        new(AttackedPortal.MainUser, "verzekerden?toon=alles&contract={id}"),
        new(AttackedPortal.MainUser, "verzekerden?toon=alles&open={id}"),
        new(AttackedPortal.MainUser, "verzekerden/download?contract={id}"),
        new(AttackedPortal.MainUser, "mijn-aanvragen/{id}"),
        new(AttackedPortal.MainUser, "koppelingen/{id}/intrekken"),
        new(AttackedPortal.OneContract, "mijn-aanvragen/{id}"),
        new(AttackedPortal.OneContract, "verzekerden/{id}"),
        new(AttackedPortal.OneContract, "verzekerden/{id}/afmelden"),
        new(AttackedPortal.OneContract, "verzekerden/{id}/werknemersnummer"),
        new(AttackedPortal.OneContract, "verzekerden?toon=alles&na={id}"),
        new(AttackedPortal.OneContract, "verzekerden?toon=alles&voor={id}&sorteer=relatienummer"),
        new(AttackedPortal.OneContract, "verzekerden?toon=alles&contract={id}"),
        new(AttackedPortal.Admin, "beheer/logboek/{id}"),
        new(AttackedPortal.Admin, "beheer/logboek?na=8de.{id:N}"),
        new(AttackedPortal.Admin, "beheer/achtergrondwerk/{id}/sluiten"),
        new(AttackedPortal.Admin, "beheer/workflows/instanties/{id}"),
        new(AttackedPortal.Admin, "beheer/workflows/instanties/{id}/annuleren"),
        new(AttackedPortal.Admin, "beheer/workflows/incidenten/{id}"),
        new(AttackedPortal.Admin, "beheer/simulator?account={id}"),
        new(AttackedPortal.Admin, "beheer/functies/{id}"),
        new(AttackedPortal.MainUser, "organisatie", "organisatie", "Organisation"),
        new(AttackedPortal.Admin, "beheer/achtergrondwerk", "opnieuw", "werk"),
        new(AttackedPortal.Admin, "beheer/functies/portal.logboek", "wijzigen", "Scope", Value: "organisatie:{id}"),
    ];

    [Fact]
    public async Task An_id_of_somebody_else_is_answered_as_one_that_nobody_has()
    {
        var strangers = await StrangersAsync();
        strangers.Count.ShouldBeGreaterThan(12);
        var visitors = new Dictionary<string, Visitor>();
        foreach (var mail in Places.Select(p => p.Mail).Distinct())
        {
            visitors[mail] = await portal.AsAsync(mail);
        }

        var random = new Random(5);
        var wrong = new SortedSet<string>(StringComparer.Ordinal);
        var plan = Places.SelectMany(p => strangers.Select(s => (Place: p, Stranger: s))).ToList();
        for (var sent = 0; sent < Requests; sent += 2)
        {
            var (place, stranger) = sent / 2 < plan.Count ? plan[sent / 2] : plan[random.Next(plan.Count)];
            var nobody = Guid.CreateVersion7();
            var unknown = await AskAsync(visitors[place.Mail], place, nobody);
            var foreign = await AskAsync(visitors[place.Mail], place, stranger.Id);
            if (foreign.Status != unknown.Status || foreign.RedirectsTo?.AbsolutePath != unknown.RedirectsTo?.AbsolutePath || Neutral(foreign, stranger.Id) != Neutral(unknown, nobody))
            {
                wrong.Add($"{place.Mail} {place.Path} with {stranger.What}: {foreign.Status} instead of {unknown.Status}, {Difference(Neutral(foreign, stranger.Id), Neutral(unknown, nobody))}");
            }
        }

        wrong.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("999999999999999999999")]
    [InlineData("../../../etc/passwd")]
    [InlineData("'; DROP TABLE Accounts; --")]
    [InlineData("%27%20OR%201=1")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("{00000000-0000-0000-0000-000000000000}")]
    public async Task What_is_no_id_at_all_is_refused_without_a_fault(string garbage)
    {
        foreach (var mail in Places.Select(p => p.Mail).Distinct())
        {
            var visitor = await portal.AsAsync(mail);
            foreach (var place in Places.Where(p => p.Mail == mail))
            {
                var page = await SendAsync(visitor, place, place.Path.Replace(Slot, Uri.EscapeDataString(garbage), StringComparison.Ordinal).Replace("{id:N}", garbage, StringComparison.Ordinal), garbage);
                ((int)page.Status).ShouldBeLessThan(500, $"{place.Path} {garbage}");
                page.Body.ShouldNotContain("<script>alert(1)", Case.Sensitive, place.Path);
            }
        }
    }

    private static Task<VisitedPage> AskAsync(Visitor visitor, Place place, Guid id) => SendAsync(
        visitor,
        place,
        place.Path.Replace("{id:N}", id.ToString("N"), StringComparison.Ordinal).Replace(Slot, id.ToString(), StringComparison.Ordinal),
        place.Value.Replace(Slot, id.ToString(), StringComparison.Ordinal));

    private static async Task<VisitedPage> SendAsync(Visitor visitor, Place place, string path, string value)
    {
        if (place.Form is null || place.Field is null)
        {
            return await visitor.GetAsync(path);
        }

        var form = (await visitor.GetAsync(place.Path)).Form(place.Form);
        if (place.Field == "Scope")
        {
            form.Force("State", "grijs");
        }

        return await form.Force(place.Field, value).SubmitAsync();
    }

    /// <summary>Real ids that nobody of this employer may use: of every other tenant, and of other organisations of this one.</summary>
    private async Task<IReadOnlyList<(string What, Guid Id)>> StrangersAsync()
    {
        var ids = new List<(string What, Guid Id)> { ("an empty id", Guid.Empty) };
        foreach (var tenant in portal.Tenants.Where(t => t != "izz"))
        {
            ids.AddRange(await portal.InAsync(tenant, async db =>
            {
                await db.Database.OpenConnectionAsync();
                var line = new AuditEvent { At = DateTimeOffset.UtcNow, Action = AuditAction.Read, Outcome = AuditOutcome.Success, Type = "proef", Source = "proef", AccessPointKind = AccessPointKind.Background };
                var head = new QueueHead { TenantId = tenant, Kind = "proef", RowId = Guid.CreateVersion7(), Due = DateTimeOffset.UtcNow, DeadSince = DateTimeOffset.UtcNow };
                db.AddRange(line, head);
                await db.SaveChangesAsync();
                return new (string, Guid?)[]
                {
                    ($"log line of {tenant}", line.Id),
                    ($"dead work of {tenant}", head.Id),
                    ($"account of {tenant}", await FirstAsync<Engine.Access.Account>(db)),
                    ($"organisation of {tenant}", await FirstAsync<Organisation>(db)),
                    ($"contract of {tenant}", await FirstAsync<Contract>(db)),
                    ($"enrolment of {tenant}", await FirstAsync<Deelname>(db)),
                    ($"person of {tenant}", await FirstAsync<Deelnemer>(db)),
                }.Where(f => f.Item2 is not null).Select(f => (f.Item1, f.Item2 ?? default)).ToList();
            }));
        }

        ids.AddRange(await portal.InAsync("izz", async db =>
        {
            var contract = await db.Set<Contract>().SingleAsync(c => c.Number == "300300");
            return new[]
            {
                ("enrolment of another employer", await db.Set<Deelname>().Where(d => d.ContractId == contract.Id).Select(d => d.Id).FirstAsync()),
                ("contract of another employer", contract.Id),
                ("another employer", contract.OrganisationId),
            };
        }));
        return ids;
    }

    private static async Task<Guid?> FirstAsync<T>(PortalDbContext db) where T : Entity => (await db.Set<T>().AsNoTracking().FirstOrDefaultAsync())?.Id;

    // what differs between two answers to the same question: the token of the form, the time that the session has left, and the id that was sent
    private static string Neutral(VisitedPage page, Guid id) => Tokens().Replace(
        page.Body.Replace(id.ToString(), "*", StringComparison.Ordinal).Replace(id.ToString("N"), "*", StringComparison.Ordinal), "token");

    private static string Difference(string one, string other)
    {
        var same = one.Zip(other).TakeWhile(c => c.First == c.Second).Count();
        return $"'{one[same..Math.Min(one.Length, same + 60)]}' instead of '{other[same..Math.Min(other.Length, same + 60)]}'";
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"[^\"]*\"|=\"[0-9]+\"><p class=\"portal-session__text\">[^<]*")]
    private static partial Regex Tokens();
}
