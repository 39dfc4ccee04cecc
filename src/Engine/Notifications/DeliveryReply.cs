using Microsoft.Extensions.DependencyInjection;

namespace Engine.Notifications;

/// <summary>Who is to hear how a message went.</summary>
/// <param name="Kind">Name under which its <see cref="DeliveryReply"/> is registered.</param>
/// <param name="Row">What it is about.</param>
public sealed record ReplyTo(string Kind, Guid Row);

/// <summary>
/// Hears how a message went, in the transaction that records it: once the server took it, or once it is certain that nobody will. It works on that
/// unit of work and touches nothing outside the database.
/// </summary>
public abstract class DeliveryReply
{
    /// <param name="message">Its text is gone already.</param>
    public abstract Task HearAsync(OutboxMessage message, bool delivered, CancellationToken cancellation);
}

public static class DeliveryReplyRegistration
{
    public static IServiceCollection AddDeliveryReply<T>(this IServiceCollection services, string kind)
        where T : DeliveryReply => services.AddKeyedScoped<DeliveryReply, T>(kind);
}
