using Engine.Access;
using Engine.Data;
using Engine.Notifications;
using Engine.Tenancy;
using Engine.Texts;
using Engine.Workflows.Execution;
using Engine.Workflows.Execution.State;
using Engine.Workflows.Runtime.Work;
using Engine.Workflows.Values;
using Microsoft.EntityFrameworkCore;

namespace Engine.Inbox;

/// <summary>
/// Sends a message in the portal to accounts or to roles. In the model, <c>organisatieId</c> and <c>contractId</c> say at whose, and <c>documenten</c> which files come with
/// it. The channel Mail tells in a mail that a message waits, and nothing of what it says.
/// </summary>
public sealed class NotifyUserWork(PortalDbContext db, InboxPost post, TenantTexts texts, Outbox outbox, CurrentTenant tenant, TenantAddress address) : ActivityWork
{
    private const string Waits = "portal.bericht-wacht";
    private const string NoCategory = "Bericht";
    private const int MostReaders = 500;

    public override async Task<WorkAnswer?> DoAsync(WorkRequest request, CancellationToken cancellation)
    {
        try
        {
            var text = texts.Fill(request.Needed("templateKey"), request.Model);
            var readers = await ReadersAsync(request, cancellation);
            var files = (request.Map("model").GetValueOrDefault("documenten") as IReadOnlyList<object?> ?? []).Select(Id).OfType<Guid>().ToList();
            // what can fault comes before what is written: after a fault the work is done again under another key
            var mails = request.Texts("channels").Contains("Mail", StringComparer.OrdinalIgnoreCase) ? await MailsAsync(readers, cancellation) : [];
            var ids = await post.SendAsync(request.Key, readers, Category(text), text.Subject, text.Body, files, cancellation);
            foreach (var (to, mail) in mails)
            {
                outbox.Mail(to, mail.Subject, mail.Body, owner: request.Instance.Id);
            }

            return new("Done", ("notificationIds", ids.Select(i => (object?)i.ToString()).ToList()));
        }
        catch (TextException fault)
        {
            throw Fault(fault.Message);
        }
    }

    private async Task<List<InboxReader>> ReadersAsync(WorkRequest request, CancellationToken cancellation)
    {
        var (organisation, contract) = await PlaceAsync(request.Map("model"), cancellation);
        var accounts = request.Texts("userIds").Select(u => Id(u) ?? throw Fault("Een waarde van \"userIds\" is geen id van een account")).Distinct().ToList();
        var roles = request.Texts("roles").Distinct(StringComparer.Ordinal).ToList();
        if (accounts.Count + roles.Count > MostReaders)
        {
            throw Fault($"Het bericht is voor meer dan {MostReaders} lezers van \"userIds\" en \"roles\". Verdeel ze over meer berichten, of gebruik een rol");
        }

        if (accounts.Count > 0 && await db.Set<Account>().CountAsync(a => accounts.Contains(a.Id) && a.State == AccountState.Active, cancellation) < accounts.Count)
        {
            throw Fault("Een account van \"userIds\" is er niet, of is niet actief");
        }

        foreach (var role in roles)
        {
            if (!tenant.Value.Config.Roles.TryGetValue(role, out var known))
            {
                throw Fault("Een rol van \"roles\" bestaat niet in dit portaal");
            }

            if (!known.Staff && organisation is null)
            {
                throw Fault("Bij een rol van \"roles\" moet het model zeggen van welke organisatie: \"organisatieId\" of \"contractId\"");
            }
        }

        var readers = accounts.Select(a => new InboxReader(a, null, organisation, contract))
            .Concat(roles.Select(r => tenant.Value.Config.Roles[r].Staff ? new InboxReader(Role: r) : new InboxReader(null, r, organisation, contract))).ToList();
        return readers.Count > 0 ? readers : throw Fault("Het bericht is voor niemand. Vul \"userIds\" of \"roles\" in");
    }

    private async Task<(Guid? Organisation, Guid? Contract)> PlaceAsync(IReadOnlyDictionary<string, object?> model, CancellationToken cancellation)
    {
        if (Id(model.GetValueOrDefault("contractId")) is { } contract)
        {
            return (await db.Set<Contract>().Where(c => c.Id == contract).Select(c => (Guid?)c.OrganisationId).FirstOrDefaultAsync(cancellation) ?? throw Fault("Het contract van \"contractId\" is er niet"), contract);
        }

        return Id(model.GetValueOrDefault("organisatieId")) is not { } organisation ? (null, null)
            : await db.Set<Organisation>().AnyAsync(o => o.Id == organisation, cancellation) ? (organisation, null) : throw Fault("De organisatie van \"organisatieId\" is er niet");
    }

    private async Task<List<(string To, FilledText Text)>> MailsAsync(List<InboxReader> readers, CancellationToken cancellation)
    {
        var named = readers.Select(r => r.AccountId).OfType<Guid>().ToList();
        var (roles, organisation, contract) = (readers.Select(r => r.Role).OfType<string>().ToList(), readers.Select(r => r.OrganisationId).FirstOrDefault(o => o is not null), readers.Select(r => r.ContractId).FirstOrDefault(c => c is not null));
        var staff = tenant.Value.Config.Roles.Where(r => r.Value.Staff).Select(r => r.Key).ToList();
        var holders =
            from grant in db.Set<Grant>()
            join membership in db.Set<Membership>() on grant.MembershipId equals membership.Id
            join place in db.Set<Organisation>() on membership.OrganisationId equals place.Id
            where roles.Contains(grant.Role) && membership.DisabledAt == null
                && (staff.Contains(grant.Role)
                    ? place.IsStaff && grant.ContractId == null
                    : membership.OrganisationId == organisation && (grant.ContractId == null || grant.ContractId == contract))
            select membership.AccountId;
        var people = await db.Set<Account>().AsNoTracking().Where(a => a.State == AccountState.Active && (named.Contains(a.Id) || holders.Contains(a.Id)))
            .Select(a => new { a.Mail, a.Name }).ToListAsync(cancellation);
        var link = new Uri(address.Of(tenant.Value), "berichten").ToString();
        return people.ConvertAll(p => (p.Mail, texts.Fill(Waits, new Dictionary<string, object?>(StringComparer.Ordinal) { ["naam"] = p.Name, ["link"] = link })));
    }

    private static string Category(FilledText text) => text.Category switch
    {
        null or "" => NoCategory,
        { Length: > InboxPost.MaxCategory } longer => longer[..InboxPost.MaxCategory],
        var category => category,
    };

    private static Guid? Id(object? value) => value is not null && Guid.TryParse(TextConversion.Write(value), out var id) ? id : null;

    private static ActivityFault Fault(string message) => new(IncidentTypes.Work, message);
}
