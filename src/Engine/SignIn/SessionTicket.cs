using Engine.Features;

namespace Engine.SignIn;

/// <summary>What the session cookie says: who, where, how sure and since when. Sealed and bound to its tenant by <see cref="SealedCookies"/>.</summary>
/// <param name="Stamp">Security stamp of the account at sign-in; another stamp ends the session.</param>
/// <param name="RenewedAt">Last request that counted as activity, at most a minute old while the session is in use.</param>
/// <param name="Scheme">Scheme by which the person signed in, see <see cref="SignInSchemes"/>.</param>
/// <param name="Branch">Branch (vestigingsnummer, 12 digits) to which the mandate is limited; null for the whole organisation.</param>
/// <param name="RememberedDevice">Device that stood in for the second step; the session ends when the user takes it from the list.</param>
/// <param name="Intermediary">Office that acts for the organisation, in words for the log; null when it acts itself.</param>
public sealed record SessionTicket(
    Guid SessionId,
    Guid AccountId,
    Guid OrganisationId,
    string Stamp,
    Level Level,
    DateTimeOffset SignedInAt,
    DateTimeOffset RenewedAt,
    string Scheme = SignInSchemes.Password,
    string? Branch = null,
    string? Intermediary = null,
    Guid? RememberedDevice = null);

/// <summary>The session of this request; null for visitors.</summary>
public sealed class CurrentSession
{
    public SessionTicket? OrNone { get; set; }
}
