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

    /// <param name="key">Names what sends it; a message with this key that is there already is the answer instead.</param>
    /// <param name="body">Plain text, paragraphs separated by empty lines.</param>
    /// <returns>Id of the message.</returns>
    public async Task<Guid> SendAsync(
        string key, InboxReader reader, string category, string subject, string body, IReadOnlyList<Guid> documents, CancellationToken cancellation)
    {
        if (await db.Set<InboxMessage>().Where(m => m.Key == key).Select(m => (Guid?)m.Id).FirstOrDefaultAsync(cancellation) is { } known)
        {
            return known;
        }

        var message = new InboxMessage
        {
            Key = key, AccountId = reader.AccountId, Role = reader.Role, OrganisationId = reader.OrganisationId, ContractId = reader.ContractId, Category = category,
            Content = protector.Protect(InboxMessage.Purpose, JsonSerializer.Serialize(new InboxContent(subject, body))), Documents = [.. documents], SentAt = time.GetUtcNow(),
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
