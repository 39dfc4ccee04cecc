using Engine.Tenancy;

namespace Engine.SignIn;

/// <summary>When a session ends: so long after the last request, or so long after sign-in however busy it is (ASVS 7.3.1, 7.3.2).</summary>
public static class SessionEnd
{
    public static DateTimeOffset Of(SessionTicket ticket, SignInConfig config)
    {
        var idle = ticket.RenewedAt.AddMinutes(config.IdleMinutes);
        var absolute = ticket.SignedInAt.AddHours(config.MaximumHours);
        return idle < absolute ? idle : absolute;
    }
}
