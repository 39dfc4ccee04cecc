using System.Text.Json;
using Engine.Data.Encryption;

namespace Engine.Notifications;

/// <summary>A message of the outbox, opened.</summary>
/// <param name="To">Address, or number in E.164. Of a number only the last digits are left when it was sent.</param>
/// <param name="Body">
/// Plain text; the mail frame of the theme goes round it when it is sent. Emptied then, except for developers: the receiver has it.
/// </param>
public sealed record Letter(
    Guid Id, Channel Channel, string To, string Subject, string Body, DateTimeOffset CreatedAt, DateTimeOffset? ExpiresAt, DateTimeOffset? SentAt);

/// <summary>Seals what messages say, and opens them, for the current tenant.</summary>
public sealed class Letters(FieldProtector protector)
{
    public const string Purpose = "portal.bericht";

    public byte[] Seal(string to, string subject, string body) => protector.Protect(Purpose, JsonSerializer.Serialize(new Sealed(to, subject, body)));

    public Letter Open(OutboxMessage message)
    {
        var content = JsonSerializer.Deserialize<Sealed>(protector.Reveal(Purpose, message.Content)) ?? throw new JsonException("A message without content.");
        return new(message.Id, message.Channel, content.To, content.Subject, content.Body, message.CreatedAt, message.ExpiresAt, message.SentAt);
    }

    /// <summary>Takes the text out of a message that is not to be sent any more, and most of the number.</summary>
    public void Empty(OutboxMessage message)
    {
        var letter = Open(message);
        message.Content = Seal(letter.Channel == Channel.Sms ? $"…{letter.To[^2..]}" : letter.To, letter.Subject, "");
    }

    private sealed record Sealed(string To, string Subject, string Body);
}
