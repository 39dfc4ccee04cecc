namespace Engine.Notifications;

/// <summary>Section <c>Smtp</c> of the host's configuration.</summary>
public sealed record SmtpOptions
{
    /// <summary>Null when no mail server is configured.</summary>
    public string? Host { get; init; }

    public int Port { get; init; } = 25;

    public string? User { get; init; }

    /// <summary>File that holds the password, so that it stands in no configuration.</summary>
    public string? PasswordFile { get; init; }

    public bool StartTls { get; init; }

    /// <summary>
    /// For one message from connecting to the answer. Long, as RFC 5321 section 4.5.3.2 asks: giving up while the server is still
    /// answering makes a duplicate.
    /// </summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(5);
}
