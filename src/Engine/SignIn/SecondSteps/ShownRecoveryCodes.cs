using Engine.Access;
using Microsoft.AspNetCore.Http;

namespace Engine.SignIn.SecondSteps;

/// <summary>What the browser keeps of recovery codes that were made just now.</summary>
public sealed record RecoveryCodesTicket(Guid AccountId, IReadOnlyList<string> Codes, DateTimeOffset At);

/// <summary>
/// Recovery codes for the page that shows them. They travel in a sealed cookie for a quarter of an hour, so that a reload or a second
/// click does not lose what the portal itself can no longer read.
/// </summary>
public sealed class ShownRecoveryCodes(RecoveryCodes recovery, SealedCookies cookies, IHttpContextAccessor http, TimeProvider time)
{
    private const string Cookie = "herstel";

    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    private HttpContext Http => http.HttpContext ?? throw new InvalidOperationException("Recovery codes are shown in a request.");

    /// <summary>Gives the account new codes in the place of the old ones; the caller saves.</summary>
    public void Renew(Account account)
    {
        var codes = RecoveryCodes.New();
        recovery.Keep(account, codes);
        Write(account, codes, time.GetUtcNow());
    }

    public void Write(Account account, IReadOnlyList<string> codes, DateTimeOffset at) =>
        cookies.Write(Http, Cookie, new RecoveryCodesTicket(account.Id, codes, at));

    /// <returns>Empty when there are none to show any more.</returns>
    public IReadOnlyList<string> Of(Guid account) =>
        cookies.Read<RecoveryCodesTicket>(Http, Cookie) is { } ticket && ticket.AccountId == account && time.GetUtcNow() - ticket.At <= Lifetime
            ? ticket.Codes
            : [];
}
