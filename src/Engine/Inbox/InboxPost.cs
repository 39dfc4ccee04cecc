using System.Text.Json;
using Engine.Data;
using Engine.Data.Encryption;
using Microsoft.EntityFrameworkCore;

namespace Engine.Inbox;

/// <summary>Whom a message is for: a person, or who works for an organisation or on a contract, whole or by role; without any of these, staff.</summary>
public sealed record InboxReader(Guid? AccountId = null, string? Role = null, Guid? OrganisationId = null, Guid? ContractId = null);

/// <summary>A page of the portal to which a message leads.</summary>
/// <param name="Address">Relative to the start of the portal.</param>
public sealed record MessageLink(string Label, string Address);

/// <summary>One message to one reader.</summary>
/// <param name="Key">Names what sends it, unique in the tenant.</param>
/// <param name="Body">Plain text, paragraphs separated by empty lines.</param>
public sealed record NewMessage(string Key, InboxReader Reader, string Category, string Subject, string Body)
{
    public IReadOnlyList<Guid> Documents { get; init; } = [];

    /// <summary>Where the reader does something about it; null when there is nothing to do.</summary>
    public MessageLink? Link { get; init; }
}

/// <summary>Puts messages in the portal, in the caller's transaction.</summary>
public sealed class InboxPost(PortalDbContext db, FieldProtector protector, TimeProvider time)
{
    public const int MaxCategory = 60;

    /// <param name="key">Names what sends it; where this key and the place of a reader have a message already, that is the answer instead.</param>
    /// <param name="readers">Each gets a message of their own.</param>
    /// <param name="body">Plain text, paragraphs separated by empty lines.</param>
    /// <returns>Ids of the messages, in the order of the readers.</returns>
    public Task<IReadOnlyList<Guid>> SendAsync(
        string key, IReadOnlyList<InboxReader> readers, string category, string subject, string body, IReadOnlyList<Guid> documents, CancellationToken cancellation) =>
        SendAsync([.. readers.Select((reader, place) => new NewMessage($"{key}:{place}", reader, category, subject, body) { Documents = documents })], cancellation);

    /// <summary>Sends many at once; where a key has a message already, that is the answer instead.</summary>
    /// <returns>Ids of the messages, in their order.</returns>
    public async Task<IReadOnlyList<Guid>> SendAsync(IReadOnlyList<NewMessage> messages, CancellationToken cancellation)
    {
        var keys = messages.Select(m => m.Key).ToList();
        var known = await db.Set<InboxMessage>().Where(m => EF.Parameter(keys).Contains(m.Key)).ToDictionaryAsync(m => m.Key, m => m.Id, cancellation);
        return [.. messages.Select(m => known.TryGetValue(m.Key, out var id) ? id : Add(m))];
    }

    private Guid Add(NewMessage made)
    {
        var message = new InboxMessage
        {
            Key = made.Key, AccountId = made.Reader.AccountId, Role = made.Reader.Role, OrganisationId = made.Reader.OrganisationId, ContractId = made.Reader.ContractId,
            Category = made.Category, Content = protector.Protect(InboxMessage.Purpose, JsonSerializer.Serialize(new InboxContent(made.Subject, made.Body, made.Link))),
            Documents = [.. made.Documents], SentAt = time.GetUtcNow(),
        };
        db.Add(message);
        return message.Id;
    }
}

internal sealed record InboxContent(string Subject, string Body, MessageLink? Link = null)
{
    public static InboxContent Of(byte[] content, FieldProtector protector) =>
        JsonSerializer.Deserialize<InboxContent>(protector.Reveal(InboxMessage.Purpose, content)) ?? throw new JsonException("A message without content.");
}
