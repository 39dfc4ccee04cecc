using Engine.Api.Keys;
using Engine.Ui;

namespace Web.Account.Koppelingen;

/// <summary>How keys are, in words.</summary>
internal static class KoppelingTekst
{
    public static string Of(ApiKey key, DateTimeOffset now) => key.RevokedAt is { } revoked ? $"Ingetrokken op {Show.Moment(revoked)}"
        : key.IsUsable(now) ? $"Werkt tot {Show.Moment(key.ExpiresAt)}" : $"Verlopen op {Show.Moment(key.ExpiresAt)}";
}
