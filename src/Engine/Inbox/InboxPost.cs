using System.Text.Json;
using Engine.Data;
using Engine.Data.Encryption;
using Microsoft.EntityFrameworkCore;

namespace Engine.Inbox;

/// <summary>Whom a message is for: a person, or who works for an organisation or on a contract, whole or by role; without any of these, staff.</summary>
public sealed record InboxReader(Guid? AccountId = null, string? Role = null, Guid? OrganisationId = null, Guid? ContractId = null);

/// <summary>Puts messages in the portal, in the caller's transaction.</summary>
public sealed class InboxPost(PortalDbContext db, FieldProtector protector, TimeProvider time)
{
    public const int MaxCategory = 60;

    /// <param name="key">Names what sends it; where this key and the place of a reader have a message already, that is the answer instead.</param>
    /// <param name="readers">Each gets a message of their own.</param>
    /// <param name="body">Plain text, paragraphs separated by empty lines.</param>
    /// <returns>Ids of the messages, in the order of the readers.</returns>
    public async Task<IReadOnlyList<Guid>> SendAsync(
        string key, IReadOnlyList<InboxReader> readers, string category, string subject, string body, IReadOnlyList<Guid> documents, CancellationToken cancellation)
    {
        var keys = readers.Select((_, place) => $"{key}:{place}").ToList();
        var known = await db.Set<InboxMessage>().Where(m => keys.Contains(m.Key)).ToDictionaryAsync(m => m.Key, m => m.Id, cancellation);
        var content = JsonSerializer.Serialize(new InboxContent(subject, body));
        return [.. readers.Select((reader, place) => known.TryGetValue(keys[place], out var id) ? id : Add(keys[place], reader, category, content, documents))];
    }

    private Guid Add(string key, InboxReader reader, string category, string content, IReadOnlyList<Guid> documents)
    {
        var message = new InboxMessage
        {
            Key = key, AccountId = reader.AccountId, Role = reader.Role, OrganisationId = reader.OrganisationId, ContractId = reader.ContractId, Category = category,
            Content = protector.Protect(InboxMessage.Purpose, content), Documents = [.. documents], SentAt = time.GetUtcNow(),
        };
        db.Add(message);
        return message.Id;
    }
}

internal sealed record InboxContent(string Subject, string Body)
{
    public static InboxContent Of(byte[] content, FieldProtector protector) =>
        JsonSerializer.Deserialize<InboxContent>(protector.Reveal(InboxMessage.Purpose, content)) ?? throw new JsonException("A message without content.");
}
