using Engine.Tenancy;

namespace Engine.SignIn;

/// <summary>When a session ends: so long after the last request, or so long after sign-in however busy it is (ASVS 7.3.1, 7.3.2).</summary>
public static class SessionEnd
{
    /// <summary>Age of a cookie at which activity renews it, so that not every answer carries a new one.</summary>
    public static readonly TimeSpan RenewAfter = TimeSpan.FromMinutes(1);

    /// <summary>The whole hour that a moment lies in.</summary>
    public static DateTimeOffset Hour(DateTimeOffset moment) => moment.AddTicks(-(moment.Ticks % TimeSpan.TicksPerHour));

    public static DateTimeOffset Of(SessionTicket ticket, SignInConfig config)
    {
        var idle = ticket.RenewedAt.AddMinutes(config.IdleMinutes);
        var absolute = ticket.SignedInAt.AddHours(config.MaximumHours);
        return idle < absolute ? idle : absolute;
    }

    /// <summary>The end as a page shows it: the request for that page counts as activity when it renewed the cookie.</summary>
    public static DateTimeOffset Shown(SessionTicket ticket, SignInConfig config, DateTimeOffset now) =>
        Of(now - ticket.RenewedAt > RenewAfter ? ticket with { RenewedAt = now } : ticket, config);
}
