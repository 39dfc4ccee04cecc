using Engine.Access;
using Engine.Access.Links;
using Engine.Audit;
using Engine.Data;
using Engine.Data.Encryption;
using Engine.Documents;
using Engine.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Engine.Inbox;

/// <summary>The messages of who is signed in, at the organisation that they work for now.</summary>
public sealed class OwnInbox(PortalDbContext db, FieldProtector protector, DocumentStore documents, CurrentActor actor, CurrentTenant tenant, AuditLog audit)
{
    /// <param name="Category">Null for all.</param>
    /// <param name="Contract">Null for all.</param>
    public sealed record Filter(string? Category, Guid? Contract, bool UnreadOnly);

    public sealed record Row(Guid Id, DateTimeOffset SentAt, string Category, string Subject, Guid? ContractId, bool IsUnread);

    /// <param name="Documents">Files by id.</param>
    public sealed record Message(Guid Id, DateTimeOffset SentAt, string Category, string Subject, string Body, Guid? ContractId, IReadOnlyDictionary<Guid, string> Documents, MessageLink? Link);

    /// <returns>The newest first; one more than asked when there is more.</returns>
    public async Task<IReadOnlyList<Row>> ListAsync(Filter filter, int skip, int take, CancellationToken cancellation)
    {
        var me = actor.Value.AccountId;
        var found = await (filter.UnreadOnly ? Unread : Mine)
            .Where(m => (filter.Category == null || m.Category == filter.Category) && (filter.Contract == null || m.ContractId == filter.Contract))
            .OrderByDescending(m => m.SentAt).ThenByDescending(m => m.Id).Skip(skip).Take(take + 1)
            .Select(m => new { m.Id, m.SentAt, m.Category, m.Content, m.ContractId, IsRead = db.Set<InboxMark>().Any(r => r.MessageId == m.Id && r.AccountId == me) })
            .ToListAsync(cancellation);
        await audit.ReadAsync(new(AuditAction.Read, "portal.berichten-bekijken") { ObjectType = "bericht", ObjectCount = Math.Min(found.Count, take) }, cancellation);
        return found.ConvertAll(m => new Row(m.Id, m.SentAt, m.Category, InboxContent.Of(m.Content, protector).Subject, m.ContractId, !m.IsRead));
    }

    /// <summary>Categories to choose from: those of the audience or else the tenant in its order, then others of which there are messages.</summary>
    public async Task<IReadOnlyList<string>> CategoriesAsync(CancellationToken cancellation) =>
        [.. Config.Categories.Union(await Mine.Select(m => m.Category).Distinct().OrderBy(c => c).ToListAsync(cancellation), StringComparer.Ordinal)];

    private InboxConfig Config => (actor.Value.Audience is { } audience ? tenant.Value.Config.Audiences.GetValueOrDefault(audience)?.Inbox : null) ?? tenant.Value.Config.Inbox;

    public Task<int> UnreadAsync(CancellationToken cancellation) => Unread.CountAsync(cancellation);

    /// <summary>One message; it counts as read from now on.</summary>
    /// <returns>Null when there is none for this person.</returns>
    public async Task<Message?> OpenAsync(Guid id, CancellationToken cancellation)
    {
        if (await Mine.FirstOrDefaultAsync(m => m.Id == id, cancellation) is not { } message)
        {
            return null;
        }

        await audit.ReadAsync(new(AuditAction.Read, "portal.berichten-bekijken") { ObjectType = "bericht", ObjectId = id, ObjectCount = 1 }, cancellation);
        await MarkAsync([id], cancellation);
        var content = InboxContent.Of(message.Content, protector);
        return new(
            id, message.SentAt, message.Category, content.Subject, content.Body, message.ContractId,
            message.Documents.Count == 0 ? new Dictionary<Guid, string>() : await documents.NamesAsync(message.Documents, cancellation),
            content.Link);
    }

    /// <summary>Marks messages as read; those that are not for this person, or were read before, are passed over.</summary>
    /// <param name="ids">Null for all.</param>
    public async Task MarkAsync(IReadOnlyCollection<Guid>? ids, CancellationToken cancellation)
    {
        var me = actor.Value.AccountId;
        var unread = await (ids is null ? Unread : Unread.Where(m => ids.Contains(m.Id))).Select(m => m.Id).ToListAsync(cancellation);
        db.AddRange(unread.Select(id => new InboxMark { MessageId = id, AccountId = me }));
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException fault) when (db.IsDouble(fault))
        {
            // the same person in another window was first with one of them; the next look marks the rest
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>Marks messages as not read; those that are not for this person are passed over.</summary>
    public async Task UnmarkAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellation)
    {
        var me = actor.Value.AccountId;
        var mine = Mine.Where(m => ids.Contains(m.Id)).Select(m => m.Id);
        await db.Set<InboxMark>().Where(r => r.AccountId == me && mine.Contains(r.MessageId)).ExecuteDeleteAsync(cancellation);
    }

    /// <summary>Unread messages in parts without overlap that each follow an index, to be counted within another query.</summary>
    internal IReadOnlyList<IQueryable<InboxMessage>> UnreadParts()
    {
        var who = actor.Value;
        var (me, here, contracts) = (who.AccountId, who.OrganisationId, who.Contracts.Select(c => (Guid?)c.Id).ToList());
        var (own, others) = (Unread.Where(m => m.AccountId == me), Unread.Where(m => m.AccountId == null));
        IQueryable<InboxMessage>[] parts = [own, others.Where(m => m.OrganisationId == here)];
        return
        [
            .. parts,
            .. who.IsStaff ? [others.Where(m => m.OrganisationId == null)] : Array.Empty<IQueryable<InboxMessage>>(),
            .. contracts.Count > 0 ? [others.Where(m => m.OrganisationId != null && m.OrganisationId != here && contracts.Contains(m.ContractId))] : Array.Empty<IQueryable<InboxMessage>>(),
        ];
    }

    private IQueryable<InboxMessage> Unread
    {
        get
        {
            var me = actor.Value.AccountId;
            return Mine.Where(m => !db.Set<InboxMark>().Any(r => r.MessageId == m.Id && r.AccountId == me));
        }
    }

    private IQueryable<InboxMessage> Mine
    {
        get
        {
            var who = actor.Value;
            var (me, here, staff, whole) = (who.AccountId, who.OrganisationId, who.IsStaff, who.Covers(null));
            var (grants, contracts) = (db.GrantsOf(who), who.Contracts.Select(c => c.Id).ToList());
            return db.Set<InboxMessage>().AsNoTracking().Where(m => m.AccountId != null
                ? m.AccountId == me && (m.OrganisationId == null || m.OrganisationId == here)
                : (m.OrganisationId == null ? staff : m.OrganisationId == here || (m.ContractId != null && contracts.Contains(m.ContractId.Value)))
                    && (m.Role == null || grants.Any(g => g.Role == m.Role && (g.ContractId == null || g.ContractId == m.ContractId)))
                    && (m.ContractId == null ? whole : contracts.Contains(m.ContractId.Value))
                    // what was sent before a link counted is between the contract's own people and the insurer
                    && !db.Set<ContractLink>().Any(l => l.ContractId == m.ContractId && l.OrganisationId == here && m.OrganisationId != here && (l.AgreedAt == null || l.AgreedAt > m.SentAt)));
        }
    }
}
