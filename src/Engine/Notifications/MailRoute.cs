using Microsoft.Extensions.Hosting;

namespace Engine.Notifications;

public enum MailDestination
{
    /// <summary>Nothing is configured: messages wait.</summary>
    Nowhere,

    /// <summary>Messages stay in the database, where a developer reads them.</summary>
    DevelopmentMailbox,

    Smtp,

    SmsGateway,
}

/// <summary>Where this host's messages go.</summary>
public sealed class MailRoute(SmtpOptions smtp, IHostEnvironment? environment)
{
    public MailDestination Mail { get; } =
        smtp.Host is not null ? MailDestination.Smtp : Development(environment) ? MailDestination.DevelopmentMailbox : MailDestination.Nowhere;

    /// <summary>Where a tenant's text messages go: outside Development they wait until its gateway is connected.</summary>
    public MailDestination Sms(bool connected) =>
        connected ? MailDestination.SmsGateway : KeepsText ? MailDestination.DevelopmentMailbox : MailDestination.Nowhere;

    /// <summary>Whether the text of a sent message stays in the database, where it would let its readers use links and codes.</summary>
    public bool KeepsText { get; } = Development(environment);

    private static bool Development(IHostEnvironment? environment) => environment?.IsDevelopment() == true;
}
