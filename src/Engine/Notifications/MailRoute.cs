using Microsoft.Extensions.Hosting;

namespace Engine.Notifications;

public enum MailDestination
{
    /// <summary>Nothing is configured: messages wait.</summary>
    Nowhere,

    /// <summary>Messages stay in the database, where a developer reads them.</summary>
    DevelopmentMailbox,

    Smtp,
}

/// <summary>Where this host's messages go.</summary>
public sealed class MailRoute(SmtpOptions smtp, IHostEnvironment? environment)
{
    public MailDestination Mail { get; } =
        smtp.Host is not null ? MailDestination.Smtp : Development(environment) ? MailDestination.DevelopmentMailbox : MailDestination.Nowhere;

    /// <summary>No gateway for text messages is installed: outside Development they are recorded and wait.</summary>
    public MailDestination Sms { get; } = Development(environment) ? MailDestination.DevelopmentMailbox : MailDestination.Nowhere;

    /// <summary>Whether the text of a sent message stays in the database, where it would let its readers use links and codes.</summary>
    public bool KeepsText { get; } = Development(environment);

    public MailDestination Of(Channel channel) => channel switch
    {
        Channel.Mail => Mail,
        Channel.Sms => Sms,
    };

    private static bool Development(IHostEnvironment? environment) => environment?.IsDevelopment() == true;
}
